"""What a keeper reads of a record's fields, on forms and in its history, is in his language."""

import pytest
from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import override
from modelcluster.fields import ParentalKey

from directory.history import UNTRACKED
from directory.models import Metadata
from directory.models.metadata import Action
from directory.models.record import Record

RECORDS = sorted(
    (model for model in apps.get_app_config("directory").get_models() if issubclass(model, Record)),
    key=lambda model: model.__name__,
)


def own_fields(model):
    """Return the fields that the history may name; the owner of a part never changes."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return [
        field
        for field in fields
        if field.name not in UNTRACKED and not isinstance(field, ParentalKey)
    ]


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_field_of_a_record_has_a_label_that_can_be_translated(model):
    texts = {field.name: field.verbose_name for field in own_fields(model)}
    texts |= {f"help of {f.name}": f.help_text for f in own_fields(model) if f.help_text}
    texts["the kind itself"] = model._meta.verbose_name

    assert [name for name, text in texts.items() if not isinstance(text, Promise)] == []


def test_the_history_says_the_field_in_the_language_of_the_reader():
    change = Metadata(
        resource_type="costoption", field_name="amount", last_action_type=Action.UPDATE
    )
    said = {}
    for language in ("sq", "sr-latn", "en"):
        with override(language):
            said[language] = str(change.resource_label), str(change.field_label)

    assert said == {
        "sq": ("kostoja", "shuma"),
        "sr-latn": ("trošak", "iznos"),
        "en": ("cost", "amount"),
    }
