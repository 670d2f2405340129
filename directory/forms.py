"""Forms of the keepers' desk: only what one keeps, and every change with who made it."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from directory import confidential, history
from directory.models.record import Record


class KeptForm(WagtailAdminModelForm):
    """Refuses to hang a record on one that the user does not keep, however it was posted."""

    def clean(self):
        cleaned = super().clean()
        for name in self.changed_data:
            chosen = cleaned.get(name)
            if isinstance(chosen, Record) and not confidential.keeps_record(self.for_user, chosen):
                self.add_error(name, _("You do not keep the records of this organization."))
        return cleaned

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

    def save(self, commit=True):
        if "assured_date" in self.changed_data:
            self.instance.assured_by = self.for_user if self.instance.assured_date else None
        return super().save(commit)
