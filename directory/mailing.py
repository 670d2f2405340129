"""How the directory's mails leave: one by one, and nothing of an address or a text in a log."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail

logger = logging.getLogger(__name__)


def send(subject: str, text: str, address: str, *, about: str) -> bool:
    """Mail `text` to one address; say whether it left. `about`: what the log calls it."""
    try:
        send_mail(subject, text, None, [address])
    except (SMTPException, OSError) as error:
        logger.error("A mail about %s did not leave: %s", about, type(error).__name__)
        return False
    return True
