"""Owns one table of made-up passages, so that search can be measured at any size.

Its settings are the portal's, on a database and an index of its own. The same rows
are what stock Wagtail's database search indexes and searches in the comparison.
"""
