"""Find the page of an address in two queries, however deep it stands.

Wagtail walks from the root, three queries a level and two more for view
restrictions: nearly the whole budget of a page (15). An address we do not
find here is left to Wagtail's own walk, so nothing depends on this but speed.
"""

from django.apps import apps
from django.db.models import Exists, Subquery, Value
from django.db.models.functions import Concat
from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.views import serve


def serve_page(request, path):
    """Serve the page at `path` (language prefix taken off), found by its stored address."""
    route = find_route(request, path)
    if route is not None:
        request._wagtail_route_for_request = route  # where Wagtail keeps its own answer
    return serve(request, path)


def find_route(request, path: str):
    """Return Wagtail's route (page, args, kwargs) to a live page at exactly `path`, or None."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    home = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code=get_language()
    )
    rest = "".join(f"{part}/" for part in path.split("/") if part)
    row = (
        Page.objects.live()
        .filter(url_path=Concat(Subquery(home.values("url_path")[:1]), Value(rest)))
        .values_list("pk", "content_type__app_label", "content_type__model")
        .annotate(is_restricted=Exists(PageViewRestriction.objects.all()))
        .first()
    )
    if row is None:
        return None
    pk, app_label, model_name, is_restricted = row
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError:  # a page type of an app taken out of the settings
        return None
    related = getattr(model, "served_with", ("locale",))
    page = model._default_manager.select_related(*related).get(pk=pk)
    if not is_restricted:  # nowhere in the portal: no need to ask every ancestor
        page.get_view_restrictions = PageViewRestriction.objects.none
    try:
        return page.route(request, [])
    except Http404:
        return None
