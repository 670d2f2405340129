"""The list of pages *How a municipality did it*, all or of one kind of help."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.gaps.asking import book_of
from directory.models import ExperiencePage
from directory.wording import quoted


def list_experiences(request):
    """Show what the reader may read, in her language first; `?type=` keeps one service type."""
    code = request.GET.get("type", "")
    kind = book_of(request).types.get(code)
    pages = ExperiencePage.objects.visible_to(request.user).prefetch_related("service_types")
    if kind:
        pages = pages.for_service_type(kind.code)
    unknown = _("There is no kind of service “%(said)s”; all of them are shown.")
    context = {
        "pages": pages.once_each(get_language()),
        "kind": kind,
        "own": get_language(),
        "ignored": [unknown % {"said": quoted(code)}] if code and not kind else [],
    }
    return render(request, "directory/list_experiences.html", context)
