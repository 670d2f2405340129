"""Change many services at once: what a keeper learns in one round of calls."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property, classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.permissions import get_permission_name

from directory import history
from directory.models.service import Capacity, Service, Status
from portal.reference.models import EmergencyLine

UNCHANGED = ("", _("as it is"))
MOST = 500  # at once: each is written with its history, some 10 ms


class LineField(forms.ModelChoiceField):
    """Names the country of each line: both have a 112, and people call their own."""

    def label_from_instance(self, obj):
        return f"{obj} ({obj.jurisdiction})"


class ServicesForm(forms.Form):
    """Only what is filled in changes."""

    status = forms.ChoiceField(
        label=_("state"), choices=[UNCHANGED, *Status.choices], required=False
    )
    capacity = forms.ChoiceField(
        label=_("free places"), choices=[UNCHANGED, *Capacity.choices], required=False
    )
    capacity_until = forms.DateTimeField(
        label=_("true until"), required=False, widget=AdminDateTimeInput
    )
    assured_date = forms.DateField(label=_("verified on"), required=False, widget=AdminDateInput)
    closed_line = LineField(
        label=_("who answers when it is closed"),
        queryset=EmergencyLine.objects.select_related("jurisdiction").order_by(
            "jurisdiction", *EmergencyLine._meta.ordering
        ),
        required=False,
        empty_label=UNCHANGED[1],
    )

    def clean_assured_date(self):
        day = self.cleaned_data["assured_date"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        light, until = cleaned["capacity"], cleaned["capacity_until"]
        has_term = light not in ("", Capacity.UNKNOWN)
        if has_term and (until is None or until <= timezone.now()):
            self.add_error("capacity_until", _("Say until when: a moment that is still to come."))
        elif until and not has_term:
            self.add_error("capacity", _("Say what is true until then."))
        elif not self.changes():
            raise ValidationError(_("Nothing was filled in, so nothing would change."))
        return cleaned

    def changes(self) -> dict:
        """Return field → value of what was filled in."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if given.get("capacity") == Capacity.UNKNOWN:
            given["capacity_until"] = None
        return given


class OnesOwn:
    """Takes of the marked rows those that the user keeps; of others it says not even a name.

    "All" are those that the list showed: its search and its filter come along in the address.
    """

    related: tuple[str, ...] = ()  # what the page names beside each row

    def dispatch(self, request, *args, **kwargs):
        if len(self.marked) > MOST:
            messages.error(
                request,
                _("At most %(most)d at once, so nothing was done. Search or filter for fewer.")
                % {"most": MOST},
            )
            return redirect(self._list_address())
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def marked(self) -> list:
        """Return the rows, at most one more than MOST. Raises PermissionDenied, Http404."""
        if not self.request.user.has_perm(get_permission_name(self.action_type, self.model)):
            raise PermissionDenied
        wanted = self.request.GET.getlist("id")
        if "all" in wanted:
            rows = self._listed()
        else:
            rows = self.model.objects.filter(pk__in=_keys(self.model, wanted))
        if hasattr(rows, "kept_by"):
            rows = rows.kept_by(self.request.user)
        if self.related:
            rows = rows.select_related(*self.related)
        found = list(rows[: MOST + 1])
        if not found:
            raise Http404
        return found

    def get_actionable_objects(self):
        return self.marked, {"items_with_no_access": []}

    def _listed(self):
        """Return what the list holds, on all its pages."""
        listing = self.model.snippet_viewset.index_view
        view = listing.view_class(**listing.view_initkwargs)
        view.setup(self.request)
        return view.get_queryset()

    def _list_address(self) -> str:
        there = get_valid_next_url_from_request(self.request)
        return there or reverse(self.model.snippet_viewset.get_url_name("list"))


class ChangeServices(OnesOwn, SnippetBulkAction):
    display_name = _("Change together")
    aria_label = _("Change selected services together")
    action_type = "change"
    action_priority = 10
    template_name = "directory/desk/change_services.html"
    form_class = ServicesForm
    models = [Service]
    related = ("organization",)

    def get_execution_context(self):
        return {"user": self.request.user, "changes": self.cleaned_form.changes()}

    @classmethod
    def execute_action(cls, objects, user=None, changes=None, **kwargs):
        if "assured_date" in changes:
            changes = changes | {"assured_by": user}
        written = [*changes, "last_modified"]  # the rest may have changed since it was read
        with history.acting(user):
            for service in objects:
                for name, value in changes.items():
                    setattr(service, name, value)
                service.save(update_fields=written)
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext(
            "%(count)d service changed.", "%(count)d services changed.", num_parent_objects
        ) % {"count": num_parent_objects}


class DeleteRecords(OnesOwn, DeleteBulkAction):
    """Wagtail's own names what one may not delete, and does not say who deleted."""

    @classproperty
    def models(cls):
        return [model for model in get_snippet_models() if model._meta.app_label == "directory"]

    def get_execution_context(self):
        return {**super().get_execution_context(), "user": self.request.user}

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        with history.acting(user):
            return super().execute_action(objects, user=user, **kwargs)


def permitted_actions(user, model) -> set[str]:
    """Return the kinds of actions on marked rows of `model` that `user` may take."""
    offered = bulk_action_registry.get_bulk_actions_for_model(
        model._meta.app_label, model._meta.model_name
    )
    kinds = {action.action_type for action in offered}
    may_delete = user.has_perm(f"{model._meta.app_label}.delete_{model._meta.model_name}")
    return kinds if may_delete else kinds - {DeleteRecords.action_type}


def _keys(model, wanted: list[str]) -> list:
    """Return what of `wanted` can be a key of `model`; anything else finds nothing."""
    field = model._meta.pk
    found = []
    for key in wanted:
        try:
            found.append(field.to_python(key))
        except ValidationError:
            continue
    return found
