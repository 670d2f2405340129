"""The reader's language and the content policy, decided per request."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import Http404
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

# What browsers of the region ask for, and the locale that answers.
KIN_LANGUAGES = {"cnr", "bs", "hr", "sr", "sh"}


def language_of_path(path: str) -> str | None:
    """Return the language of a prefixed address such as /sq/search/, else None."""
    prefix = path.lstrip("/").split("/", 1)[0]
    return prefix if prefix in dict(settings.LANGUAGES) else None


def preferred_language(request) -> str:
    """Return the language for a reader whose address names none.

    Order: the page they come from (`next`), the language they set on purpose
    (cookie), what the browser accepts (cnr, bs, hr, sr read Montenegrin), the
    portal's own.
    """
    by_next = language_of_path(request.GET.get("next", ""))
    if by_next:
        return by_next
    known = dict(settings.LANGUAGES)
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if cookie in known:
        return cookie
    accepted = translation.trans_real.parse_accept_lang_header(
        request.headers.get("Accept-Language", "").lower()
    )
    for code, _quality in accepted:
        primary = code.split("-")[0]
        if primary in KIN_LANGUAGES:
            return "sr-latn"
        if primary in known:
            return primary
    return settings.LANGUAGE_CODE


class ReaderLanguageMiddleware(LocaleMiddleware):
    def process_request(self, request):
        language = language_of_path(request.path_info) or preferred_language(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language


class AddressMiddleware:
    """What addresses of rows and files have in common."""

    HIGHEST_ROW = 2**63 - 1  # beyond it the database raises instead of finding nothing

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith("/documents/"):
            self.mend_file_headers(response)
        return response

    def process_view(self, request, view, args, kwargs):
        if any(isinstance(value, int) and value > self.HIGHEST_ROW for value in kwargs.values()):
            raise Http404

    @staticmethod
    def mend_file_headers(response):
        """Wagtail names an encoding "None" and a tag of nothing; a file is not for other caches."""
        if response.get("Content-Encoding") == "None":
            del response["Content-Encoding"]
        if response.get("ETag") == '""':
            del response["ETag"]
        response["Cache-Control"] = "private, no-cache"


class ContentPolicyMiddleware(CSPMiddleware):
    """One strict policy for readers; /admin/ alone gets the loosened one."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith("/admin/") and not report_only:
            parts.replace = {
                **(parts.replace or {}),
                **settings.ADMIN_CONTENT_SECURITY_POLICY,
            }
        return parts

    def process_response(self, request, response):
        response = super().process_response(request, response)
        if request.path_info.startswith("/admin/"):
            response["X-Frame-Options"] = "SAMEORIGIN"  # the editor's preview is our own frame
        return response
