"""Reasons of a report: in English for who runs the command, on a page in the reader's language."""

from django.utils.translation import gettext


class Reason(str):
    """A reason with values in it, in English. `template` is its msgid, `values` what fills it:
    another reason among them is told in the reader's language too.
    """

    template: str
    values: dict

    @classmethod
    def of(cls, reason: str) -> "Reason":
        return reason if isinstance(reason, cls) else cls(reason)

    def __new__(cls, template: str, **values):
        reason = super().__new__(cls, template % values if values else template)
        reason.template, reason.values = template, values
        return reason


def told(reason: str) -> str:
    """Return `reason` in the active language; what has no translation stays as it is."""
    if isinstance(reason, Reason) and reason.values:
        values = {
            name: told(value) if isinstance(value, Reason) else value
            for name, value in reason.values.items()
        }
        return gettext(reason.template) % values
    return gettext(reason) if reason else ""
