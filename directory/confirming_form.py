"""The provider's form: every offered field with what it says now, in groups as a phone shows them.

It refuses only what no record could hold. Nothing here may depend on where a confidential service
is: whoever holds the link would read the place out of what is refused.
"""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from directory import confirming_fields as fields
from directory import confirming_week as weeks
from directory.models import Address, Service
from directory.models.contact import DIALABLE
from directory.models.schedule import DAYS
from directory.models.service import Capacity

MOST_LETTERS = 3000
LIGHT_LASTS = timedelta(days=92)  # a light that nobody renews must go out


class Text(forms.CharField):
    """Browsers send line ends of their own; that is no change."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value):
        return "\n".join(super().to_python(value).splitlines())

    def has_changed(self, initial, data):
        return super().has_changed(self.to_python(initial), self.to_python(data))


class ChangeForm(forms.Form):
    """Takes what the provider would change of one service; see the module."""

    def __init__(self, *args, service: Service, **kwargs):
        super().__init__(*args, **kwargs)
        self.service = service
        self.offered = fields.offered(service)
        self.parts = {field.name: self._add(field) for field in self.offered}

    def _add(self, field: fields.Offered) -> list[str]:
        """Add the form fields of one offered field; return their names."""
        made = _form_fields(field)
        for name, (form_field, now) in made.items():
            self.fields[name] = form_field
            self.initial[name] = _as_posted(form_field, now)
        return list(made)

    def groups(self) -> list[dict]:
        """Return what stands together: `legend` ("" for single fields), `kind`, `fields`, and
        `rules`: hours in words that the fields do not hold.
        """
        found: list[dict] = []
        for field in self.offered:
            bound = [self[name] for name in self.parts[field.name]]
            is_group = len(bound) > 1 or bool(field.rules)
            if not is_group and found and not found[-1]["legend"]:
                found[-1]["fields"] += bound
                continue
            label = capfirst(field.label)
            legend = f"{label}: {field.place}" if field.place else label
            found.append(
                {
                    "legend": legend if is_group else "",
                    "kind": field.name.partition(":")[0],
                    "rules": field.rules,
                    "fields": bound,
                }
            )
        return found

    def clean(self):
        cleaned = super().clean()
        low, high = cleaned.get("minimum_age"), cleaned.get("maximum_age")
        if low is not None and high is not None and low > high:
            self.add_error("maximum_age", _("This age is below the other one."))
        for field in self.offered:
            if any(name in self.errors for name in self.parts[field.name]):
                continue
            if field.name == fields.CAPACITY:
                self._clean_light(cleaned)
            elif field.name.startswith(fields.ADDRESS) and self._is_changed(field):
                self._clean_address(field, cleaned)
            elif field.name.startswith(fields.HOURS) and self._is_changed(field):
                self._clean_week(field, cleaned)
        return cleaned

    def _clean_light(self, cleaned) -> None:
        if not {"capacity", "capacity_until"} & set(self.changed_data):
            return
        until, today = cleaned.get("capacity_until"), timezone.localdate()
        if cleaned["capacity"] == Capacity.UNKNOWN:
            return
        if until is None or not today <= until <= today + LIGHT_LASTS:
            self.add_error(
                "capacity_until",
                _("Say until which day it is true, within the next three months."),
            )

    def _clean_address(self, field, cleaned) -> None:
        for line in ("address_1", "city"):
            if not cleaned[f"{field.name}:{line}"]:
                self.add_error(f"{field.name}:{line}", _("An address needs a street and a town."))

    def _clean_week(self, field, cleaned) -> None:
        names = self.parts[field.name]
        if not any(cleaned[name] for name in names):
            self.add_error(
                names[0],
                _("Write the hours of one day at least. Closed for some time: say so at the top."),
            )

    def _is_changed(self, field: fields.Offered) -> bool:
        return bool(set(self.parts[field.name]) & set(self.changed_data))

    def values(self) -> dict[str, str]:
        """Return field → proposed text, of the fields that differ from the record."""
        return {field.name: self._text(field) for field in self.offered if self._is_changed(field)}

    def _text(self, field: fields.Offered) -> str:
        values = {name: self.cleaned_data[name] for name in self.parts[field.name]}
        if field.name.startswith(fields.HOURS):
            return weeks.to_text({name[-2:]: spans for name, spans in values.items()})
        if field.name.startswith(fields.ADDRESS):
            lines = {name.rpartition(":")[2]: text for name, text in values.items()}
            return fields.address_text(lines)
        if field.name == fields.CAPACITY:
            is_known = values["capacity"] != Capacity.UNKNOWN
            until = values["capacity_until"] if is_known else None
            return fields.light_text(values["capacity"], str(until or ""))
        value = values[field.name]
        return "" if value is None else str(value)


def _form_fields(field: fields.Offered) -> dict[str, tuple[forms.Field, str]]:
    """Return form field's name → (field, what it says now)."""
    if field.name.startswith(fields.HOURS):
        week = weeks.from_text(field.now)
        return {
            f"{field.name}:{day}": (
                weeks.DayField(label=weeks.day_name(day).capitalize(), widget=_week_widget()),
                weeks.in_words(week.get(day, ())),
            )
            for day in DAYS
        }
    if field.name.startswith(fields.ADDRESS):
        now = fields.address_of(field.now)
        return {f"{field.name}:{line}": (_line(line), now.get(line, "")) for line in fields.LINES}
    if field.name == fields.CAPACITY:
        light, until = fields.light_of(field.now)
        choice = forms.ChoiceField(choices=Capacity.choices, label=_("How many places are free"))
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        day = forms.DateField(
            required=False, label=_("True until"), widget=widget, input_formats=["%Y-%m-%d"]
        )
        return {"capacity": (choice, str(light)), "capacity_until": (day, until)}
    return {field.name: (_one(field), field.now)}


def _as_posted(field: forms.Field, now):
    """Return `now` as it comes back when nobody touches it: a form left alone changes nothing."""
    if isinstance(field, weeks.DayField):  # compares by itself, and shows what was typed
        return now
    try:
        return field.to_python(now)
    except ValidationError:  # what was stored before the rule
        return now


def _week_widget() -> forms.TextInput:
    return forms.TextInput(attrs={"placeholder": _("closed"), "autocomplete": "off"})


def _line(name: str) -> forms.Field:
    model_field = Address._meta.get_field(name)
    label = capfirst(model_field.verbose_name)
    return forms.CharField(required=False, max_length=model_field.max_length, label=label)


def _one(field: fields.Offered) -> forms.Field:
    label = _("What changes in these hours, in words") if field.rules else capfirst(field.label)
    extra = {"label": label, "required": field.is_needed}
    if field.name == "status":
        choices = Service._meta.get_field("status").choices
        return forms.ChoiceField(choices=choices, **{**extra, "required": True})
    if field.name in fields.NUMBERS:
        return forms.IntegerField(min_value=0, max_value=120, **extra)
    if field.name.startswith(fields.PHONE):
        number = forms.RegexField(DIALABLE, max_length=40, **extra)
        number.error_messages["invalid"] = _("Digits, spaces and a leading + only.")
        return number
    if field.name == "url":
        return forms.URLField(max_length=200, assume_scheme="https", **extra)
    if field.name == "email":
        return forms.EmailField(**extra)
    return Text(max_length=max(MOST_LETTERS, len(field.now)), **extra)  # a long one may stay
