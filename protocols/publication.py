"""What a publication writes down, in its own transaction.

On the source page: one PublishedStep a step, with its citable number and its
facts. On a translation: which wording of the source each step was made from.
"""

import hashlib
import json

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery
from django.db.models.signals import pre_delete
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText
from wagtail.signals import page_unpublished
from wagtail_localize.models import TranslationSource

from portal.base.translations import siblings_of, source_of, texts_by_path, translated_texts
from portal.reference.models import Role, ServiceType
from protocols.numbering import give_numbers


def record_publication(page) -> None:
    """Write the rows of `page`, just published. Call inside the publishing transaction."""
    source = source_of(page)
    if source is None:
        _record_source(page)
    else:
        _record_translation(page, source)


def hide_translations(page) -> None:
    """Unpublish what is translated from `page`: without its source it has no facts to show."""
    if source_of(page) is not None:
        return
    for sibling in siblings_of(page).live():
        sibling.unpublish()


def follow_source() -> None:
    """Have translations hidden with their source, whichever way it goes.

    By signal, because Wagtail unpublishes expired pages, and deletes pages
    below a deleted one, without calling any method of the page's own model.
    """
    from protocols.models import ProtocolPage

    page_unpublished.connect(
        _hide_with_source, sender=ProtocolPage, dispatch_uid="hide-with-source"
    )
    pre_delete.connect(_hide_with_source, sender=ProtocolPage, dispatch_uid="hide-before-delete")


def _hide_with_source(instance, **_kwargs):
    hide_translations(instance)


def unfinished_steps(page):
    """Yield one sentence for each phase, step or question that is not finished."""
    try:
        page.phases.stream_block.clean(page.phases)
    except ValidationError as error:
        for index, wrong in getattr(error, "block_errors", {}).items():
            yield from _phase_problems(page.phases[index], wrong)
        yield from getattr(error, "non_block_errors", None) or ()
    known = {step.id for _phase, step in steps_of(page)}
    for question in page.questions:
        if question.value["go_to"] not in known:
            yield _("The question “%(question)s” leads to no step of this protocol.") % {
                "question": question.value["condition"]
            }


def _phase_problems(phase, error):
    errors = dict(getattr(error, "block_errors", {}))
    steps = errors.pop("steps", None)
    if errors or (steps is not None and not getattr(steps, "block_errors", None)):
        yield _("Phase “%(title)s” is not finished.") % {"title": phase.value["title"]}
    for index, wrong in getattr(steps, "block_errors", {}).items():
        step = phase.value["steps"].bound_blocks[index]
        labels = (
            capfirst(str(step.block.child_blocks[name].label))
            for name in getattr(wrong, "block_errors", {})
        )
        yield _("Step “%(heading)s” is not finished: %(fields)s.") % {
            "heading": step.value["heading"],
            "fields": ", ".join(labels),
        }


def steps_of(page):
    """Yield (phase block, step block) of `page`'s stream, in order."""
    for phase in page.phases:
        for step in phase.value["steps"].bound_blocks:
            yield phase, step


def text_digest(step) -> str:
    """Return a digest of everything in a step's value that a translator translates."""
    texts = [
        step["heading"],
        step["action"].source if isinstance(step["action"], RichText) else str(step["action"]),
        step["say"],
        step["write_down"],
        *step["warnings"],
        *(limit["applies_to"] for limit in step["limits"]),
        *(
            text
            for branch in step["branches"]
            for text in (branch["condition"], branch["question"])
        ),
    ]
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()


def numbers_of(page, rows=None) -> tuple[dict[str, str], dict[str, str]]:
    """Return (phase id → number, step id → number) as they are or would be published.

    `rows`: the PublishedStep rows of `page` with their phases, if the caller has
    read them. A protocol made as a copy of the one it replaces keeps its numbers.
    """
    if rows is None:
        rows = published_rows(page)
    phases = {str(row.phase.block_id): row.phase.number for row in rows}
    if {phase.id for phase in page.phases} - phases.keys():
        phases = _published_phases(page)
    steps = {str(row.block_id): row.number for row in rows}
    wanted = {step.id for _phase, step in steps_of(page)}
    for older in _replaced_by(page) if wanted - steps.keys() else ():
        inherited = published_rows(older)
        if wanted.isdisjoint(str(row.block_id) for row in inherited):
            continue  # written anew, not copied: its numbers begin at 1
        _inherit(phases, _published_phases(older))
        _inherit(steps, {str(row.block_id): row.number for row in inherited})
    return number_all(page, phases, steps)


def published_rows(page, translation=None) -> list:
    """Return every PublishedStep of `page` with its phase, also the withdrawn ones.

    `made_from` of a row: digest of the wording that `translation` was made from, or None.
    """
    from protocols.models import PublishedStep, TranslatedStep

    if page.pk is None:  # a preview of a page that was never saved
        return []
    made_from = TranslatedStep.objects.filter(page=translation, block_id=OuterRef("block_id"))
    return list(
        PublishedStep.objects.filter(protocol=page)
        .select_related("phase")
        .annotate(made_from=Subquery(made_from.values("source_digest")[:1]))
    )


