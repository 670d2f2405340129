"""The state of a contact in words."""

from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.base.contacts import CLOSED, OPEN, Contact

register = template.Library()
WEEK = timedelta(days=6)  # beyond it a weekday does not say which one


@register.simple_tag
def contact_state(contact: Contact) -> str:
    """Say whether `contact` answers now and until when, and what else to know before dialling."""
    words = [_hours(contact)]
    if contact.through_the_line:
        words = [_("through the line; nobody is told the place")]
    if contact.is_full:
        words.append(_("full now"))
    if contact.is_stale:
        words.append(_("not confirmed for a year"))
    return " · ".join(words)


def _hours(contact: Contact) -> str:
    if contact.is_suspended:
        return _("closed for some time")
    if contact.state == OPEN and contact.until is None:
        return _("day and night")
    if contact.state == OPEN:
        return _("open until %(time)s") % {"time": date_format(contact.until, "TIME_FORMAT")}
    if contact.state == CLOSED:
        return ", ".join([_("public holiday today")] * contact.is_holiday + [_closed(contact)])
    return _("hours not known")


def _closed(contact: Contact) -> str:
    if contact.opens_next:
        return _("closed; opens %(when)s") % {"when": _moment(contact.opens_next)}
    return _("closed now")


def _moment(when) -> str:
    time = date_format(when, "TIME_FORMAT")
    today = timezone.localdate(timezone=when.tzinfo)
    if when.date() == today:
        return time
    if when.date() - today <= WEEK:
        return f"{date_format(when, 'l').lower()} {time}"
    return f"{date_format(when, 'DATE_FORMAT')} {time}"
