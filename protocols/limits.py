"""A time limit in words, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def amount_text(amount: int, unit: str) -> str:
    """Return "24 hours", "5 working days" … in the active language."""
    forms = {
        "hours": ngettext("%(n)d hour", "%(n)d hours", amount),
        "days": ngettext("%(n)d day", "%(n)d days", amount),
        "working_days": ngettext("%(n)d working day", "%(n)d working days", amount),
        "months": ngettext("%(n)d month", "%(n)d months", amount),
    }
    return forms[unit] % {"n": amount}


def every_text(amount: int, unit: str) -> str:
    """Return "every day", "every 3 months" … in the active language."""
    if amount == 1:
        return {
            "hours": _("every hour"),
            "days": _("every day"),
            "working_days": _("every working day"),
            "months": _("every month"),
        }[unit]
    forms = {
        "hours": ngettext("every %(n)d hour", "every %(n)d hours", amount),
        "days": ngettext("every %(n)d day", "every %(n)d days", amount),
        "working_days": ngettext("every %(n)d working day", "every %(n)d working days", amount),
        "months": ngettext("every %(n)d month", "every %(n)d months", amount),
    }
    return forms[unit] % {"n": amount}


def chip_text(relation: str, amount: int, unit: str, at_once: bool) -> str:
    """Return the few words that stand on the dark chip."""
    length = amount_text(amount, unit)
    if relation == "before":
        return _("%(length)s before") % {"length": length}
    if relation == "every":
        return every_text(amount, unit)
    if at_once:
        return _("at once, no later than %(length)s") % {"length": length}
    return length


def full_text(chip: str, phrase: str, applies_to: str) -> str:
    """Return chip, phrase of the event ("after the report is received") and to whom it applies."""
    text = f"{chip} {phrase}".strip()
    return f"{text} ({applies_to})" if applies_to else text
