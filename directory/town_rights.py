"""Who writes down what counts for a whole municipality: seats at its table, its map, its roads.

Its own administration does, an organization of the kind *municipality* with its office there, and
administrators. Whoever could seat others could also run their table.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from directory import confidential
from directory.forms import KeptForm
from directory.models import MappedMunicipality, Organization, ReferralMembership, RoadNeighbour
from directory.models.organization import OrganizationKind
from portal.reference.models import Municipality

OF_TOWNS = (ReferralMembership, MappedMunicipality, RoadNeighbour)


def kept_towns(user):
    """Return the municipalities whose administration `user` keeps; an administrator's are all."""
    towns = Municipality.objects.all()
    if confidential.is_administrator(user):
        return towns
    own = Organization.objects.administrations().kept_by(user)
    return towns.filter(pk__in=own.order_by().values("municipality"))


def may_write(user, row) -> bool:
    """Say whether `user` may change or delete `row`; True for rows that are of no town."""
    if not isinstance(row, OF_TOWNS):
        return True
    towns = {row.municipality_id, getattr(row, "neighbour_id", None)}
    return kept_towns(user).filter(pk__in=towns - {None}).exists()


class TownObject:
    """Opens a row for those who keep its town."""

    def get_object(self, *args, **kwargs):
        row = super().get_object(*args, **kwargs)
        if not may_write(self.request.user, row):
            raise PermissionDenied
        return row


class TownForm(WagtailAdminModelForm):
    """Takes only rows of a town that the user keeps."""

    def clean(self):
        cleaned = super().clean()
        named = [cleaned.get(name) for name in ("municipality", "neighbour")]
        keys = [town.pk for town in named if town]
        if keys and not kept_towns(self.for_user).filter(pk__in=keys).exists():
            raise ValidationError(_refusal())
        return cleaned


class SeatForm(KeptForm):
    """The town's keeper seats whom readers may know of. Who sits there chooses the contact only."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding or may_write(self.for_user, self.instance):
            self.fields["organization"].queryset = Organization.objects.visible_to(self.for_user)
            return
        for name in [name for name in self.fields if name != "contact"]:
            del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        town = cleaned.get("municipality")
        if town and not kept_towns(self.for_user).filter(pk=town.pk).exists():
            self.add_error("municipality", _refusal())
        return cleaned

    def _is_refused(self, name, chosen):
        if name == "organization" and chosen is not None:
            return False  # one that readers may know of, or the user's own
        return super()._is_refused(name, chosen)


class OrganizationForm(KeptForm):
    """Which organization is the administration of a town gives rights: keepers do not change it."""

    def clean(self):
        cleaned = super().clean()
        if confidential.is_administrator(self.for_user):
            return cleaned
        if cleaned.get("kind") == OrganizationKind.MUNICIPALITY:
            for name in {"kind", "municipality"} & set(self.changed_data):
                self.add_error(
                    name, _("An administrator says which organization administers a municipality.")
                )
        return cleaned


def _refusal() -> str:
    return _("Only who keeps this municipality's own organization may write this.")
