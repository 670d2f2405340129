"""Ids of services whose source gives them no UUID: nobody computes one from what is public.

The id of a confidential service is told. Made of the source's words and numbers alone, it would
say in which body's row it stood; so this installation's secret goes into each, also of services
that are open: they may turn confidential, and keep their id then. A row is found again by the id
that its source gives it, which is kept; one without any by its id as this or an earlier secret
(`SECRET_KEY_FALLBACKS`) makes it.
"""

import uuid
from collections.abc import Iterator

from django.conf import settings
from django.utils.crypto import salted_hmac

from directory import models
from directory.hsds import vocabulary
from directory.hsds.entries import Reader
from directory.hsds.tables import tables

AT_A_TIME = 250  # ids in one query, each as up to three secrets make it
ID_LENGTH = models.Service._meta.get_field("external_id").max_length


def settle(reader: Reader) -> None:
    """Give the services that `reader` made ids for their own, and so all that links to them.

    Two queries for each 250 of them.
    """
    ids = _by_original(reader.source, reader.services)
    ids |= _by_secret([key for key in reader.services if key not in ids])
    if not ids:
        return
    for entry in reader.entries:
        values = entry.values
        for name in ("id", *tables()[entry.table].links):
            if isinstance(value := values.get(name), str) and value in ids:
                values[name] = ids[value]


def secret_key(words: str, secret: str | None = None) -> uuid.UUID:
    """Return an id made of `words` and this installation's secret: the same whenever asked."""
    made = salted_hmac("directory.hsds.keys", words, secret=secret, algorithm="sha256")
    return uuid.uuid5(vocabulary.NAMESPACE, made.hexdigest())


def _by_original(source: str, made: dict[str, str]) -> dict[str, str]:
    """Return id as the reader made it → that of the service which is here."""
    originals = {given[:ID_LENGTH]: key for key, given in made.items() if given}
    found = {}
    for some in _in_parts(list(originals)):
        rows = models.Service.objects.filter(source=source, external_id__in=some).order_by()
        for pk, given in rows.values_list("pk", "external_id"):
            found[originals[given]] = str(pk)
    return found


def _by_secret(keys: list[str]) -> dict[str, str]:
    found = {}
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    for some in _in_parts(keys):
        made = {key: [secret_key(key, secret) for secret in secrets] for key in some}
        asked = [one for ways in made.values() for one in ways]
        here = set(models.Service.objects.filter(pk__in=asked).values_list("pk", flat=True))
        for key, ways in made.items():
            found[key] = str(next((one for one in ways if one in here), ways[0]))
    return found


def _in_parts(values: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(values), AT_A_TIME):
        yield values[start : start + AT_A_TIME]
