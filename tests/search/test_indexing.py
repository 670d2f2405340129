"""From a publish to the index: the outbox loses nothing, the check names every difference."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from portal.base.models import StandardPage
from protocols.models import ProtocolPage
from search import indexing, text
from search.engines import get_engine
from search.engines.base import EngineUnavailable
from search.engines.embedded import EmbeddedEngine, EmbeddedView
from search.indexing import differences, drain, reindex
from search.management.commands import search_drain
from search.models import OutboxRow
from search.query import ask
from search.registry import SearchIndex, register
from search.sections import Reader
from tests.protocols.small_protocol import fill_in, phase, publish, step, submit, translated
from tests.search.conftest import MEET, PHASE, full_index_disk

RESIDENT = Reader("sq", "AL")
WORKER = Reader("sq", "AL", audiences=frozenset({"public", "professional"}))


def titles(words, reader=RESIDENT, **kwargs):
    return [hit.section.title for hit in ask(words, reader, **kwargs).hits]


def test_publishing_writes_an_outbox_row_in_its_own_transaction(site, street):
    assert not OutboxRow.objects.exists()
    with transaction.atomic():
        publish(street, title="Tjetër")
        assert OutboxRow.objects.filter(object_key=f"protocols.protocolpage:{street.pk}").exists()
        transaction.set_rollback(True)
    assert not OutboxRow.objects.exists()


def test_a_publish_is_found_after_its_commit(site, street, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        publish(street, phases=[phase(PHASE, "Fillimi", step(MEET, "Policia mbyll semaforin"))])
    assert titles("semaforin")[0] == "Policia mbyll semaforin"
    assert "PMF dëgjon fëmijën" not in titles("dëgjon")
    assert list(differences()) == []


def test_withdrawn_moved_renamed_and_deleted_pages_follow(site, street):
    publish(street, slug="rruga-e-re")
    drain()
    assert ask("lypin", RESIDENT).hits[0].section.url.startswith("/sq/p/rruga-e-re/#s-")
    parent = street.get_parent().specific
    parent.slug = "protokolle"
    parent.save_revision().publish()
    drain()
    assert ask("lypin", RESIDENT).hits[0].section.url.startswith("/sq/protokolle/rruga-e-re/")
    street.refresh_from_db()
    street.unpublish()
    drain()
    assert ask("lypin", RESIDENT).total == 0
    publish(street)
    drain()
    assert ask("lypin", RESIDENT).total
    ProtocolPage.objects.get(pk=street.pk).delete()
    drain()
    assert ask("lypin", RESIDENT).total == 0
    assert list(differences()) == []


def test_deleting_a_branch_of_the_tree_takes_its_sections(site, street):
    street.get_parent().delete()
    drain()
    assert ask("lypin", RESIDENT).total == 0
    assert list(differences()) == []


def test_the_source_takes_its_translations_along(site, street, django_capture_on_commit_callbacks):
    translation = submit(street)
    fill_in(translation)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    english = Reader("en", "AL")
    found = ask("lypin", english).hits[0].section
    assert found.language == "en"
    assert found.title == "en: PMF takon fëmijë që lypin në rrugë"
    with django_capture_on_commit_callbacks(execute=True):
        publish(street, audience="professional")
    assert ask("lypin", english).total == 0
    assert ask("lypin", english).hits == ()
    assert translated(street).audience == "professional"
    assert list(differences()) == []


def test_a_superseded_protocol_is_not_found(site, street, lists):
    from tests.search.conftest import add_protocol

    newer = add_protocol(lists, title="Fëmijë në rrugë 2", slug="rruga-2", supersedes=street)
    drain()
    found = {hit.section.object_key for hit in ask("lypin", RESIDENT).hits}
    assert found == {f"protocols.protocolpage:{newer.pk}"}


def test_without_an_index_publishing_works_and_rows_are_kept(site, street, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    publish(street, title="Pa indeks")
    assert drain() == 0
    assert OutboxRow.objects.exists()
    call_command("search_rebuild", stdout=StringIO())
    assert not OutboxRow.objects.exists()
    assert "Pa indeks" in titles("indeks")


def test_what_waited_before_a_rebuild_is_not_read_again_after_it(site, street, monkeypatch):
    publish(street, title="Para ndërtimit")
    read = []
    real = indexing.sections_of_keys
    monkeypatch.setattr(indexing, "sections_of_keys", lambda keys: read.extend(keys) or real(keys))
    indexing.rebuild()
    assert read == []
    assert not OutboxRow.objects.exists()
    assert "Para ndërtimit" in titles("ndertimit")


def test_what_is_published_during_a_rebuild_stays_for_the_drain(site, street, monkeypatch):
    publish(street, title="Para ndërtimit")

    def while_read(on_object=None):
        yield from real(on_object)
        publish(street, title="Gjatë ndërtimit")

    real = indexing.everything
    monkeypatch.setattr(indexing, "everything", while_read)
    monkeypatch.setattr(indexing, "drain", lambda: None)
    indexing.rebuild()
    assert [row.object_key for row in OutboxRow.objects.all()]
    monkeypatch.undo()
    drain()
    assert "Gjatë ndërtimit" in titles("ndertimit")


def test_who_does_not_get_the_lock_leaves_and_the_row_is_done_by_the_other(site, street):
    publish(street, title="Pritje")
    other = EmbeddedEngine()
    with other.exclusive(wait=True):
        assert drain() == 0
        assert OutboxRow.objects.exists()
    assert drain() > 0


def test_one_broken_object_does_not_hold_up_the_others(site, street, monkeypatch, caplog):
    about = StandardPage.objects.get()
    real = indexing.extract

    def broken(obj):
        if obj.pk == street.pk:
            raise ValueError("broken on purpose")
        return real(obj)

    monkeypatch.setattr(indexing, "extract", broken)
    reindex(street, about)
    drain()
    assert [row.object_key for row in OutboxRow.objects.all()] == [
        f"protocols.protocolpage:{street.pk}"
    ]
    assert ask("lypin", RESIDENT).total  # the old sections stay
    monkeypatch.undo()
    OutboxRow.objects.update(failed_at=None)
    drain()
    assert not OutboxRow.objects.exists()


def test_rows_are_deleted_only_after_the_index_has_them(site, street, monkeypatch):
    publish(street, title="Krisje")

    def fails(self, sections, *, replacing):
        raise EngineUnavailable("disk full")

    monkeypatch.setattr(EmbeddedEngine, "write", fails)
    rows = OutboxRow.objects.count()
    drain()
    assert OutboxRow.objects.count() == rows > 0
    monkeypatch.undo()
    drain()
    assert list(differences()) == []


def test_on_a_full_disk_publishing_works_the_site_serves_and_the_row_is_kept(site, street):
    with full_index_disk():
        publish(street, title="Disku plot")
        assert drain() == 0
    assert OutboxRow.objects.filter(object_key=f"protocols.protocolpage:{street.pk}").exists()
    assert ask("lypin", RESIDENT).is_available
    assert "Disku plot" not in titles("disku plot")
    assert get_engine().is_usable()
    drain()  # as the watch does every second
    assert "Disku plot" in titles("disku plot")
    assert not OutboxRow.objects.exists()
    assert list(differences()) == []


def test_the_watch_builds_an_index_of_an_older_analysis_anew_and_says_so(site, monkeypatch):
    monkeypatch.setattr(text, "VERSION", 999_999)
    assert ask("lypin", RESIDENT).total  # the old one serves meanwhile
    said = StringIO()
    watch = search_drain.Command(stderr=said)
    watch._rebuild_if_needed()
    assert "built anew" in said.getvalue()
    assert not get_engine().needs_rebuild()
    assert list(differences()) == []


def test_the_check_names_each_kind_of_difference(site, street):
    def check():
        out = StringIO()
        with pytest.raises(SystemExit) as end:
            call_command("search_check", stdout=out)
        assert end.value.code == 1
        return out.getvalue()

    engine = get_engine()
    sections = [s for s in engine.view().everything() if s.object_key.endswith(f":{street.pk}")]
    gone, changed, *kept = sections
    stranger = type(gone)(**{**gone.__dict__, "uid": "x:1:y", "object_key": "x:1"})
    changed = type(changed)(**{**changed.__dict__, "body": "tjetër"})
    with engine.exclusive(wait=True):
        engine.write([changed, *kept, kept[0], stranger], replacing={gone.object_key: 1})
    reindex(StandardPage.objects.get())
    said = check()
    assert f"missing in the index: {gone.uid}" in said
    assert f"out of date in the index: {changed.uid}" in said
    assert "not in the database: x:1:y" in said
    assert f"doubled in the index: {kept[0].uid}" in said
    assert "waiting in the outbox: base.standardpage:" in said
    call_command("search_rebuild", stdout=StringIO())
    out = StringIO()
    call_command("search_check", stdout=out)
    assert "no difference" in out.getvalue()


def test_rebuild_if_needed_leaves_a_usable_index_alone(site):
    before = get_engine()._current()
    out = StringIO()
    call_command("search_rebuild", "--if-needed", stdout=out)
    assert get_engine()._current() == before
    call_command("search_rebuild", stdout=out)
    assert get_engine()._current() != before
    assert "of 3 objects" in out.getvalue()
    (before.parent / "CURRENT").unlink()
    call_command("search_rebuild", "--if-needed", stdout=out)
    assert get_engine().is_usable()
    assert list(differences()) == []


def test_a_second_registration_is_refused(site):
    index = SearchIndex(
        model=StandardPage, kinds={"page": "x"}, extract=list, objects=list, facts=dict
    )
    with pytest.raises(ValueError, match="registered for search already"):
        register(index)


def damage(path, *kinds):
    """Zero the middle half of the index files of these kinds."""
    for kind in kinds:
        for file in path.glob(f"*.{kind}"):
            data = bytearray(file.read_bytes())
            start, end = len(data) // 4, len(data) * 3 // 4
            data[start:end] = bytes(end - start)
            file.write_bytes(data)


def test_an_index_that_fails_under_a_search_is_built_anew(site, monkeypatch):
    def fails(self, candidates):
        raise EngineUnavailable("the engine panicked")

    with monkeypatch.context() as broken:
        broken.setattr(EmbeddedView, "load", fails)
        assert not ask("lypin", Reader("sq", "AL")).is_available
    assert not get_engine().is_usable()
    with pytest.raises(SystemExit):
        call_command("search_check", stdout=StringIO())
    call_command("search_rebuild", "--if-needed", stdout=StringIO())
    assert get_engine().is_usable()
    assert ask("lypin", Reader("sq", "AL")).total


def test_a_partly_damaged_index_is_rebuilt_by_the_watch(site):
    damage(get_engine()._current(), "idx", "store")
    assert not get_engine().is_usable()
    said = StringIO()
    watch = search_drain.Command(stderr=said)
    watch._rebuild_if_needed()
    assert get_engine().is_usable()
    assert list(differences()) == []
    before = said.getvalue()
    assert "built anew" in before
    watch._rebuild_if_needed()
    assert said.getvalue() == before
