"""What of the directory is found in the one search."""

from directory import contact_search, experience_search  # noqa: F401 - register themselves
