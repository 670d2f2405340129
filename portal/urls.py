"""Every address of the portal. Unprefixed: /api/, /healthz, /readyz, /admin/, /accounts/, files."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from directory.sitemap import DirectoryPages
from portal.base import crawlers, health
from portal.base.editing import edit_page
from portal.base.lookup import serve_page
from search.api import search_json
from search.views import redirect_to_language

SITEMAPS = crawlers.SITEMAPS | {"directory": DirectoryPages}
urlpatterns = [
    path("healthz", health.show_alive, name="show-alive"),
    path("readyz", health.show_ready, name="show-ready"),
    path("robots.txt", crawlers.show_robots, name="show-robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="show-sitemap"),
    path("admin/pages/<int:page_id>/edit/", edit_page),  # before Wagtail's of the same address
    path("admin/reports/site-history/", include("directory.site_history")),  # so does this one
    path("admin/", include("directory.closed_lists")),  # and these
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("accounts/", include("allauth.account.urls")),
    path("api/search", search_json, name="search-json"),
    path("api/hsds/", include("directory.hsds.urls")),
    path("d/", include("directory.short_views")),
    path("search/", redirect_to_language),
    path("directory/", redirect_to_language),
]
urlpatterns += i18n_patterns(
    path("", include("portal.base.urls")),
    path("", include("protocols.urls")),
    path("directory/", include("directory.urls")),
    path("", include("search.urls")),
    re_path(wagtail_urls.serve_pattern, serve_page),
    path("", include(wagtail_urls)),
)
if settings.DEBUG:
    from django.contrib.staticfiles.urls import staticfiles_urlpatterns

    urlpatterns = staticfiles_urlpatterns() + urlpatterns
