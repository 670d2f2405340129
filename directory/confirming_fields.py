"""Which fields a provider may propose to change, what they say now, how a value goes in.

Of a confidential service nothing of the place is offered, and what is shown as the present text
is what every reader sees: the link is a mail, and mails are read by others.
"""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from directory.models import Phone, Service
from directory.models.contact import DIALABLE
from directory.shown import Shown, shown

PHONE = "phone:"  # + id of the row
BY_HAND = {"hours": gettext_lazy("opening hours"), "place": gettext_lazy("address")}
TEXTS = (
    "alert",
    "description",
    "eligibility_description",
    "not_for",
    "application_process",
    "fees_description",
)
NUMBERS = ("minimum_age", "maximum_age")
OPEN_ONLY = ("url", "email")  # of a confidential service they tell who and where
MOST_LETTERS = 3000


@dataclass(frozen=True)
class Offered:
    """A field on the provider's page. `now`: what it says, as text."""

    name: str
    label: str
    now: str


def offered(service: Service) -> list[Offered]:
    """Return what the provider of `service` may propose to change, as it stands now."""
    with override(service.language):
        reading = shown(service, None)
    fields = [
        Offered(name, label_of(name), str(_now(reading, name)))
        for name in ("status", *TEXTS, *NUMBERS)
    ]
    phones = _phones(service, reading)
    fields += [Offered(f"{PHONE}{row.pk}", _phone_label(row), row.number) for row in phones]
    if not reading.through_the_line:
        fields += [Offered(name, label_of(name), getattr(service, name)) for name in OPEN_ONLY]
        fields += [Offered(name, label_of(name), "") for name in BY_HAND]
    return fields


def _now(reading: Shown, name: str):
    value = getattr(reading, name)
    return "" if value is None else value


def _phones(service: Service, reading: Shown) -> list[Phone]:
    """Return the numbers that readers see of the service itself."""
    seen = {phone.number for phone in reading.phones}
    rows = service.phones.all()
    return [row for row in rows if row.number in seen]


def _phone_label(phone: Phone) -> str:
    name = _("intake line") if phone.is_intake else _("phone")
    return f"{name} ({phone.description})" if phone.description else str(name)


def label_of(name: str) -> str:
    """Return the field's name as keepers and providers read it."""
    if name in BY_HAND:
        return str(BY_HAND[name])
    if name.startswith(PHONE):
        return _("phone")
    return str(Service._meta.get_field(name).verbose_name)


def current(service: Service, name: str) -> str:
    """Return what the record says now, for the keeper who decides."""
    if name in BY_HAND:
        return ""
    if name.startswith(PHONE):
        phone = service.phones.filter(pk=name.removeprefix(PHONE)).first()
        return phone.number if phone else ""
    if name == "status":
        return service.get_status_display()
    value = getattr(service, name)
    return "" if value is None else str(value)


def proposed(name: str, value: str) -> str:
    """Return the words for a proposed value."""
    choices = dict(Service._meta.get_field("status").choices)
    return str(choices.get(value, value)) if name == "status" else value


def apply(service: Service, name: str, value: str) -> None:
    """Write a proposed value; what is done by hand was done by the keeper already.

    Raises ValidationError when the record cannot hold it, or it tells a secret place.
    """
    if name in BY_HAND:
        return
    if name.startswith(PHONE):
        phone = service.phones.filter(pk=name.removeprefix(PHONE)).first()
        if phone is None:
            raise ValidationError(_("This number is no longer in the record."))
        phone.number = value
        phone.full_clean(validate_unique=False)
        phone.save()
        return
    field = Service._meta.get_field(name)
    setattr(service, name, field.to_python(value or None) if name in NUMBERS else value)
    service.full_clean(validate_unique=False)
    service.save()


class Text(forms.CharField):
    """Browsers send line ends of their own; that is no change."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value):
        return "\n".join(super().to_python(value).splitlines())

    def has_changed(self, initial, data):
        return super().has_changed(self.to_python(initial), self.to_python(data))


class ChangeForm(forms.Form):
    """The provider's form: every offered field with what it says now.

    It refuses only what no record could hold. Nothing here may depend on where a confidential
    service is: whoever holds the link would read the place out of what is refused.
    """

    def __init__(self, *args, service: Service, **kwargs):
        super().__init__(*args, **kwargs)
        self.service = service
        self.offered = offered(service)
        for field in self.offered:
            self.fields[field.name] = _form_field(field)
            self.initial[field.name] = field.now

    def clean(self):
        cleaned = super().clean()
        low, high = cleaned.get("minimum_age"), cleaned.get("maximum_age")
        if low is not None and high is not None and low > high:
            self.add_error("maximum_age", _("This age is below the other one."))
        return cleaned

    def values(self) -> dict[str, str]:
        """Return field → proposed text, of the fields that differ from the record."""
        return {
            name: "" if self.cleaned_data[name] is None else str(self.cleaned_data[name])
            for name in self.changed_data
        }


def _form_field(field: Offered) -> forms.Field:
    extra = {"label": field.label[:1].upper() + field.label[1:], "required": False}
    if field.name == "status":
        choices = Service._meta.get_field("status").choices
        return forms.ChoiceField(choices=choices, **{**extra, "required": True})
    if field.name in NUMBERS:
        return forms.IntegerField(min_value=0, max_value=120, **extra)
    if field.name.startswith(PHONE):
        number = forms.RegexField(DIALABLE, max_length=40, **{**extra, "required": True})
        number.error_messages["invalid"] = _("Digits, spaces and a leading + only.")
        return number
    if field.name == "url":
        return forms.URLField(max_length=200, assume_scheme="https", **extra)
    if field.name == "email":
        return forms.EmailField(**extra)
    return Text(max_length=MOST_LETTERS, **extra)
