"""The list of pages *How a municipality did it*, all or of one kind of help."""

from django.shortcuts import render
from django.utils.translation import get_language

from directory.models import ExperiencePage
from portal.reference.models import ServiceType


def list_experiences(request):
    """Show what the reader may read, in her language first; `?type=` keeps one service type."""
    kind = ServiceType.objects.filter(code=request.GET.get("type", "")).first()
    pages = ExperiencePage.objects.visible_to(request.user).filter(alias_of__isnull=True)
    if kind:
        pages = pages.for_service_type(kind.code)
    pages = pages.select_related("municipality", "locale").prefetch_related("service_types")
    own = get_language()
    rows = sorted(pages, key=lambda page: (page.locale.language_code != own, page.title))
    seen, shown = set(), []
    for page in rows:
        if page.translation_key not in seen:
            seen.add(page.translation_key)
            shown.append(page)
    return render(
        request, "directory/list_experiences.html", {"pages": shown, "kind": kind, "own": own}
    )
