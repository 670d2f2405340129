"""Providers say twice a year whether their record still holds; a keeper decides what changes.

The link in the mail is the only key: signed, good for one answer and sixty days. A new one goes
by mail to the address on record, never to one that somebody typed.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from directory import confidential, history
from directory.confirming_fields import apply, is_by_hand, label_of
from directory.freshness import AGES_AFTER
from directory.models import Confirmation, ProposedChange, Service
from directory.models.confirmation import MOST_TRIES, ConfirmationState, ProposalState
from directory.sharing import outward
from directory.shown import shown
from search.indexing import reindex

logger = logging.getLogger(__name__)

PROVIDER = "provider"  # in the history: whoever answered by the link
LINK_LASTS = timedelta(days=60)
NEW_LINK_AFTER = timedelta(days=1)  # between two mails to one provider for one record
MOST_IN_A_MAIL = 20
SIGNER = Signer(salt="directory.confirm")


class ConfirmationError(Exception):
    """The answer or the request could not be taken."""


class UnknownLink(ConfirmationError):
    """Nobody made this link, or its record is gone."""


class UsedLink(ConfirmationError):
    """It was answered by this link already."""


class ExpiredLink(ConfirmationError):
    """The link ran out, or a newer one replaced it."""


class SpentLink(ExpiredLink):
    """So many answers were sent by it that somebody is guessing."""


class NoAddress(ConfirmationError):
    """The record has no address to ask at."""


class AskedLately(ConfirmationError):
    """A mail with a link that works is on its way already."""


class NotKeeper(ConfirmationError):
    """This user does not keep the record."""


class Decided(ConfirmationError):
    """Somebody decided this proposal already."""


# Links


def token_of(confirmation: Confirmation) -> str:
    return SIGNER.sign(str(confirmation.pk))


def confirmation_of(token: str) -> Confirmation:
    """Return the row behind a link, answered or not; raises UnknownLink."""
    try:
        key = int(SIGNER.unsign(token))
    except (BadSignature, ValueError):
        raise UnknownLink from None
    row = Confirmation.objects.filter(pk=key).select_related("service__organization").first()
    if row is None or row.service.status not in _ASKED:
        raise UnknownLink
    return row


def refuse_closed(confirmation: Confirmation) -> None:
    """Raise UsedLink or ExpiredLink when nothing can be answered by it any more."""
    if confirmation.answered_at:
        raise UsedLink
    if confirmation.state != ConfirmationState.WAITING or confirmation.is_expired():
        raise ExpiredLink
    if confirmation.tries >= MOST_TRIES:
        raise SpentLink


def count_try(*, confirmation: Confirmation) -> None:
    """Note that an answer was sent, whatever it says; raises SpentLink after `MOST_TRIES`."""
    left = Confirmation.objects.filter(pk=confirmation.pk, tries__lt=MOST_TRIES)
    if not left.update(tries=F("tries") + 1):
        raise SpentLink


# Asking

_ASKED = ("active", "temporarily closed")


_HAS_ADDRESS = ~Q(email="") | ~Q(organization__email="")


def _to_confirm(moment: datetime) -> Q:
    """Return the condition on `Service` rows that their half year is over."""
    day = timezone.localdate(moment) - AGES_AFTER
    return Q(assured_date__isnull=True) | Q(assured_date__lt=day)


def due(moment: datetime | None = None):
    """Return the services that are to be asked: not verified and not asked for half a year."""
    moment = moment or timezone.now()
    asked = Confirmation.objects.filter(created_at__gt=moment - AGES_AFTER).values("service")
    return Service.objects.filter(_to_confirm(moment), _HAS_ADDRESS, status__in=_ASKED).exclude(
        pk__in=asked
    )


def unasked_expression(moment: datetime | None = None):
    """Return a yes or no to annotate `Service` rows with: due, and no address to ask at."""
    condition = _to_confirm(moment or timezone.now()) & ~_HAS_ADDRESS & Q(status__in=_ASKED)
    return Case(When(condition, then=Value(True)), default=Value(False))


def ask_all(*, moment: datetime | None = None) -> tuple[int, int]:
    """Make a link for each due service and mail what is not mailed; return (links, mails).

    Safe to run at any time and to be stopped in the middle: links that no mail carried are
    mailed by the next run. A run that dies between a mail and its note mails that one twice.
    """
    moment = moment or timezone.now()
    made = 0
    for service in due(moment).select_related("organization").iterator(chunk_size=200):
        with transaction.atomic():
            _new_link(service, moment)
        made += 1
    return made, send_waiting(moment=moment)


def ask_again(*, confirmation: Confirmation, moment: datetime | None = None) -> None:
    """Mail a new link for the record of an old one; raises NoAddress, AskedLately."""
    moment = moment or timezone.now()
    service = confirmation.service
    with transaction.atomic():
        lately = service.confirmations.waiting().filter(created_at__gt=moment - NEW_LINK_AFTER)
        if lately.exists():
            raise AskedLately
        link = _new_link(service, moment)
    _send([link], moment)


def _new_link(service: Service, moment: datetime) -> Confirmation:
    address = service.email or service.organization.email
    if not address:
        raise NoAddress
    service.confirmations.waiting().update(state=ConfirmationState.REPLACED)
    return Confirmation.objects.create(
        service=service, address=address, created_at=moment, expires_at=moment + LINK_LASTS
    )


def send_waiting(*, moment: datetime | None = None) -> int:
    """Mail every link that no mail carried yet; return the number of mails that left."""
    moment = moment or timezone.now()
    rows = (
        Confirmation.objects.unsent()
        .filter(expires_at__gt=moment)
        .select_related("service__organization")
        .order_by("pk")
    )
    return sum(_send(batch, moment) for batch in _mails(rows))


def _mails(rows: Iterable[Confirmation]) -> list[list[Confirmation]]:
    """Put the links to one address into one mail; a confidential service has its own."""
    mails: dict[tuple, list[Confirmation]] = {}
    for row in rows:
        alone = row.pk if row.service.is_confidential else None
        mails.setdefault((row.address, row.service.language, alone), []).append(row)
    return [
        mail[start : start + MOST_IN_A_MAIL]
        for mail in mails.values()
        for start in range(0, len(mail), MOST_IN_A_MAIL)
    ]


def _send(links: list[Confirmation], moment: datetime) -> bool:
    """Mail `links`, all to one address; say whether the mail left. Errors name no address.

    The mail to a confidential service names no help: on a lit screen it would say what house
    reads this mailbox.
    """
    language = links[0].service.language
    is_secret = links[0].service.is_confidential
    with override(language):
        text = render_to_string(
            f"directory/confirm/{'secret_mail' if is_secret else 'mail'}.txt",
            {
                "rows": [{"name": _name_of(row.service), "url": url_of(row)} for row in links],
                "until": timezone.localdate(links[0].expires_at),
                "site_name": settings.SITE_NAME,
            },
        )
        subject = _("Is what we say of you still right?")
    try:
        send_mail(subject, text, None, [links[0].address])
    except (SMTPException, OSError) as error:
        logger.error("A mail to a provider did not leave: %s", type(error).__name__)
        return False
    Confirmation.objects.filter(pk__in=[row.pk for row in links]).update(sent_at=moment)
    return True


def _name_of(service: Service) -> str:
    return "" if service.is_confidential else shown(service, None).name


def url_of(confirmation: Confirmation) -> str:
    """Return the absolute address of the provider's page, in the language of the record."""
    with override(confirmation.service.language):
        path = reverse("directory:confirm-service", args=[token_of(confirmation)])
    return outward(path)


