"""Owns the proof that search finds: collections of judged questions, trials, measures.

Refuses a way of its own: it indexes through the site's sections, terms and
engines, and asks through `search.query.ask`, as the search page does.
May import what search may; nothing of the site imports it.
"""
