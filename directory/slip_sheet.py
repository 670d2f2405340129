"""The cover sheet of a referral slip: tagged PDF (PDF/UA-1), no person on it."""

import io
import json
from datetime import UTC, datetime, time
from pathlib import Path

import segno
import typst
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory import slips
from directory.models import ReferralSlip
from directory.models.slip import SlipAnswer
from directory.shown import shown

TEMPLATE = Path(__file__).with_name("pdf") / "slip.typ"


def slip_pdf(slip: ReferralSlip, url: str) -> bytes:
    """Return the sheet in the active language; the same slip gives the same bytes each day.

    `url`: absolute, of the page on which it is answered; "" leaves the code out.
    """
    today = timezone.localdate()
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        ignore_system_fonts=True,  # the same sheet on every server
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(today, time(), UTC).timestamp()),
        sys_inputs={"data": json.dumps(sheet_data(slip, today)), "qr": _qr(url) if url else ""},
    )


def sheet_data(slip: ReferralSlip, today) -> dict:
    """Return what `slip.typ` lays out; texts are literal."""
    language = get_language() or settings.LANGUAGE_CODE
    until = timezone.localtime(slip.promised_at)
    rows = [
        (_("To"), shown(slip.service, None).name),
        (_("Kind of help"), str(slip.service_type)),
        (_("Needed"), slip.get_urgency_display()),
        (_("From"), ", ".join(filter(None, (slips.centre_of(slip), slip.municipality.name)))),
        (_("Answer until"), f"{date_format(until, 'DATE_FORMAT')}, {until:%H:%M}"),
    ]
    answers = (SlipAnswer.ACCEPTED, SlipAnswer.NO_PLACE, SlipAnswer.NOT_OURS)
    return {
        "lang": settings.CONTENT_LANG.get(language, language),
        "site": settings.SITE_NAME,
        "title": _("Referral slip %(number)s") % {"number": slip.number},
        "rows": [{"label": label, "value": value} for label, value in rows],
        "answer_title": _("Answer"),
        "answers": [str(word.label) for word in answers],
        "qr_alt": _("QR code of the page on which this slip is answered"),
        "qr_note": _("Answer here: one tap, no account."),
        "warning": _(
            "No name, no birth date and no story on this sheet or on that page. "
            "Who is meant is said on the phone, by the number of the slip."
        ),
        "footer": _("Printed on {date}").format(date=date_format(today, "DATE_FORMAT")),
        "year": today.year,
        "month": today.month,
        "day": today.day,
    }


def _qr(url: str) -> str:
    drawing = io.BytesIO()
    # Level M survives a fold and a coffee stain; 4 modules of quiet zone as the standard asks.
    segno.make(url, error="m", micro=False).save(drawing, kind="svg", border=4, xmldecl=False)
    return drawing.getvalue().decode()
