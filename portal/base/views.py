"""The frame's own views: alive and ready, lines, place, untranslated pages, errors."""

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from portal.base.lines import lines_for
from portal.base.place import COOKIE, COOKIE_SECONDS, municipalities
from portal.reference.models import Acronym, Jurisdiction


def show_emergency(request):
    """The lines of the reader's country, open ones first; the other countries below."""
    here = request.place.jurisdiction
    countries = sorted(Jurisdiction.objects.all(), key=lambda j: j.code != here)
    return render(
        request,
        "base/emergency.html",
        {"countries": [(country, lines_for(request, country.code)) for country in countries]},
    )


def show_acronyms(request):
    return render(request, "base/acronyms.html", {"acronyms": Acronym.objects.all()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_place(request):
    """Keep the reader's municipality on this device, because they asked for it; or forget it.

    The form has a page of its own, never cached: it carries a token of one
    reader, and every other page is shared between readers.
    """
    if request.method != "POST":
        return place_form(request, request.GET.get("m", "") or request.place.municipality)
    response = HttpResponseRedirect(safe_address(request, request.POST.get("next")))
    if request.POST.get("forget"):
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    code = request.POST.get("m", "")
    if code not in municipalities(request):
        return place_form(request, "", error=_("Choose a municipality of the list."), status=400)
    response.set_cookie(
        COOKIE,
        code,
        max_age=COOKIE_SECONDS,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def place_form(request, chosen: str, *, error: str = "", status: int = 200):
    back = request.POST.get("next") or request.GET.get("next")
    return render(
        request,
        "base/place_form.html",
        {"chosen": chosen, "error": error, "next": safe_address(request, back)},
        status=status,
    )


def safe_address(request, address: str | None) -> str:
    """Return `address` if it leads to this portal, else home."""
    if address and url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    ):
        return address
    return f"/{get_language()}/"


def show_untranslated(request, translation_key):
    """Say that a page is not in this language yet, and offer it in those that have it."""
    all_pages = list(
        Page.objects.live()
        .filter(translation_key=translation_key, alias_of__isnull=True)
        .select_related("locale")
        .specific()
    )
    if not all_pages:
        raise Http404
    pages = [page for page in all_pages if page.is_visible_to(request.user)]
    if not pages:
        return all_pages[0].serve(request)  # to sign-in, or refused
    for page in pages:
        if page.locale.language_code == get_language():
            return redirect(page.get_url(request))
    return render(request, "base/untranslated.html", {"pages": pages})


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", status=403)
