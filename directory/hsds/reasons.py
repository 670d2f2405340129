"""Reasons of a report: in English for who runs the command, on a page in the reader's language."""

from django.utils.translation import gettext


class Reason(str):
    """A reason with values in it, in English. `template` is its msgid, `values` what fills it."""

    template: str
    values: dict

    def __new__(cls, template: str, **values):
        reason = super().__new__(cls, template % values if values else template)
        reason.template, reason.values = template, values
        return reason


def told(reason: str) -> str:
    """Return `reason` in the active language; what has no translation stays as it is."""
    if isinstance(reason, Reason) and reason.values:
        return gettext(reason.template) % reason.values
    return gettext(reason) if reason else ""
