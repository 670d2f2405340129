"""Forms of the keepers' desk: only what one keeps, and every change with who made it."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.snippets.widgets import AdminSnippetChooser

from directory import confidential, history, models
from directory.models.record import Record

EVERYBODYS = (models.Taxonomy, models.TaxonomyTerm)  # lists of words: no organization's own


class KeptForm(WagtailAdminModelForm):
    """Refuses to hang a record on one that the user does not keep, however it was posted."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for parts in self.formsets.values():
            for part in parts.forms:  # a new one is checked as what it will be a part of
                setattr(part.instance, parts.fk.name, self.instance)

    def clean(self):
        cleaned = super().clean()
        for name in self.changed_data:
            if self._is_refused(name, cleaned.get(name)):
                self.errors.pop(name, None)
                self.add_error(name, _("You do not keep the records of this organization."))
                self._forget(name)
        return cleaned

    def _forget(self, name: str) -> None:
        """Give nothing back: the form returns with its errors, and would name what was chosen."""
        self.data = self.data.copy()
        self.data[self.add_prefix(name)] = ""

    def _is_refused(self, name: str, chosen) -> bool:
        """Say whether an id was posted that is another's, or nobody's: the answer is the same."""
        choices = getattr(self.fields[name], "queryset", None)
        if choices is None or not issubclass(choices.model, Record):
            return False
        if issubclass(choices.model, EVERYBODYS):
            return False
        if chosen is None:
            return self.has_error(name, "invalid_choice")
        return not confidential.keeps_record(self.for_user, chosen)

    def save(self, commit=True):
        with history.acting(self.for_user), transaction.atomic():
            before = {} if self.instance._state.adding else self._links()
            record = super().save(commit)
            for name, codes in before.items():
                history.note_links(record, name, codes, self._links()[name])
        return record

    def _links(self) -> dict[str, set[str]]:
        """Return many-to-many field → codes as the database has them."""
        record = type(self.instance)._base_manager.get(pk=self.instance.pk)
        return {
            field.name: set(getattr(record, field.name).values_list("code", flat=True))
            for field in record._meta.many_to_many
        }


class ServiceForm(KeptForm):
    """Whoever writes down that a service was verified is the one who verified it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "program" in self.fields:
            _offer_programs(self.fields["program"], self.for_user)

    def save(self, commit=True):
        if "assured_date" in self.changed_data:
            self.instance.assured_by = self.for_user if self.instance.assured_date else None
        return super().save(commit)


def _choice(model, widget=AdminSnippetChooser) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        model.objects,
        label=model._meta.verbose_name,
        required=False,
        widget=widget(model) if widget else None,
    )


class AttributeForm(KeptForm):
    """A new attribute is hung on one of the user's records; later its record stays the same."""

    CHOSEN = ("organization", "program", "service", "location", "service_at_location", "contact")

    organization = _choice(models.Organization)
    program = _choice(models.Program, widget=None)  # named in a list, see `_offer_programs`
    service = _choice(models.Service)
    location = _choice(models.Location)
    service_at_location = _choice(models.ServiceAtLocation)
    contact = _choice(models.Contact)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            _offer_programs(self.fields["program"], self.for_user)
        else:
            for name in self.CHOSEN:
                del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        if not self.instance._state.adding:
            return cleaned
        chosen = {name: cleaned.get(name) for name in self.CHOSEN if cleaned.get(name)}
        if len(chosen) != 1:
            if not any(name in self.errors for name in self.CHOSEN):
                raise ValidationError(_("Choose the one record that it describes."))
            return cleaned
        self.instance.link_entity, record = chosen.popitem()
        self.instance.link_id = record.pk
        return cleaned


def _offer_programs(field, user) -> None:
    """Name programs in the list: by themselves they say no more than that they are programs."""
    field.queryset = models.Program.objects.kept_by(user).select_related("organization")
    field.label_from_instance = lambda row: f"{row.name} ({row.organization})"
