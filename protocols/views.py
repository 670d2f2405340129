"""Reading a protocol, following a step link, downloading the PDF."""

from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from portal.base.lines import lines_for
from protocols.clock import clock_data, group_limits
from protocols.contacts import local_contacts
from protocols.models import ProtocolPage, PublishedStep
from protocols.reading import read
from protocols.terms import terms_of


def protocol_context(page, request) -> dict:
    """Return what the reading page's template needs beside Wagtail's own variables.

    Nothing in it is about the single reader: the rendered page is shared.
    """
    reading = read(page)
    today = timezone.localdate(timezone=ZoneInfo(reading.source.jurisdiction.time_zone))
    all_lines = lines_for(request, reading.source.jurisdiction_id)
    lines = {line.code: line for line in all_lines}
    groups = group_limits(reading)
    terms = terms_of(reading)
    return {
        "reading": reading,
        "card_lines": [lines[row.code] for row in reading.card.lines if row.code in lines],
        "local": local_contacts(reading, request, all_lines),
        "superseded_by": newer_protocol(reading),
        "gone_step": gone_step(reading, request.GET.get("gone", "")),
        "missing_language": missing_language(page, request.GET.get("from", "")),
        "is_overdue": reading.source.review_by < today,
        "today": today,
        "limit_groups": groups,
        "clock": clock_data(reading, groups, today),
        "terms": terms,
        "acronym_ids": {term.short: term.id for term in terms if term.is_acronym},
    }


def newer_protocol(reading):
    """Return the live page that replaces this protocol, in the reader's language if it can."""
    if reading.newer_id is None:
        return None
    return page_in_language(ProtocolPage.objects.get(pk=reading.newer_id), reading.language)


def gone_step(reading, number: str):
    """Return the withdrawn step that an old link asked for by its number, or None."""
    if not number:
        return None
    return PublishedStep.objects.filter(
        protocol=reading.source, is_current=False, number=number
    ).first()


def missing_language(page, code: str) -> dict | None:
    """Return {code, note} for a reader whom a link in language `code` led to another one.

    The note is in the reader's language, not the page's. None once a translation is there.
    """
    name = dict(settings.LANGUAGES).get(code)
    if name is None or page_in_language(page, code).locale.language_code == code:
        return None
    with override(code):
        note = _("This protocol is not in %(language)s yet; this is the original.")
        return {"code": code, "note": note % {"language": name}}


def show_step(request, step_id):
    """Send a shared link to its step, in the language of the link where there is one.

    Where there is none, `?from=` lets the original say so.
    """
    step = step_by_id(step_id)
    if step is None:
        raise Http404
    page = page_in_language(step.protocol, get_language())
    if not page.is_visible_to(request.user):
        return page.serve(request)
    query = {} if step.is_current else {"gone": step.number}
    if page.locale.language_code != get_language():
        query["from"] = get_language()
    address = page.get_url(request) + (f"?{urlencode(query)}" if query else "")
    return redirect(f"{address}#s-{step.block_id}" if step.is_current else address)


def step_by_id(step_id):
    """Return the PublishedStep of `step_id`, that of the protocol in force first."""
    newer = ProtocolPage.objects.live().filter(supersedes=OuterRef("protocol"))
    return (
        PublishedStep.objects.filter(block_id=step_id, protocol__live=True)
        .select_related("protocol", "protocol__locale")
        .annotate(is_superseded=Exists(newer))
        .order_by("is_superseded", "-is_current", "-protocol__in_force_from")
        .first()
    )


def page_in_language(page, language: str):
    """Return the live translation of `page` in `language`, or `page` itself."""
    return (
        ProtocolPage.objects.live()
        .filter(
            translation_key=page.translation_key,
            locale__language_code=language,
            alias_of__isnull=True,
        )
        .first()
        or page
    )


def download_pdf(request, page_id):
    """The whole protocol as tagged PDF, with its version and a QR code to the current one."""
    from protocols.pdf import protocol_pdf

    page = get_object_or_404(ProtocolPage.objects.live(), pk=page_id)
    if not page.is_visible_to(request.user):
        return page.serve(request)  # to sign-in, or refused
    with override(page.locale.language_code):  # the address may carry another language
        reading = read(page)
    document = protocol_pdf(
        reading,
        current_url=request.build_absolute_uri(page.get_url(request)),
        today=timezone.localdate(),
        is_superseded=reading.source.superseded_by.live().exists(),
    )
    response = HttpResponse(document, content_type="application/pdf")
    filename = f"{page.slug}-v{reading.source.version}.pdf"
    response["Content-Disposition"] = content_disposition_header(False, filename)
    response["Cache-Control"] = "private, no-cache"
    return response
