"""What the frame's templates ask: addresses, countries, the state of a line in words."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.lines import CLOSED, OPEN
from portal.base.stamp import remembered
from portal.reference.models import Jurisdiction, in_language

register = template.Library()

# Search engines know Montenegrin only as Serbian in Latin script, written in Montenegro.
HREFLANG = {"sr-latn": "sr-Latn-ME"}

# For the page that must not ask the database: police, children's line where it exists, 112.
LAST_RESORT = {
    "AL": (("129", _), ("116111", _)),
    "ME": (("122", _), ("116111", _)),
}
