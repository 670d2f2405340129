"""Checksums of an index's files: tantivy writes one at the end of each, and never looks at it.

A file ends with its footer as JSON (`crc`: CRC-32 of all before it), the length
of that JSON and a magic number, both 32-bit little-endian.
"""

import json
import struct
import zlib
from pathlib import Path

MAGIC = 1337
TAIL = struct.Struct("<II")
CHUNK = 1 << 20


def segment_files(index: Path) -> list[Path]:
    """Return the files of the committed segments; what a writer is about to write is not whole."""
    meta = json.loads((index / "meta.json").read_bytes())
    names = {segment["segment_id"].replace("-", "") for segment in meta["segments"]}
    return sorted(file for file in index.iterdir() if file.name[:32] in names)


def has_deleted(index: Path) -> bool:
    """Say whether a committed segment still holds sections that were deleted."""
    meta = json.loads((index / "meta.json").read_bytes())
    return any(segment.get("deletes") for segment in meta["segments"])


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
