"""Translating in the editor: what wagtail-localize's views must not do here, done rightly.

Stock, they publish the source's words where a translation is missing, publish
without asking for the right to, and let a page part from the source that
holds its facts (docs/decisions/0006).
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation
from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)

from portal.base import translations
from portal.base.pages import BasePage, untranslated_message


def obstacles(page) -> list[str]:
    """Say why `page`, as its translators left it, may not go live. Empty: it may."""
    count = translations.missing_strings(page)
    problems = [untranslated_message(count)] if count else []
    return problems + (page.source_problems() if isinstance(page, BasePage) else [])


def refuse_unfinished(request, page):
    """Stop the publish button of the translation editor while a text is missing."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    problems = obstacles(page.specific)
    for problem in problems:
        messages.error(request, problem)
    return redirect(request.path) if problems else None


def reconnect(request, page):
    """Tie a page that cannot do without its source to it again, should it have been cut off."""
    page = page.specific
    if getattr(page, "may_leave_source", True) or page.alias_of_id:
        return
    ended = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=False
    )
    if ended.update(enabled=True):
        messages.info(
            request,
            _("This translation was cut off from its original. It is connected again."),
        )


@require_POST
def stop_translation(request, translation_id):
    translation = get_object_or_404(Translation, id=translation_id)
    page = translation.get_target_instance()
    if getattr(page, "may_leave_source", True):
        return edit_translation.stop_translation(request, translation_id)
    messages.error(
        request,
        _(
            "This translation cannot part from its original: limits, roles and law are shown "
            "from there. You can unpublish it or delete it."
        ),
    )
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


class SyncForm(UpdateTranslationsForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["publish_translations"]
        field.label = gettext_lazy("Publish the translations that are complete")
        field.help_text = gettext_lazy(
            "A translation that lacks a text stays as it is, public or not, until the text is "
            "translated."
        )


class SyncTranslationsView(UpdateTranslationsView):
    """Hand the present texts of a page to its translators; publish what lacks nothing."""

    def get_form(self):
        return SyncForm(self.request.POST if self.request.method == "POST" else None)

    def form_valid(self, form):
        with transaction.atomic():
            self.object.update_from_db()
        messages.success(self.request, _("Translators now see the present texts."))
        for translation in self.object.translations.filter(enabled=True).select_related(
            "source", "target_locale"
        ):
            self._bring_up_to_date(translation, form.cleaned_data["publish_translations"])
        return redirect(self.get_success_url() or self.get_default_success_url())

    def _bring_up_to_date(self, translation, publish: bool):
        """Publish one translation, each in its own transaction, or say what it waits for."""
        page = translation.get_target_instance()
        name = capfirst(translation.target_locale.get_display_name())
        problems = obstacles(page)
        if publish and not problems and page.permissions_for_user(self.request.user).can_publish():
            try:
                translation.save_target(user=self.request.user, publish=True)
            except ValidationError as error:
                problems = error.messages
            else:
                messages.success(self.request, _("Published: %(name)s.") % {"name": name})
        for problem in problems:
            address = reverse("wagtailadmin_pages:edit", args=[page.pk])
            messages.warning(
                self.request,
                f"{name}: {problem}",
                buttons=[messages.button(address, _("Translate"))],
            )
