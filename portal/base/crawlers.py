"""What search engines may read: robots.txt, and a sitemap of public pages only."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from wagtail.models import Page

from portal.accounts.access import Audience


class PublicPages(Sitemap):
    """Every live page that everybody may read, in each of its languages."""

    def items(self):
        pages = Page.objects.live().filter(alias_of__isnull=True, depth__gt=1).order_by("path")
        return [
            page
            for page in pages.specific()
            if getattr(page, "audience", None) == Audience.PUBLIC and page.get_url()
        ]

    def location(self, page):
        return page.get_url()

    def lastmod(self, page):
        return page.last_published_at


class FrameViews(Sitemap):
    """The lines to call and the acronyms, in each language."""

    def items(self):
        names = ("base:show-emergency", "base:show-acronyms")
        return [(code, name) for code, _language in settings.LANGUAGES for name in names]

    def location(self, item):
        code, name = item
        with override(code):
            return reverse(name)


SITEMAPS = {"pages": PublicPages, "frame": FrameViews}


@cache_control(max_age=3600)
def show_robots(request):
    """Keep robots from what is private or of one reader. Search itself may be found."""
    closed = ["/admin/", "/accounts/", "/api/"]
    closed += [f"/{code}/place/" for code, _name in settings.LANGUAGES]
    rows = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    rows.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(rows) + "\n", content_type="text/plain; charset=utf-8")
