"""A refused publication is a message to the editor, whichever view ran into it."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from portal.base.pages import PublicationRefused


class RefusedPublicationMiddleware:
    """Turn PublicationRefused into messages on the page the editor came from.

    Wagtail publishes from many views (bulk actions, workflow, revisions) and
    expects no refusal there. Their transactions are rolled back by then.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, PublicationRefused):
            return None
        if not request.path_info.startswith("/admin/"):
            return None
        for problem in exception.messages:
            messages.error(request, problem)
        return HttpResponseRedirect(self._way_back(request))

    @staticmethod
    def _way_back(request) -> str:
        back = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(
            back, {request.get_host()}, require_https=request.is_secure()
        )
        return back if is_ours else reverse("wagtailadmin_home")
