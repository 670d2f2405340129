"""What of the directory is found in the one search."""

from directory import experience_search  # noqa: F401 - registers itself
