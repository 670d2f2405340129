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


def chip_text(relation: str, amount: int, unit: str, at_once: bool) -> str:
    """Return the few words that stand on the dark chip."""
    length = amount_text(amount, unit)
    if relation == "before":
        return _("%(length)s before") % {"length": length}
    if relation == "every":
        return _("every %(length)s") % {"length": length}
    if at_once:
        return _("at once, no later than %(length)s") % {"length": length}
    return length


def full_text(chip: str, phrase: str, applies_to: str) -> str:
    """Return chip, phrase of the event ("after the report is received") and to whom it applies."""
    text = f"{chip} {phrase}".strip()
    return f"{text} ({applies_to})" if applies_to else text
