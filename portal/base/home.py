"""What the home page shows: four doors, the situations, what changed lately."""

from portal.base import changes
from portal.base.models import Part
from portal.base.stamp import remembered
from portal.reference.models import Situation


def home_context(page, request) -> dict:
    return {
        "doors": doors_of(page),
        "situations": remembered(request, "situations", lambda: list(Situation.objects.all())),
        "situations_page": localized(page.door_workers, page),
        "changes": changes.latest(request, page.locale.language_code),
    }


def doors_of(page) -> list[dict]:
    """Return the doors that lead somewhere: part, its name, text, page."""
    doors = []
    for part in Part:
        target = localized(getattr(page, f"door_{part.value}"), page)
        if target:
            text = getattr(page, f"door_{part.value}_text")
            doors.append({"part": part.value, "name": part.label, "text": text, "page": target})
    return doors


def localized(target, page):
    """Return `target` in `page`'s language where it is live, else as it is, else None."""
    if target is None:
        return None
    if target.locale_id != page.locale_id:
        target = target.get_translation_or_none(page.locale_id) or target
    return target if target.live else None
