"""The wiring: settings, addresses, servers, and the pages that compose siblings.
Knows every app; no app knows it. Its inner apps (accounts, reference, privacy,
base) are the floor on which the domain apps stand.
Refuses domain rules: those live in protocols, directory, training and the rest.
May import everything; only `portal.urls` and `portal.settings` do.
"""
