"""The space of an embedded index: one file in its folder, mapped, so that processes share it."""

import mmap
import os
from pathlib import Path

from search.engines.base import EngineUnavailable
from search.meaning.space import BadSpace, Space

SPACE = "meaning"
NONE = b"none"  # in that file, of an index that learned no space


def keep_space(folder: Path, stored: bytes) -> None:
    """Put a space beside the index of `folder`, before that serves. Empty bytes: there is none."""
    with open(folder / SPACE, "wb") as file:
        file.write(stored or NONE)
        file.flush()
        os.fsync(file.fileno())


def space_of(folder: Path) -> Space | None:
    """Return the space of an index, None if it has none.

    Raises EngineUnavailable if it is damaged or gone: sections written now would point
    elsewhere, and the order of hits would change without a word.
    """
    try:
        with open(folder / SPACE, "rb") as file:
            mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            return None if mapped == NONE else Space(mapped)
    except (OSError, ValueError, BadSpace) as error:  # ValueError: an empty file
        raise EngineUnavailable(f"the space of meaning is damaged: {error}") from error
