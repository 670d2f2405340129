"""A small protocol for tests that change it; the demo site is for those that read."""

from tests.protocols.small_protocol import desk, english, in_english, lists, protocol  # noqa: F401
