"""From a change in the database to the index, so that nothing is lost and nothing doubled.

1. The change writes an outbox row in its own transaction (`reindex`).
2. After the commit whoever gets the lock drains the outbox; who does not get it
   leaves: the one inside looks once more before it goes.
3. Rows are deleted after the index has committed. A crash anywhere replays.
"""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db import OperationalError, transaction
from django.db.models import Q
from django.db.models.signals import post_save, pre_delete, pre_save
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, post_page_move

from search import registry
from search.engines import get_engine
from search.engines.base import EngineUnavailable
from search.models import OutboxRow
from search.sections import Section

logger = logging.getLogger(__name__)
BATCH = 500  # rows in one commit of the index
RETRY_SECONDS = 60  # before a row that could not be read is tried again


def reindex(*objects, drain_now: bool = True) -> None:
    """Have the sections of `objects`, and of what hangs on them, written anew.

    Call in the transaction of the change; the index follows after its commit.
    Objects of unregistered models are passed over. Who writes many rows in many
    transactions gives drain_now=False to each, and calls `drain` once after all.
    """
    keys = dict.fromkeys(key for obj in objects for key in _keys_with_related(obj))
    if not keys:
        return
    OutboxRow.objects.bulk_create(OutboxRow(object_key=key) for key in keys)
    if drain_now and not _will_drain():
        transaction.on_commit(_draining(), robust=True)


def _draining():
    """Return what drains after a commit, and knows whether it has."""

    def drain_after_commit():
        drain_after_commit.is_waiting = False
        drain()

    drain_after_commit.is_waiting = True
    return drain_after_commit


def _will_drain() -> bool:
    """Say whether this transaction drains anyway, unless this very part of it is taken back."""
    connection = transaction.get_connection()
    inside = set(connection.savepoint_ids)
    return any(
        getattr(act, "is_waiting", False) and sids <= inside
        for sids, act, _robust in connection.run_on_commit
    )


def _keys_with_related(obj) -> Iterator[str]:
    index = registry.index_of(obj)
    if index is None:
        return
    yield registry.key_of(obj)
    for other in index.related(obj):
        if registry.index_of(other):
            yield registry.key_of(other)


def drain(*, wait: bool = False) -> int:
    """Bring the index up to date; returns the number of rows done.

    Leaves at once if another process is at it, if the index cannot be written, and
    if others kept the database locked for longer than its timeout: the rows stay.
    What the index took before that is written once more, which changes nothing.
    """
    engine = get_engine()
    done = 0
    while True:
        try:
            with engine.exclusive(wait=wait) as mine:
                if not mine:
                    return done
                while rows := list(_due()[:BATCH]):
                    engine.view()  # without an index nothing is read in vain
                    done += _drain_batch(engine, rows)
            if not _due().exists():  # a row whose drainer found us inside
                return done
        except EngineUnavailable as error:
            logger.warning("The index was not written, outbox rows are kept: %s", error)
            return done
        except OperationalError as error:
            if transaction.get_connection().in_atomic_block:
                raise  # the caller's transaction is broken, and it must hear of that
            logger.warning("The database is busy, outbox rows are kept: %s", error)
            return done


def _due():
    tried_lately = timezone.now() - timedelta(seconds=RETRY_SECONDS)
    due = Q(failed_at=None) | Q(failed_at__lt=tried_lately)
    return OutboxRow.objects.filter(due).order_by("pk")


def _drain_batch(engine, rows: list[OutboxRow]) -> int:
    """Write the objects of `rows` under one number.

    It is taken after the rows were listed and before the objects are read. So of
    two machines that drain at once, the one with the higher number has seen all
    that the other's rows ask for, and the engine may refuse the other's sections.
    """
    number = _next_number()
    keys = dict.fromkeys(row.object_key for row in rows)
    sections, failed = sections_of_keys(keys)
    failed |= _write(engine, sections, [key for key in keys if key not in failed], number)
    written = [row.pk for row in rows if row.object_key not in failed]
    OutboxRow.objects.filter(pk__in=written).delete()
    unread = [row.pk for row in rows if row.object_key in failed]
    OutboxRow.objects.filter(pk__in=unread).update(failed_at=timezone.now())
    return len(written)


def _write(engine, sections: list[Section], keys: list[str], number: int) -> set[str]:
    """Replace the sections of `keys`; return the keys of objects that the engine will not take."""
    try:
        engine.write(sections, replacing=dict.fromkeys(sorted(keys), number))
    except EngineUnavailable:
        raise
    except Exception:
        if len(keys) == 1:
            logger.exception("The index does not take the sections of %s", keys[0])
            return set(keys)
        refused = set()
        for key in keys:
            own = [section for section in sections if section.object_key == key]
            refused |= _write(engine, own, [key], number)
        return refused
    return set()


