"""What stands on the printed sheet: plain data with every word in the active language."""

from datetime import date

from django.conf import settings
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.base.lines import parse_hours
from protocols.pdf.richtext import absolute, rich_nodes
from protocols.reading import BranchReading, LawReading, LimitReading, Reading, StepReading


def sheet_data(reading: Reading, *, current_url: str, today: date, is_superseded: bool) -> dict:
    """Return the JSON-ready data that `protocol.typ` lays out. Texts are literal, never markup."""
    known = {step.anchor for step in reading.steps}
    source = reading.source
    return {
        "lang": content_lang(reading.language),
        "title": reading.page.title,
        "summary": reading.page.summary,
        "author": reading.page.issuing_authority or source.issuing_authority,
        "law_of": source.jurisdiction.law_of,
        "url": current_url,
        "year": today.year,
        "month": today.month,
        "day": today.day,
        "facts": _facts(reading),
        "notices": _notices(reading, today, is_superseded),
        "card": _card(reading.card),
        "questions": [_branch(branch, known) for branch in reading.questions],
        "phases": [
            {
                "anchor": phase.anchor,
                "number": phase.number,
                "title": phase.title,
                "lang": content_lang(phase.language),
                "steps": [_step(step, reading, known, current_url) for step in phase.steps],
            }
            for phase in reading.phases
        ],
        "roles": [
            {"short": role.short, "label": role.label}
            for role in reading.roles
            if role.short != role.label
        ],
        "footer": _footer(source, is_superseded),
        "words": _words(source, today),
    }


def content_lang(locale_code: str) -> str:
    """Return what documents say for a locale: Montenegrin is cnr, not sr-latn."""
    return settings.CONTENT_LANG.get(locale_code, locale_code)


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def _facts(reading) -> list[dict]:
    source = reading.source
    return [
        {"label": _("Version"), "value": str(source.version)},
        {"label": _("In force from"), "value": _day(source.in_force_from)},
        {"label": _("Review by"), "value": _day(source.review_by)},
        {
            "label": _("Issued by"),
            "value": reading.page.issuing_authority or source.issuing_authority,
        },
    ]


def _notices(reading, today: date, is_superseded: bool) -> list[dict]:
    """Notices above everything else; `kind` is alarm, amber or plain."""
    source, notices = reading.source, []
    if source.is_sample:
        notices.append({"kind": "amber", "text": _("Sample, not legal advice.")})
    if is_superseded:
        text = _("A newer protocol replaces this one. Open it by the QR code.")
        notices.append({"kind": "alarm", "text": text})
    if source.review_by < today:
        text = _("The review date has passed. Check each step before you rely on it.")
        notices.append({"kind": "amber", "text": text})
    if reading.is_translation:
        name = dict(settings.LANGUAGES).get(reading.source_language, reading.source_language)
        text = _("Translation. Written first in: {language}.")
        notices.append({"kind": "plain", "text": text.format(language=name)})
    return notices


def _footer(source, is_superseded: bool) -> list[str]:
    """What a single sheet, torn from the others, must still say."""
    marks = [(source.is_sample, _("Sample, not legal advice."))]
    marks.append((is_superseded, _("Replaced by a newer protocol.")))
    return [text for applies, text in marks if applies]


def _validity(review_by: date, today: date) -> str:
    if review_by < today:
        return _("the review date has passed: {date}").format(date=_day(review_by))
    return _("valid until {date} or the next version").format(date=_day(review_by))


def _card(card) -> dict | None:
    if not card:
        return None
    return {
        "danger": list(card.danger),
        "lines": [
            {
                "name": line.label,
                "number": line.number,
                "href": f"tel:{line.dial}",
                "hours": hours_text(line.hours),
                "mark": "" if line.is_verified else _("not verified"),
            }
            for line in card.lines
        ],
        "do_not": list(card.do_not),
        "write_down": list(card.write_down),
    }


