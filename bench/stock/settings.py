"""The portal's content the stock Wagtail way: what the comparison of bench/pages.py runs against.

Same database, page types and templates. Middleware is Wagtail's project template's,
plus the two that our templates cannot do without (language, place). No page cache,
no compression, Wagtail's own serve, Wagtail's own database search.
Its local-memory cache stays as Django ships it, which favours this side.
"""

from portal.settings.dev import *  # noqa: F403
from portal.settings.dev import BASE_DIR, INSTALLED_APPS, TEMPLATES

ROOT_URLCONF = "bench.stock.urls"
INSTALLED_APPS = [*INSTALLED_APPS, "bench.stock"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.base.middleware.ReaderLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.base.place.ReaderPlaceMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
TEMPLATES[0]["DIRS"] = [BASE_DIR / "bench" / "stock" / "templates", *TEMPLATES[0]["DIRS"]]
