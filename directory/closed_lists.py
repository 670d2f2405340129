"""Lists that come with packages, ask for no right to a record, and that nobody needs: closed.

The translators' list of snippets names every record to all staff, though none of the directory is
translated as a snippet. Nothing has a keeper's right chosen in a dialogue, and its dialogue names
who keeps which organization.
"""

from django.http import Http404
from django.urls import re_path


def refuse(request):
    raise Http404


# Stand before those of the packages, below /admin/.
urlpatterns = [
    re_path(r"^localize/api/snippets/directory/", refuse),
    re_path(r"^snippets/choose/directory/keepership/", refuse),
]
