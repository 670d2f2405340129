"""The editors' desk: what is searched for, and the words, bets and tasks that answer it.

Owns no table: those are in search.models. Refuses to show who asked, for nobody
knows. Imports Wagtail's admin, which a site without editors would not load.
"""
