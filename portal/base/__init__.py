"""Owns what every page shares: BasePage, HomePage, StandardPage, images,
documents, the eight blocks, the chrome (bar, emergency lines, reader's place),
page cache, health checks and the demo seed's conductor.
Refuses domain content: protocols, services and sessions live in their apps.
May import search, portal.accounts, portal.reference, portal.privacy.
"""
