"""Every address of the portal. Unprefixed: /api/, /healthz, /readyz, /admin/, /accounts/, files."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("accounts/", include("allauth.account.urls")),
]
urlpatterns += i18n_patterns(
    path("", include("portal.base.urls")),
    path("", include("protocols.urls")),
    path("", include(wagtail_urls)),
)
if settings.DEBUG:
    from django.contrib.staticfiles.urls import staticfiles_urlpatterns

    urlpatterns = staticfiles_urlpatterns() + urlpatterns
