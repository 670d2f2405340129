"""Finds a step by its id for apps that know no protocol (`portal.base.steps`)."""

from uuid import UUID

from django.utils.translation import get_language

from portal.base import steps
from protocols.views import page_in_language, step_by_id


def find_step(step_id: UUID, user) -> steps.Step | None:
    """Return the step in the reader's language, in the original's where it is not translated."""
    row = step_by_id(step_id)
    if row is None or not row.is_current:
        return None
    page = page_in_language(row.protocol, get_language())
    if not page.is_visible_to(user):
        return None
    return steps.Step(
        id=row.block_id,
        number=row.number,
        heading=_heading(page, str(row.block_id)) or row.heading,
        protocol=page.title,
        url=f"{page.get_url()}#s-{row.block_id}",
        jurisdiction=row.protocol.jurisdiction_id,
        service_types=tuple(row.service_types.values_list("code", flat=True)),
    )


def _heading(page, block_id: str) -> str:
    for phase in page.phases.raw_data:
        for step in phase["value"]["steps"]:
            if step.get("id") == block_id:
                return step["value"].get("heading", "")
    return ""
