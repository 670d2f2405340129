"""What search engines may read of the directory: the list, and services whose place is no secret."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils.translation import override

from directory.candidates import public


class DirectoryPages(Sitemap):
    """The list and every open service, in each language. A shelter's page is found by asking."""

    def items(self):
        keys = public().open().order_by("pk").values_list("pk", flat=True)
        names = [("directory:find-services", ()), *(("directory:show-service", (k,)) for k in keys)]
        return [(code, *name) for code, _language in settings.LANGUAGES for name in names]

    def location(self, item):
        code, name, args = item
        with override(code):
            return reverse(name, args=args)
