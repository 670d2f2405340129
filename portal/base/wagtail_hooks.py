"""Wagtail's switches that concern every part: who opens a file, what translating may do."""

from copy import copy

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from portal.accounts.access import readable_audiences
from portal.base import translating
from portal.base.search_index import document_audiences
from portal.base.translations import siblings_of
from search.indexing import reindex


@hooks.register("before_serve_document")
def guard_document(document, request):
    """A professionals' file opens for professionals only, wherever its link was found.

    So does a file that only professionals' pages offer, as in search.
    """
    audience = document_audiences([document]).get(document.pk, document.audience)
    if audience in readable_audiences(request.user):
        return None
    if not request.user.is_authenticated:
        return redirect(f"/accounts/login/?next={request.path}")
    raise PermissionDenied


@hooks.register("register_admin_urls")
def translating_urls():
    """Stand in front of wagtail-localize's views of the same address (first match answers)."""
    return [
        path(
            "localize/update/<int:translation_source_id>/",
            translating.SyncTranslationsView.as_view(),
        ),
        path("localize/translate/<int:translation_id>/disable/", translating.stop_translation),
    ]


@hooks.register("before_edit_page", order=-10)  # before wagtail-localize takes the page over
def before_translating(request, page):
    translating.reconnect(request, page)
    return translating.refuse_unfinished(request, page)


@hooks.register("after_publish_page")
def name_hidden_translations(request, page):
    """A source that returns does not bring its translations with it: say which ones wait."""
    hidden = siblings_of(page.specific).not_live().select_related("locale")
    names = ", ".join(sibling.locale.get_display_name() for sibling in hidden)
    if names:
        messages.info(request, _("Not public yet in: %(names)s.") % {"names": names})


@hooks.register("construct_help_menu")
def own_help_only(request, items):
    """Wagtail's own help is on outside hosts and in English; ours is docs/editor.md."""
    foreign = ("whats-new-in-wagtail", "editor-guide")
    items[:] = [item for item in items if not item.name.startswith(foreign)]


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def follow_snippet(request, instance):
    """A snippet that search knows (an acronym) is found as it now reads."""
    reindex(instance)


@hooks.register("before_delete_snippet")
def remember_snippets(request, instances):
    """Deleting takes the key from a row; search needs it afterwards."""
    request.snippets_to_forget = [copy(instance) for instance in instances]


@hooks.register("after_delete_snippet")
def forget_snippets(request, instances):
    reindex(*request.snippets_to_forget)
