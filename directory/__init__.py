"""Owns organizations, services, locations, hours, referral members: HSDS 3 with our additions.
Decides in one place who learns where a confidential location is (`confidential.py`).
Refuses addresses of confidential locations to everyone but their keepers.
Stores reference codes (service type, municipality), never another app's rows.
May import portal.base and what lies below; never a sibling app.
Pages, search sections and the API read every record as a stranger does (`shown.py`).
"""
