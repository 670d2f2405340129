"""Owns sections, analysis, engines, the outbox and the search page and API.
Knows no app: each app's `search_index.py` registers what can be found.
Refuses to decide who may read: it asks settings.SEARCH_READER.
May import portal.reference and portal.privacy (the personal-data check).
Who changes a searchable row calls `search.indexing.reindex(obj)` in its act.
"""
