"""Content that is missing: filed by whoever reads the desk, done by the owner of the topic."""

import logging

from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.components import Component
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from search.desk.forms import ContentGapForm
from search.desk.owners import in_language_of
from search.desk.tables import CardsIndexView
from search.desk.words import Prefilled
from search.models import ContentGap

logger = logging.getLogger(__name__)
MOST_ON_HOME = 8


class ContentGapCreateView(Prefilled, CreateView):
    def save_instance(self):
        gap = super().save_instance()
        if gap.owner is not None:
            transaction.on_commit(lambda: tell_owner(gap), robust=True)
        else:
            messages.warning(self.request, self.nobody(gap))
        return gap

    def nobody(self, gap: ContentGap) -> str:
        """Return why nobody gets this task."""
        topic = {"topic": gap.topic.label}
        if gap.topic.owner is None:
            words = _("The topic “%(topic)s” has no owner: nobody was told. Name one under Topics.")
            return words % topic
        words = _(
            "The owner of the topic “%(topic)s” may not open this desk: nobody was told. "
            "Name another one under Topics."
        )
        return words % topic


def tell_owner(gap: ContentGap) -> None:
    """Write to the owner of the topic; the task stands on the owner's desk in any case."""
    try:
        with in_language_of(gap.owner):
            subject, body = _letter(gap)
        send_mail(subject, body, None, [gap.owner.email])
    except OSError as error:  # no mail server: the desk's list is enough
        logger.warning("The owner of a topic was not told by mail: %s", error)


def _letter(gap: ContentGap) -> tuple[str, str]:
    """Return (subject, body) in the active language."""
    address = reverse("wagtailsnippets_search_contentgap:edit", args=[gap.pk])
    told = {"text": gap.text, "topic": gap.topic.label}
    parts = (
        _("Readers look for “%(text)s” and find no answer. Topic: %(topic)s.") % told,
        gap.note,
        f"{settings.WAGTAILADMIN_BASE_URL}{address}",
    )
    return _("Missing content: %(text)s") % told, "\n\n".join(part for part in parts if part)


class ContentGapViewSet(SnippetViewSet):
    model = ContentGap
    icon = "warning"
    menu_label = gettext_lazy("Missing content")
    index_view_class = CardsIndexView
    add_view_class = ContentGapCreateView
    list_display = ["text", "topic", "owner", "times", "state", "made_on"]
    list_filter = ["state", "topic", "owner", "language"]
    list_export = ["text", "language", "topic", "owner", "times", "state", "made_on", "done_on"]
    search_fields = ["text"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("language"), FieldPanel("text")]),
            FieldPanel("topic"),
            FieldPanel("note"),
            FieldPanel("state"),
        ],
        base_form_class=ContentGapForm,
    )

    def get_queryset(self, request):
        return ContentGap.objects.select_related("topic", "owner")


class OwnGapsPanel(Component):
    """On the admin's first page: what is missing in one's own topics."""

    name = "missing_content"
    template_name = "search/desk/own_gaps.html"
    order = 120

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        gaps = ContentGap.objects.filter(owner=user, state=ContentGap.State.OPEN)
        gaps = gaps.select_related("topic")[: MOST_ON_HOME + 1]
        return {
            "gaps": gaps[:MOST_ON_HOME],
            "has_more": len(gaps) > MOST_ON_HOME,
            "may_change": user.has_perm("search.change_contentgap"),
            "list_url": reverse("wagtailsnippets_search_contentgap:list"),
        }