def sections_of_keys(keys: Iterable[str]) -> tuple[list[Section], set[str]]:
    """Return the present sections of the objects, and the keys that could not be read."""
    keys = list(keys)
    try:
        rows = registry.objects_of(keys)
        return [section for row in rows.values() for section in extract(row)], set()
    except Exception:  # one broken object must not hold up all others
        if len(keys) == 1:
            logger.exception("No sections could be made of %s", keys[0])
            return [], set(keys)
        half = len(keys) // 2
        (some, failed), (others, too) = map(sections_of_keys, (keys[:half], keys[half:]))
        return some + others, failed | too


def extract(obj) -> list[Section]:
    """Return the sections of a registered object as they should stand now."""
    return list(registry.index_of(obj).extract(obj))


def everything(on_object=None) -> Iterator[Section]:
    """Yield every section there should be. on_object(key, error or None) hears of each object."""
    for index in registry.indexes().values():
        for obj in index.objects():
            key = registry.key_of(obj)
            try:
                sections = extract(obj)
            except Exception as error:
                logger.exception("No sections could be made of %s", key)
                OutboxRow.objects.create(object_key=key, failed_at=timezone.now())
                on_object and on_object(key, error)
                continue
            yield from sections
            on_object and on_object(key, None)


def count_objects() -> int:
    """Return about how many objects a rebuild reads (for its progress)."""
    return sum(
        found.count() if hasattr(found, "model") else len(list(found))
        for found in (index.objects() for index in registry.indexes().values())
    )


def rebuild(on_object=None) -> None:
    """Build the index anew from the database; the old one serves until the new one is whole.

    What waited in the outbox before the first object was read stands in the new index.
    """
    waiting = list(OutboxRow.objects.values_list("pk", flat=True))
    get_engine().rebuild(
        everything(on_object),
        again=lambda keys: sections_of_keys(keys)[0],
        number=_next_number(),
    )
    for first in range(0, len(waiting), BATCH):
        OutboxRow.objects.filter(pk__in=waiting[first : first + BATCH]).delete()
    drain()


def _next_number() -> int:
    """Return a number above all outbox rows made before now; those made later are not below it.

    A row is made and taken back, which costs no write to the disk.
    """
    with transaction.atomic():
        number = OutboxRow.objects.create(object_key="").pk
        transaction.set_rollback(True)
    return number


def differences() -> Iterator[str]:
    """Yield one line for each section that database and index do not agree on.

    Objects waiting in the outbox are named as such: they will be right soon.
    """
    expected = {section.uid: section for section in everything()}
    seen: dict[str, Section] = {}
    for section in get_engine().view().everything():
        if section.uid in seen:
            yield f"doubled in the index: {section.uid}"
        seen[section.uid] = section
    for uid, section in expected.items():
        if uid not in seen:
            yield f"missing in the index: {uid}"
        elif seen[uid] != section:
            yield f"out of date in the index: {uid}"
    yield from (f"not in the database: {uid}" for uid in seen if uid not in expected)
    for key in OutboxRow.objects.values_list("object_key", flat=True).distinct():
        yield f"waiting in the outbox: {key}"


def connect_signals() -> None:
    """Listen to publication, withdrawal, new addresses, moves and deletion.

    Wagtail's own signals of withdrawal and of a changed slug come after the
    transaction of the change: a crash between the two would leave the index
    wrong for good. So these two are taken from the page's save.
    """
    for signal, heard in (
        (page_published, _published),
        (post_page_move, _moved),
        (pre_save, _remember_address),
        (post_save, _saved),
        (pre_delete, _deleted),
    ):
        signal.connect(heard, dispatch_uid="search")


def _published(sender, instance, **kwargs) -> None:
    reindex(instance.specific)


def _moved(sender, instance, url_path_before, url_path_after, **kwargs) -> None:
    if url_path_before != url_path_after:
        reindex(*_with_all_below(instance))


def _with_all_below(page) -> list[Page]:
    return list(page.get_descendants(inclusive=True).specific())


def _remember_address(sender, instance, update_fields=None, **kwargs) -> None:
    """One query for each whole save of a page; drafts are saved by their fields."""
    if isinstance(instance, Page) and instance.pk and update_fields is None:
        before = Page.objects.filter(pk=instance.pk).values_list("url_path", flat=True).first()
        instance._search_url_path = before


def _saved(sender, instance, update_fields=None, **kwargs) -> None:
    if not isinstance(instance, Page) or update_fields is not None:
        return
    if not instance.live:
        reindex(instance)
    if getattr(instance, "_search_url_path", None) not in (None, instance.url_path):
        reindex(*_with_all_below(instance))


def _deleted(sender, instance, **kwargs) -> None:
    """A deleted row leaves the index; what hung on it is read again."""
    if registry.index_of(instance):
        reindex(instance)
