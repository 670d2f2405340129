"""From the written shape of a demo protocol to the stream values that pages store."""

import uuid

from portal.base.slugs import slug_from
from protocols.demo.format import Branch, Limit, Protocol, Step, Text

NAMESPACE = uuid.UUID("7b0c1f0a-2f0e-4d0f-9d9e-3c8f6b1a2d44")


def block_id(*parts) -> str:
    """Return the same block id on every run: streams written twice keep their anchors."""
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, parts))))


def step_id(protocol: Protocol, step_key: str) -> str:
    return block_id(protocol.key, "step", step_key)


def words(text: Text, language: str) -> str:
    return text.get(language, "")


def page_texts(protocol: Protocol, language: str) -> dict[str, str]:
    """Return the page's own text fields in `language`."""
    title = words(protocol.title, language)
    return {
        "title": title,
        "draft_title": title,
        "slug": words(protocol.slug, language) or slug_from(title),
        "summary": words(protocol.summary, language),
        "search_description": words(protocol.summary, language),
        "issuing_authority": words(protocol.issuing_authority, language),
        "card_danger": words(protocol.card.danger, language),
        "card_do_not": words(protocol.card.do_not, language),
        "card_write_down": words(protocol.card.write_down, language),
    }


def questions_value(protocol: Protocol, language: str) -> list[dict]:
    return [
        {
            "type": "question",
            "id": block_id(protocol.key, "question", index),
            "value": _branch(protocol, question, language),
        }
        for index, question in enumerate(protocol.questions)
    ]


def phases_value(protocol: Protocol, language: str, documents: dict[str, int]) -> list[dict]:
    """Return the raw stream of phases; `documents` maps form keys to document ids."""
    return [
        {
            "type": "phase",
            "id": block_id(protocol.key, "phase", phase.key),
            "value": {
                "title": words(phase.title, language),
                "steps": [
                    {
                        "type": "item",
                        "id": step_id(protocol, step.key),
                        "value": _step(protocol, step, language, documents),
                    }
                    for step in phase.steps
                ],
            },
        }
        for phase in protocol.phases
    ]


def _step(protocol: Protocol, step: Step, language: str, documents: dict[str, int]) -> dict:
    return {
        "heading": words(step.heading, language),
        "strength": "must" if step.must else "should",
        "roles": list(step.roles),
        "action": words(step.action, language),
        "warnings": _items(protocol, step, "warning", [words(w, language) for w in step.warnings]),
        "limits": _items(
            protocol, step, "limit", [_limit(limit, language) for limit in step.limits]
        ),
        "say": words(step.say, language),
        "write_down": words(step.write_down, language),
        "branches": _items(
            protocol, step, "branch", [_branch(protocol, b, language) for b in step.branches]
        ),
        "service_types": list(step.service_types),
        "legal_basis": _items(protocol, step, "law", [_law(law) for law in step.laws]),
        "forms": _items(
            protocol, step, "form", [documents[key] for key in step.forms if key in documents]
        ),
    }


def _items(protocol: Protocol, step: Step, kind: str, values: list) -> list[dict]:
    return [
        {"type": "item", "id": block_id(protocol.key, step.key, kind, index), "value": value}
        for index, value in enumerate(values)
    ]


def _limit(limit: Limit, language: str) -> dict:
    return {
        "relation": limit.relation,
        "amount": limit.amount,
        "unit": limit.unit,
        "event": limit.event,
        "at_once": limit.at_once,
        "applies_to": words(limit.applies_to, language),
        "source": limit.source,
        "checked_on": limit.checked_on or None,
        "checked_by": limit.checked_by,
    }


def _law(law) -> dict:
    return {
        "act": law.act,
        "article": law.article,
        "link": law.link,
        "source": law.source,
        "checked_on": law.checked_on or None,
        "checked_by": law.checked_by,
    }


def _branch(protocol: Protocol, branch: Branch, language: str) -> dict:
    return {
        "condition": words(branch.condition, language),
        "question": words(branch.question, language),
        "go_to": step_id(protocol, branch.to),
    }
