"""Safe defaults for every environment. Read from the environment by typed readers."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env, validate

from .cluster import read_cluster

BASE_DIR = Path(__file__).resolve().parents[2]

env = Env()

DEBUG = False
DEMO_CONTENT = False  # accounts with known passwords: only dev and test take them
VAR_DIR = Path(env.str("ZYRA_VAR", str(BASE_DIR / "var")))  # everything that is data
SITE_NAME = env.str("ZYRA_SITE_NAME", "Zyra")
DEFAULT_JURISDICTION = env.str("ZYRA_JURISDICTION", "AL")  # lines and order of hits

INSTALLED_APPS = [
    "portal.base",
    "portal.accounts",
    "portal.reference",
    "portal.privacy",
    "search",
    "protocols",
    "directory",
    "wagtail_localize",
    "wagtail_localize.locales",  # instead of wagtail.locales
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "js_lib_leaflet",  # static files of the map
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.base.middleware.ContentPolicyMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.base.middleware.ReaderLanguageMiddleware",
    "portal.base.middleware.AddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.base.place.ReaderPlaceMiddleware",
    "portal.base.page_cache.PageCacheMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.base.refusals.RefusedPublicationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.base.context.chrome",
            ],
        },
    },
]

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",  # a writer waits at the door, not half-way in
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
}
DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'zyra.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "default"},
    # Whole public pages, per process; keyed so that it cannot cross audiences.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 600},
    },
    # How much each visitor counted in search (search/visitors.py), per process. 8 MB when full.
    "visitors": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "visitors",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["portal.accounts.backend.AccountBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "portal.accounts.adapter.ClosedAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by the institute, not by visitors
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"

# Languages: the locale code of Montenegrin is sr-latn, its content says lang="cnr".
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Tirane"
LANGUAGE_CODE = "sq"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("sq", "Shqip"),
    ("sr-latn", "Crnogorski"),
    ("en", "English"),
]
CONTENT_LANG = {"sq": "sq", "sr-latn": "cnr", "en": "en"}  # what the HTML says
LOCALE_PATHS = [
    BASE_DIR / "locale" / "portal",  # our own words
    BASE_DIR / "locale" / "frameworks",  # Django's and Wagtail's words that people meet
]
FORMAT_MODULE_PATH = ["portal.base.formats"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True

# Wagtail
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_BASE_URL = env.str("ZYRA_BASE_URL", "http://127.0.0.1:8000")
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILADMIN_USER_LOGIN_FORM = "portal.base.forms.EditorLoginForm"
WAGTAILIMAGES_IMAGE_MODEL = "base.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "base.PortalDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.base.forms.PortalDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "odt", "ods", "pptx", "txt"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # every file passes the audience check
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf", "text/plain"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAIL_ENABLE_UPDATE_CHECK = False  # no request to outside hosts from the admin
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_USER_TIME_ZONES = ["Europe/Tirane", "Europe/Podgorica"]  # browsers do not know all zones
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a new translation starts as a draft
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS = []  # nothing is embedded from other hosts
TAGGIT_CASE_INSENSITIVE = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a protocol of 60 steps is one long form

# Search
SEARCH_ENGINE = env.str("SEARCH_ENGINE", "embedded")  # or elasticsearch, or a dotted path
SEARCH_CLUSTER = read_cluster(env)
SEARCH_INDEX_DIR = VAR_DIR / "index"
SEARCH_COLLECTION = BASE_DIR / "portal/base/demo_queries"  # what a preview tries, queries.jsonl
SEARCH_READER = "portal.accounts.access.readable_audiences"

# Referral slips hold no person, but who sent them: deleted after so many days, counts stay.
# Their links last 30 days.
DIRECTORY_SLIPS_KEPT_DAYS = env.int(
    "ZYRA_SLIPS_KEPT_DAYS", 180, validate=validate.Range(min=31, max=3650)
)
# Counts that say a service is missing (directory/gaps/evidence.py): each takes a country's code.
DIRECTORY_EVIDENCE = [
    "directory.gaps.counted.refused_referrals",
    "directory.gaps.searches.empty_searches",
    "directory.obstacles.missing_contacts",
    "directory.obstacles.not_done",
]

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.base.storage.PortalStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640

# Work outside the request
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Mail goes to a folder until a deployment names its server.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = env.str("ZYRA_FROM_EMAIL", "zyra@localhost")

# Security
X_FRAME_OPTIONS = "DENY"  # the editor's preview alone is let off (ContentPolicyMiddleware)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # gone with the browser: nothing is kept that nobody asked for
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.base.views.csrf_failure"
# The directory's map draws its own outlines; a deployment may add tiles, whose server then
# learns what its readers look at. {z}, {x}, {y} in the address; the credit is its owner's.
MAP_TILES = {"url": env.str("ZYRA_MAP_TILES", ""), "credit": env.str("ZYRA_MAP_CREDIT", "")}
_tile_server = urlsplit(MAP_TILES["url"])
TILE_SERVERS = [f"{_tile_server.scheme}://{_tile_server.netloc}"] if _tile_server.netloc else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *TILE_SERVERS],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
    }
}
# Wagtail's editor has inline style and inline date scripts: /admin/ alone gets these.
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "object-src": [SELF],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_secrets": {"()": "portal.base.log_paths.WithoutSecrets"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without_secrets"],
        }
    },
    "root": {"handlers": ["console"], "level": env.str("ZYRA_LOG_LEVEL", "WARNING")},
    # A node that is passed over is no news; the search engine says when all are away.
    # Statements carry their values, and one of them is where a shelter is: at no level.
    "loggers": {
        "elastic_transport": {"level": "ERROR"},
        "django.db.backends": {"level": "INFO"},
        # These write addresses; whoever else listens to them gets them cut, too.
        "django.request": {"filters": ["without_secrets"]},
        "django.security.csrf": {"filters": ["without_secrets"]},
    },
}

DEFAULT_EXCEPTION_REPORTER_FILTER = "portal.base.crash_reports.NamesOnly"
SILENCED_SYSTEM_CHECKS: list[str] = []
PART_NAMES = {
    "workers": _("In a case"),
    "training": _("Training and credits"),
    "families": _("Support for the family"),
    "helpers": _("Help for the helpers"),
}
