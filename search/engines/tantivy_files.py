"""Checksums of an index's files: tantivy writes one at the end of each, and never looks at it.

A file ends with its footer as JSON (`crc`: CRC-32 of all before it), the length
of that JSON and a magic number, both 32-bit little-endian.
"""

import json
import struct
import zlib
from pathlib import Path

from search.engines.base import EngineUnavailable

MAGIC = 1337
TAIL = struct.Struct("<II")
CHUNK = 1 << 20


def segment_files(index: Path) -> list[Path]:
    """Return the files of the committed segments; what a writer is about to write is not whole."""
    names = {identity for identity, _deletes in _committed(index)}
    return sorted(file for file in index.iterdir() if file.name[:32] in names)


def has_deleted(index: Path) -> bool:
    """Say whether a committed segment still holds sections that were deleted."""
    return any(deletes for _identity, deletes in _committed(index))


def _committed(index: Path) -> list[tuple[str, object]]:
    """Return (id as in file names, what was deleted) of each segment that meta.json tells of.

    Raises EngineUnavailable if it is damaged, also where it still reads as JSON.
    """
    try:
        segments = json.loads((index / "meta.json").read_bytes())["segments"]
        return [(one["segment_id"].replace("-", ""), one.get("deletes")) for one in segments]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise EngineUnavailable(f"meta.json names no segments: {error!r}") from error


def is_whole(file: Path) -> bool:
    """Compare `file` with its checksum: a second for some gigabytes. False if it has none."""
    size = file.stat().st_size
    with file.open("rb") as opened:
        if size < TAIL.size:
            return False
        opened.seek(-TAIL.size, 2)
        length, magic = TAIL.unpack(opened.read())
        body = size - TAIL.size - length
        if magic != MAGIC or body < 0:
            return False
        opened.seek(body)
        try:
            expected = json.loads(opened.read(length))["crc"]
        except (ValueError, KeyError, TypeError):
            return False
        opened.seek(0)
        found = 0
        while body > 0:
            chunk = opened.read(min(CHUNK, body))
            if not chunk:
                return False
            found, body = zlib.crc32(chunk, found), body - len(chunk)
    return found == expected
