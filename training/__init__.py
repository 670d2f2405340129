"""Will own sessions, recordings, attendance, tests, the points ledger, certificates.
Refuses to change a ledger entry: corrections are counter-entries.
Stores reference codes (topic, role), never another app's rows.
May import portal.base and what lies below; never a sibling app.
Empty until its part is built: its door opens a plain page with the lines to call.
"""
