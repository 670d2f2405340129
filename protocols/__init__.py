"""Owns case protocols: phases, steps, time limits, legal acts, publication rows,
permalinks, the PDF and the reading page with its deadline clock.
Refuses phone numbers of institutions: it names service types, `portal` joins them.
May import portal.base and what lies below; never a sibling app.
A fact of a step lives on the source page alone (docs/decisions/0006).
"""