# Answering


def confirm(*, confirmation: Confirmation) -> None:
    """The provider says that the record is right; raises UsedLink, ExpiredLink."""
    with history.acting(PROVIDER), transaction.atomic():
        _take(confirmation, ConfirmationState.CONFIRMED)
        _mark_verified(confirmation.service, timezone.localdate(), user=None)


def propose(*, confirmation: Confirmation, values: dict[str, str]) -> None:
    """Keep what the provider would change, field → text, until a keeper decides.

    Whether a text tells a secret place is asked when the keeper accepts it, never here: a link
    that refuses one town of 61 says which town it is.
    Nothing to change is a confirmation. Raises UsedLink, ExpiredLink.
    """
    if not values:
        confirm(confirmation=confirmation)
        return
    with transaction.atomic():
        _take(confirmation, ConfirmationState.CHANGED)
        ProposedChange.objects.bulk_create(
            ProposedChange(confirmation=confirmation, field=field, value=value)
            for field, value in values.items()
        )


def _take(confirmation: Confirmation, state: str) -> None:
    """Answer once: of two answers at the same moment one is refused."""
    now = timezone.now()
    taken = Confirmation.objects.filter(
        pk=confirmation.pk, state=ConfirmationState.WAITING, expires_at__gt=now
    ).update(state=state, answered_at=now)
    confirmation.refresh_from_db()
    if not taken:
        refuse_closed(confirmation)
        raise ExpiredLink
    confirmation.state = state


