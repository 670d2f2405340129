"""BasePage: what every page of the portal promises."""

import logging

from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.db import models, transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from portal.accounts.access import Audience, readable_audiences
from portal.base import translations
from portal.base.slugs import slug_from

logger = logging.getLogger(__name__)


class PublicationRefused(ValidationError):
    """A page that may not go live as it is. `messages` says why, in the editor's language."""

    def __init__(self, problems: list[str]):
        super().__init__({"__all__": problems})


class BasePageQuerySet(PageQuerySet):
    def visible_to(self, user):
        """Live pages that `user` may read: the one rule for views, search, feeds, files."""
        return self.live().filter(audience__in=readable_audiences(user))


class BasePage(Page):
    """A page with an audience. Its own view restrictions are the audience, nothing else."""

    part = "workers"  # accent of the house's part; a page type or a field overrides it
    private_page_options: list[str] = []

    # What a translation never decides for itself: copied from its source page
    # whenever either of the two is saved or published.
    facts_of_source: tuple[str, ...] = ("audience",)

    may_leave_source = True  # whether a translation can become a page of its own

    audience = models.CharField(
        _("who may read"),
        max_length=20,
        choices=Audience.choices,
        default=Audience.PUBLIC,
        help_text=_(
            "“Confirmed professionals” keeps the page, its search hits and its counts "
            "from everyone else."
        ),
    )

    objects = PageManager.from_queryset(BasePageQuerySet)()

    settings_panels = [FieldPanel("audience"), *Page.settings_panels]

    class Meta:
        abstract = True

    @property
    def source_page(self):
        """The page this one is translated from; itself, if it is no translation."""
        source = translations.source_of(self)
        if source is None:
            return self
        return (
            type(self)
            .objects.filter(translation_key=self.translation_key, locale_id=source.locale_id)
            .first()
            or self
        )

    def is_visible_to(self, user) -> bool:
        return self.live and self.audience in readable_audiences(user)

    def serve(self, request, *args, **kwargs):
        if self.audience not in readable_audiences(request.user):
            if not request.user.is_authenticated:
                return redirect(f"/accounts/login/?next={request.path}")
            raise PermissionDenied
        if self.alias_of_id and self.alias_of.locale_id != self.locale_id:
            # A copy that waits for its translation: its words are not in this language.
            return redirect(reverse("base:show-untranslated", args=[self.translation_key]))
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        request.wagtail_page = self  # the frame's language switch (portal.base.languages)
        return super().get_context(request, *args, **kwargs)

    def full_clean(self, *args, **kwargs):
        if not self.slug:
            self.slug = slug_from(self.title)
        super().full_clean(*args, **kwargs)
        if self.live and self.pk:  # not in clean(), where Django would blur what is raised
            problems = self.language_problems()
            if problems:
                raise PublicationRefused(problems)

    def save(self, *args, **kwargs):
        """Save; where this save makes a revision live, write down what follows from it.

        Wagtail publishes by several ways (the edit form calls its own action,
        never `publish`), but each of them sets `live_revision` and saves.
        """
        self._carry_facts()
        if not self._goes_live(kwargs.get("update_fields")):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            super().save(*args, **kwargs)
            type(self).objects.get(pk=self.pk).record_publication()

    def _goes_live(self, update_fields) -> bool:
        if update_fields is not None or not self.live or self.live_revision_id is None:
            return False
        before = type(self).objects.filter(pk=self.pk).values_list("live_revision", flat=True)
        return before.first() != self.live_revision_id

    def save_revision(self, *args, **kwargs):
        self._carry_facts()
        return super().save_revision(*args, **kwargs)

    def _carry_facts(self) -> None:
        source = translations.source_of(self)
        if source is not None and not self.alias_of_id:
            self.yield_to_source(source)

    def yield_to_source(self, source) -> None:
        """Replace the facts of this translation by those of its source page."""
        facts = (
            type(self)
            .objects.filter(translation_key=self.translation_key, locale_id=source.locale_id)
            .values(*self.facts_of_source)
            .first()
        )
        for name, value in (facts or {}).items():
            setattr(self, name, value)

    def language_problems(self) -> list[str]:
        """Say what would make this page, a translation, show two languages as one."""
        count = translations.mixed_texts(self)
        return [untranslated_message(count)] if count else []

    def source_problems(self) -> list[str]:
        """Say what is wrong with this page's source, if it is a translation and needs one."""
        return []

    def publication_problems(self) -> list[str]:
        """Say, in whole sentences, why this page may not go live as it is. Empty: it may."""
        try:
            self.full_clean()
        except PublicationRefused as refusal:
            return refusal.messages
        except ValidationError as error:
            return [*self._field_problems(error), *self.language_problems()]
        return self.language_problems()

    def _field_problems(self, error: ValidationError) -> list[str]:
        return [
            message if name == "__all__" else f"{_label(self, name)}: {message}"
            for name, messages in error.message_dict.items()
            for message in messages
        ]

    def publish(self, revision, *args, **kwargs):
        """Publish `revision`, or raise PublicationRefused and leave the live page untouched.

        A revision whose hour has come by the clock is only taken off the
        schedule: an error would stop all that are scheduled after it.
        """
        problems = revision.as_object().publication_problems()
        if problems and kwargs.get("log_action") == "wagtail.publish.scheduled":
            logger.error("Not published at its hour: page %s: %s", self.pk, " ".join(problems))
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])  # Wagtail logs it as cancelled
            return
        if problems:
            raise PublicationRefused(problems)
        with transaction.atomic(), override(self.locale.language_code):
            super().publish(revision, *args, **kwargs)

    def record_publication(self) -> None:
        """Write down what follows from this page having gone live, in the same transaction."""
        facts = {name: getattr(self, name) for name in self.facts_of_source}
        translations.siblings_of(self).update(**facts)


def _label(page, field_name: str) -> str:
    try:
        return capfirst(str(page._meta.get_field(field_name).verbose_name))
    except FieldDoesNotExist:
        return field_name


def untranslated_message(count: int) -> str:
    return ngettext(
        "%(count)d text is not translated yet. Nothing was published; what is translated is kept.",
        "%(count)d texts are not translated yet. Nothing was published; "
        "what is translated is kept.",
        count,
    ) % {"count": count}
