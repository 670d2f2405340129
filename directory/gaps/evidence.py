"""What else says that a service is missing: counts of other rooms, asked through a setting.

settings.DIRECTORY_EVIDENCE names callables by dotted path. Each takes the code of a jurisdiction
and yields `Evidence`. So another app counts without an import between siblings.
"""

import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.checks import Error, register
from django.utils.module_loading import import_string

from directory.models import ReasonKind

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Evidence:
    """`kind`: a value of `ReasonKind`; codes are those of `reference`; a number, no person.

    `municipality_code` is "" where nobody said which one.
    """

    kind: str
    municipality_code: str
    service_type: str
    count: int


def collect(jurisdiction: str) -> Counter:
    """Return (kind, municipality code, service type code) → count of every provider.

    One that fails is left out and logged by its name: the matrix is worth more than one count.
    """
    counts: Counter = Counter()
    for path in settings.DIRECTORY_EVIDENCE:
        try:
            counts.update(_counted(import_string(path)(jurisdiction)))
        except Exception as error:
            logger.error("No evidence from %s: %s", path, type(error).__name__)
    return counts


def _counted(rows: Iterable[Evidence]) -> Counter:
    counts: Counter = Counter()
    for row in rows:
        if row.kind in ReasonKind.values and row.count > 0:
            counts[row.kind, row.municipality_code, row.service_type] += row.count
    return counts


@register()
def every_provider_is_there(app_configs, **kwargs):
    problems = []
    for path in settings.DIRECTORY_EVIDENCE:
        try:
            import_string(path)
        except ImportError:
            problems.append(
                Error(f"DIRECTORY_EVIDENCE names {path}, which is not there.", id="directory.E001")
            )
    return problems
