"""Owners of topics: who may do their tasks, and in which language they are written to."""

from django.conf import settings
from django.utils import translation


def may_do_gaps(user) -> bool:
    """Say whether this user can open a task of the desk at all."""
    return user.is_active and user.has_perms(
        ("wagtailadmin.access_admin", "search.change_contentgap")
    )


def in_language_of(user):
    """Let texts be in the language in which `user` has the admin, else in the site's own."""
    profile = getattr(user, "wagtail_userprofile", None)
    return translation.override(
        getattr(profile, "preferred_language", "") or settings.LANGUAGE_CODE
    )