def hours_text(hours: str) -> str:
    """Return the hours of a line in words: "24 h", "Mon–Fri 16:00–20:00"; "" when not known."""
    if hours == "24h":
        return _("day and night")
    try:
        spans = parse_hours(hours)
    except ValueError:
        return hours
    rows = []
    for days, opens, closes in spans:
        first, last = (str(WEEKDAYS_ABBR[day]) for day in (days[0], days[-1]))
        weekdays = first if len(days) == 1 else f"{first}–{last}"
        rows.append(f"{weekdays} {opens:%H:%M}–{closes:%H:%M}")
    return ", ".join(rows)


def _step(step: StepReading, reading: Reading, known: set[str], base_url: str) -> dict:
    return {
        "anchor": step.anchor,
        "number": step.number,
        "heading": step.heading,
        "lang": content_lang(step.language),
        "is_must": step.is_must,
        "strength": _("Must") if step.is_must else _("Should"),
        "mark": _step_mark(step, reading),
        "roles": [role.short for role in step.roles],
        "limits": [_limit(limit) for limit in step.limits],
        "warnings": list(step.warnings),
        "action": rich_nodes(step.action, base_url),
        "say": step.say.strip().splitlines(),
        "write_down": step.write_down.strip().splitlines(),
        "branches": [_branch(branch, known) for branch in step.branches],
        "laws": [_law(law, base_url) for law in step.laws],
        "forms": [document.title for document in step.forms],
        "service_types": [service.label for service in step.service_types],
    }


def _step_mark(step: StepReading, reading: Reading) -> str:
    name = dict(settings.LANGUAGES).get(reading.source_language, reading.source_language)
    if step.is_untranslated:
        return _("Not translated yet: shown in {language}.").format(language=name)
    if step.is_behind:
        return _("The original ({language}) has changed since this was translated.").format(
            language=name
        )
    return ""


def _limit(limit: LimitReading) -> dict:
    return {"text": limit.text, **_verification(limit)}


def _law(law: LawReading, base_url: str) -> dict:
    article = _("art. {article}").format(article=law.article) if law.article else ""
    return {
        "text": ", ".join(filter(None, (law.number, law.title, article))),
        "link": absolute(law.link, base_url),
        **_verification(law),
    }


def _verification(fact) -> dict:
    """`mark` says in words whether the fact was checked; `source` where it stands."""
    if fact.is_verified:
        mark = _("verified {date}").format(date=_day(fact.checked_on))
    else:
        mark = _("not verified")
    return {"is_verified": fact.is_verified, "mark": mark, "source": fact.source}


def _branch(branch: BranchReading, known: set[str]) -> dict:
    return {
        "condition": branch.condition,
        "question": branch.question or branch.condition,
        "anchor": branch.anchor if branch.anchor in known else "",
        "number": branch.number,
        "heading": branch.heading,
    }


def _words(source, today: date) -> dict:
    """The fixed words of the sheet. {n}, {m}, {number} are filled in by the template."""
    return {
        "protocol": _("Protocol"),
        "first_ten": _("The first ten minutes"),
        "danger": _("Danger"),
        "call": _("Call"),
        "do_not": _("Do not"),
        "write_down": _("Write down"),
        "say": _("Say"),
        "warning": _("Warning"),
        "where_to_start": _("Where do I start?"),
        "limit": _("Time limit"),
        "phases": _("Phases"),
        "next": _("Next"),
        "step": _("step {number}"),
        "on_page": _("p. {n}"),
        "gone": _("this step no longer exists"),
        "law": _("Law"),
        "forms": _("Forms"),
        "services": _("Services"),
        "source": _("Source"),
        "who_is_who": _("Who is who"),
        "page": _("page {n} of {m}"),
        "version": _("version {number}").format(number=source.version),
        # No full stop after a date: in Montenegrin the date brings its own.
        "printed": _("Printed on {date}").format(date=_day(today)),
        "validity": _validity(source.review_by, today),
        "expiry": _(
            "Valid until the review date or the next version, whichever is first: "
            "check by the QR code."
        ),
        "qr_alt": _("QR code of the current version of this protocol"),
    }
