"""The short address of a service, for messages and paper: /d/<code>/, without a language."""

from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directory import sharing
from directory.candidates import public


@require_safe
@never_cache
def open_service(request, code):
    """Send to the page of a public service in the reader's language; the code tells its id alone.

    A code that two services share opens neither: a wrong contact is worse than none.
    """
    try:
        first, last = sharing.ids_of_code(code)
    except ValueError:
        raise Http404 from None
    found = list(public().filter(pk__gte=first, pk__lte=last).values_list("pk", flat=True)[:2])
    if len(found) != 1:
        raise Http404
    return HttpResponseRedirect(reverse("directory:show-service", args=found))


def short_address(request, service_id) -> str:
    """Return the absolute short address of a service."""
    return sharing.outward(reverse("open-service", args=[sharing.short_code(service_id)]), request)


urlpatterns = [path("<str:code>/", open_service, name="open-service")]