def _published_phases(page) -> dict[str, str]:
    from protocols.models import PublishedPhase

    if page.pk is None:
        return {}
    rows = PublishedPhase.objects.filter(protocol=page).values_list("block_id", "number")
    return {str(block_id): number for block_id, number in rows}


def _replaced_by(page):
    """Yield the protocols that `page` replaces, the nearest first."""
    seen = {page.pk}
    older = page.supersedes
    while older is not None and older.pk not in seen:
        seen.add(older.pk)
        yield older
        older = older.supersedes


def _inherit(numbers: dict[str, str], older: dict[str, str]) -> None:
    taken = set(numbers.values())
    numbers.update(
        (block_id, number)
        for block_id, number in older.items()
        if block_id not in numbers and number not in taken
    )


def number_all(page, phases: dict, steps: dict) -> tuple[dict[str, str], dict[str, str]]:
    """Number `page`'s phases and steps, given the numbers `phases` and `steps` already have."""
    phase_numbers = give_numbers([phase.id for phase in page.phases], phases)
    step_numbers: dict[str, str] = {}
    for phase in page.phases:
        step_numbers |= give_numbers(
            [step.id for step in phase.value["steps"].bound_blocks],
            steps,
            prefix=f"{phase_numbers[phase.id]}.",
            taken=step_numbers.values(),
        )
    return phase_numbers, step_numbers


def strip_facts(page) -> None:
    """Empty every fact of `page`, a translation: it carries words only."""
    page.supersedes = None
    page.legal_acts = []
    page.card_lines = []
    for question in page.questions:
        question.value["go_to"] = ""
    for _phase, step in steps_of(page):
        step.value["strength"] = ""
        for name in ("roles", "service_types"):
            step.value[name] = []
        for name in ("forms", "legal_basis"):
            step.value[name] = step.value.block.child_blocks[name].normalize([])
        for limit in step.value["limits"]:
            limit.update(relation="", amount=None, unit="", event="", at_once=False)
            limit.update(source="", checked_on=None, checked_by="")
        for branch in step.value["branches"]:
            branch["go_to"] = ""


def _record_source(page) -> None:
    from protocols.models import PublishedPhase, PublishedStep

    phase_numbers, step_numbers = numbers_of(page)
    PublishedPhase.objects.filter(protocol=page).update(is_current=False)
    PublishedStep.objects.filter(protocol=page).update(is_current=False)
    phases = {
        block_id: PublishedPhase.objects.update_or_create(
            protocol=page,
            block_id=block_id,
            defaults={"is_current": True},
            create_defaults={"is_current": True, "number": number},
        )[0]
        for block_id, number in phase_numbers.items()
    }
    roles = Role.objects.in_bulk(field_name="code")
    service_types = ServiceType.objects.in_bulk(field_name="code")
    for position, (phase, block) in enumerate(steps_of(page)):
        row = _save_step(page, block, phases[phase.id], step_numbers[block.id], position)
        row.roles.set([roles[code] for code in block.value["roles"] if code in roles])
        row.service_types.set(
            [service_types[code] for code in block.value["service_types"] if code in service_types]
        )


def _save_step(page, block, phase, number, position):
    from protocols.models import PublishedLimit, PublishedStep

    value = block.value
    facts = {
        "phase": phase,
        "position": position,
        "heading": value["heading"],
        "is_must": value["strength"] == "must",
        "has_warning": any(value["warnings"]),
        "text_digest": text_digest(value),
        "is_current": True,
    }
    row, _created = PublishedStep.objects.update_or_create(
        protocol=page,
        block_id=block.id,
        defaults=facts,
        create_defaults=facts | {"number": number},
    )
    row.limits.all().delete()
    PublishedLimit.objects.bulk_create(
        PublishedLimit(
            step=row,
            relation=limit["relation"],
            amount=limit["amount"],
            unit=limit["unit"],
            event=limit["event"],
            is_verified=limit.is_verified,
        )
        for limit in value["limits"]
    )
    return row


def _record_translation(page, source: TranslationSource) -> None:
    """Write down which steps say what the source says now, in the wording it was synced with.

    A step is up to date if each of its texts is the translation of the source's
    present text; every other step keeps no digest, and readers see it marked.
    """
    from protocols.models import TranslatedStep

    shown = texts_by_path(page)
    outdated = {
        path.split(".")[3]
        for path, translation in translated_texts(source, page.locale_id, "phases.")
        if ".steps." in path and translation not in shown.get(path, ())
    }
    digests = {
        block.id: text_digest(block.value)
        for _phase, block in steps_of(source.as_instance())
        if block.id not in outdated
    }
    TranslatedStep.objects.filter(page=page).delete()
    TranslatedStep.objects.bulk_create(
        TranslatedStep(page=page, block_id=block.id, source_digest=digests.get(block.id, ""))
        for _phase, block in steps_of(page)
    )
