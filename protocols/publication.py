"""What a publication writes down, in its own transaction.

On the source page: one PublishedStep a step, with its citable number and its
facts. On a translation: which wording of the source each step was made from.
"""

import hashlib
import json

from wagtail.rich_text import RichText
from wagtail_localize.models import TranslationSource

from portal.base.translations import source_of
from portal.reference.models import Role, ServiceType
from protocols.numbering import give_numbers


def record_publication(page) -> None:
    """Write the rows of `page`, just published. Call inside the publishing transaction."""
    if not page.live:
        return
    source = source_of(page)
    if source is None:
        _record_source(page)
    else:
        _record_translation(page, source)


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


def numbers_of(page) -> tuple[dict[str, str], dict[str, str]]:
    """Return (phase id → number, step id → number) as they are or would be published."""
    from protocols.models import PublishedPhase, PublishedStep

    phases = {
        str(i): n
        for i, n in PublishedPhase.objects.filter(protocol=page).values_list("block_id", "number")
    }
    steps = {
        str(i): n
        for i, n in PublishedStep.objects.filter(protocol=page).values_list("block_id", "number")
    }
    return number_all(page, phases, steps)


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
    """Empty every fact in a translation's stream: it carries words only."""
    for _phase, step in steps_of(page):
        for name in ("roles", "service_types"):
            step.value[name] = []
        for name in ("forms", "legal_basis"):
            step.value[name] = step.value.block.child_blocks[name].normalize([])
        for limit in step.value["limits"]:
            limit.update(source="", checked_on=None, checked_by="", amount=None, event="")
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
    _carry_facts_to_translations(page)


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


def _carry_facts_to_translations(page) -> None:
    """Who may read, and whose law it is, follow the source at once, in its transaction."""
    from protocols.models import ProtocolPage

    ProtocolPage.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).update(
        audience=page.audience,
        jurisdiction=page.jurisdiction_id,
        situation=page.situation_id,
        version=page.version,
        is_sample=page.is_sample,
        in_force_from=page.in_force_from,
        review_by=page.review_by,
        start_event=page.start_event,
    )


def _record_translation(page, source: TranslationSource) -> None:
    from protocols.models import TranslatedStep

    digests = {block.id: text_digest(block.value) for _p, block in steps_of(source.as_instance())}
    TranslatedStep.objects.filter(page=page).delete()
    TranslatedStep.objects.bulk_create(
        TranslatedStep(page=page, block_id=block.id, source_digest=digests.get(block.id, ""))
        for _phase, block in steps_of(page)
    )
    original = page.source_page
    if original.pk != page.pk and original.audience != page.audience:
        type(page).objects.filter(pk=page.pk).update(audience=original.audience)
