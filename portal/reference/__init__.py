"""Owns the stable codes that every app stores: jurisdictions, municipalities,
roles, service types, situations, topics, events, emergency lines, acronyms.
Refuses behaviour: a row here has names and a code, acts live in the apps.
May import nothing of ours; it is the floor of the house.
Names are columns per language (sq, sr-latn, en), see docs/decisions/0003.
"""
