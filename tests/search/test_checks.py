"""A page type without a word on search is an error at start."""

from search import registry
from search.checks import every_page_type_is_declared


def test_every_page_type_of_the_portal_is_declared():
    assert every_page_type_is_declared(None) == []


def test_an_undeclared_page_type_is_named(monkeypatch):
    known = dict(registry._indexes)
    del known["protocols.protocolpage"]
    monkeypatch.setattr(registry, "_indexes", known)
    errors = every_page_type_is_declared(None)
    assert [error.id for error in errors] == ["search.E001"]
    assert "protocols.ProtocolPage" in errors[0].msg
