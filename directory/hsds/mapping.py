"""Shipped and own mappings."""

from directory.hsds.files import Refused


def load(name):
    raise Refused(f"there is no mapping {name}")
