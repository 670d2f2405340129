"""HSDS 3 in and out: the open API, the files, and what another directory sends us.

`standard/` holds the standard's own files (CC BY-SA 4.0, see its LICENSE); `tables.py` reads them.
Out: `visible` → `collecting` → `rows` → `nesting` → `api`, `export`. In: `files` → `mapping` →
`entries` → `checking` → `importing`, with a `report`. What leaves is decided by `confidential`.
"""
