"""Lists of synonyms, in and out as text: an institute's own, and what a new site starts with."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from django.db import transaction

from search import stamp, synonyms
from search.models import Direction, SynonymGroup, WordsState
from search.synonyms import Group, Rules


def written() -> Iterator[str]:
    """Yield the line of every entry, by language."""
    rows = SynonymGroup.objects.order_by("language", "pk")
    return (synonyms.write_line(synonyms.group_of(row)) for row in rows)


@transaction.atomic
def load(rules: Rules) -> int:
    """Add what is not there yet, word for word; returns how many entries are new."""
    there = {_digest(synonyms.group_of(row)) for row in SynonymGroup.objects.all()}
    new = {_digest(group): group for group in rules.groups}
    return _add(group for digest, group in new.items() if digest not in there)


@transaction.atomic
def load_once(rules: Rules) -> int:
    """Add what was never loaded before: what editors changed or deleted stays so."""
    state, _created = WordsState.objects.get_or_create(pk=stamp.ONLY_ROW)
    before = set(state.loaded)
    new = {_digest(group): group for group in rules.groups if _digest(group) not in before}
    added = _add(new.values())
    if new:
        WordsState.objects.filter(pk=stamp.ONLY_ROW).update(loaded=sorted(before | set(new)))
    return added


def _add(groups: Iterable[Group]) -> int:
    rows = [
        SynonymGroup(
            language=group.language,
            direction=Direction.BOTH_WAYS if group.both_ways else Direction.ONE_WAY,
            terms="\n".join(group.terms),
        )
        for group in groups
    ]
    SynonymGroup.objects.bulk_create(rows)
    if rows:
        stamp.renew()
    return len(rows)


def _digest(group: Group) -> str:
    return sha256(synonyms.write_line(group).encode()).hexdigest()[:16]
