"""Owns who somebody is: User (signs in by e-mail), Profile, roles, sign-in.
Decides which audiences a reader may read (`access.readable_audiences`), the
one place that pages, search, files and the API ask.
Refuses everything about content.
May import portal.reference and portal.privacy.
"""
