"""Addresses that let in whoever has them are written to no log: "/sq/directory/confirm/…".

The framework logs the path of every refused and missing page. A mailed link that is cut short,
typed wrongly or late is such a page, and the rest of its path may still open a record.
"""

import logging
import re

SECRET = re.compile(
    r"(/directory/+(?:confirm|slip)/+|/accounts/+(?:confirm-email|password/+reset/+key)/+).+",
    re.DOTALL | re.IGNORECASE,
)


def without_secret(value):
    """Return `value` cut behind the first such address in it; what is no text, as it is."""
    return SECRET.sub(r"\1…", value) if isinstance(value, str) else value


class WithoutSecrets(logging.Filter):
    """Cut the addresses in a record's message and arguments; lets every record pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = without_secret(record.msg)
        if isinstance(record.args, dict):
            record.args = {name: without_secret(value) for name, value in record.args.items()}
        elif record.args:
            record.args = tuple(without_secret(value) for value in record.args)
        return True