# Deciding


def decide(*, proposal: ProposedChange, user, accept: bool) -> None:
    """Take over one proposed field, or leave the record as it is.

    When the last one is accepted the record counts as verified on the day of the answer.
    Raises NotKeeper, Decided, and ValidationError for a value that the record cannot hold.
    """
    service = proposal.confirmation.service
    if not confidential.keeps_record(user, service):
        raise NotKeeper
    with history.acting(user), transaction.atomic():
        taken = ProposedChange.objects.filter(pk=proposal.pk).waiting()
        state = ProposalState.ACCEPTED if accept else ProposalState.REFUSED
        if not taken.update(state=state, decided_by=user, decided_at=timezone.now()):
            raise Decided
        if accept:
            apply(service, proposal.field, proposal.value)
            _follow(service, user)
        if service.is_confidential:
            ProposedChange.objects.filter(pk=proposal.pk).update(value="")
        _close(proposal.confirmation)


def decide_all(*, service: Service, user) -> int:
    """Take over every waiting proposal that needs no hand, all or none; returns how many.

    Raises NotKeeper, Decided, and ValidationError that names the field which cannot be held.
    """
    rows = ProposedChange.objects.waiting().filter(confirmation__service=service)
    with transaction.atomic():
        for proposal in (taken := [row for row in rows if not is_by_hand(row.field)]):
            try:
                decide(proposal=proposal, user=user, accept=True)
            except ValidationError as error:
                raise named(proposal, error) from None
    return len(taken)


def named(proposal: ProposedChange, error: ValidationError) -> ValidationError:
    """Return `error` with the name of the field before its words."""
    label = label_of(proposal.field)
    return ValidationError([f"{label[:1].upper()}{label[1:]}: {text}" for text in error.messages])


def _close(confirmation: Confirmation) -> None:
    states = set(confirmation.proposals.values_list("state", flat=True))
    if states == {ProposalState.ACCEPTED}:
        service = Service.objects.get(pk=confirmation.service_id)
        _mark_verified(service, timezone.localdate(confirmation.answered_at), user=None)


def verify(*, service: Service, user) -> None:
    """A keeper asked the provider: the record is right today. Raises NotKeeper."""
    if not confidential.keeps_record(user, service):
        raise NotKeeper
    with history.acting(user), transaction.atomic():
        settle(service=service, user=user)
        _mark_verified(service, timezone.localdate(), user=user)


def settle(*, service: Service, user) -> int:
    """Close what readers reported of `service`; returns how many. Raises NotKeeper."""
    if not confidential.keeps_record(user, service):
        raise NotKeeper
    return service.reports.waiting().update(settled_at=timezone.now())


def _mark_verified(service: Service, day, *, user) -> None:
    if service.assured_date and service.assured_date > day:
        return
    service.assured_date, service.assured_by = day, user
    service.save()
    _follow(service, user)


def _follow(service: Service, user) -> None:
    """Have pages and search show the change: remembered pages live until something is logged."""
    log(instance=service, action="wagtail.edit", user=user)
    reindex(service)
