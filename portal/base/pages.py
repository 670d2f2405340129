"""BasePage: what every page of the portal promises."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from portal.accounts.access import Audience, readable_audiences
from portal.base import translations
from portal.base.slugs import slug_from


class BasePageQuerySet(PageQuerySet):
    def visible_to(self, user):
        """Live pages that `user` may read: the one rule for views, search, feeds, files."""
        return self.live().filter(audience__in=readable_audiences(user))


class BasePage(Page):
    """A page with an audience. Its own view restrictions are the audience, nothing else."""

    part = "workers"  # accent of the house's part; a page type or a field overrides it
    private_page_options: list[str] = []

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

    def is_visible_to(self, user) -> bool:
        return self.live and self.audience in readable_audiences(user)

    def serve(self, request, *args, **kwargs):
        if self.audience not in readable_audiences(request.user):
            if not request.user.is_authenticated:
                return redirect(f"/accounts/login/?next={request.path}")
            raise PermissionDenied
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        request.wagtail_page = self  # the frame's language switch (portal.base.languages)
        return super().get_context(request, *args, **kwargs)

    def full_clean(self, *args, **kwargs):
        if not self.slug:
            self.slug = slug_from(self.title)
        super().full_clean(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.live and self.pk and not self.alias_of_id:
            self._refuse_mixed_languages()

    def publish(self, revision, *args, **kwargs):
        self._refuse_mixed_languages()
        with override(self.locale.language_code):
            return super().publish(revision, *args, **kwargs)

    def _refuse_mixed_languages(self):
        """A translation with a missing string would show two languages as one: refuse it."""
        missing = translations.missing_strings(self)
        if missing:
            raise ValidationError(
                {
                    "__all__": _(
                        "%(count)d texts are not translated yet. Nothing was published; "
                        "what is translated is kept."
                    )
                    % {"count": missing}
                }
            )
