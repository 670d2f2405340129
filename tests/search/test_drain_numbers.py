"""What the drain tells the engine: one number a batch, above every row it answers."""

import pytest

from portal.base.models import StandardPage
from search import indexing
from search.engines.embedded import EmbeddedEngine
from search.indexing import _next_number, drain, reindex
from search.models import OutboxRow


@pytest.fixture
def told(site, monkeypatch):
    """What `write` was called with: [{object key: number}]."""
    found = []
    write = EmbeddedEngine.write

    def heard(self, sections, *, replacing):
        found.append(dict(replacing))
        write(self, sections, replacing=replacing)

    monkeypatch.setattr(EmbeddedEngine, "write", heard)
    return found


def test_the_number_is_above_every_row_that_was_listed(told, street):
    reindex(street)
    highest = max(OutboxRow.objects.values_list("pk", flat=True))
    drain()
    assert set(told[0].values()) == {highest + 1}
    reindex(street)
    drain()
    assert min(told[1].values()) > max(told[0].values())


def test_a_number_leaves_no_row_behind(db):
    numbers = [_next_number() for _time in range(3)]
    assert numbers == sorted(numbers)
    assert not OutboxRow.objects.exists()


def test_what_changes_while_it_is_read_comes_with_a_higher_number(told, street, monkeypatch):
    """The row of a change made after the number was taken is not answered by it."""
    read = indexing.sections_of_keys

    def changed_meanwhile(keys):
        found = read(keys)
        if not told:
            reindex(street)
        return found

    monkeypatch.setattr(indexing, "sections_of_keys", changed_meanwhile)
    reindex(street)
    drain()
    first, second = told
    assert second[f"protocols.protocolpage:{street.pk}"] > max(first.values())


def test_a_section_that_the_engine_does_not_take_holds_up_no_other(site, street, monkeypatch):
    about = StandardPage.objects.get()
    write = EmbeddedEngine.write

    def refuses(self, sections, *, replacing):
        if any(section.object_key.endswith(f":{street.pk}") for section in sections):
            raise ValueError("a word of forty thousand letters")
        write(self, sections, replacing=replacing)

    monkeypatch.setattr(EmbeddedEngine, "write", refuses)
    reindex(street, about)
    drain()
    (kept,) = OutboxRow.objects.all()
    assert kept.object_key == f"protocols.protocolpage:{street.pk}"
    assert kept.failed_at is not None
