"""Providers say twice a year whether their record still holds; a keeper decides what changes.

The link in the mail is the only key: signed, good for one answer and sixty days. A new one goes
by mail to the address on record, never to one that somebody typed.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import Case, F, Prefetch, Q, Value, When
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from directory import confidential, history, mailing
from directory.confirming_fields import apply, is_by_hand
from directory.freshness import AGES_AFTER
from directory.models import Confirmation, ProposedChange, Service
from directory.models.confirmation import MOST_TRIES, ConfirmationState, ProposalState
from directory.models.service import Status
from directory.sharing import outward
from directory.shown import shown
from search.indexing import reindex

PROVIDER = "provider"  # in the history: whoever answered by the link
LINK_LASTS = timedelta(days=60)
NEW_LINK_AFTER = timedelta(days=1)  # between two mails to one provider for one record
MOST_IN_A_MAIL = 20  # links
MAILS_AT_ONCE = 50  # whose services are fetched together
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


class NotMailed(ConfirmationError):
    """The mail did not leave; the next round tries again."""


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
    if row is None or row.service.status not in Status.OPEN:
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

_HAS_ADDRESS = ~Q(email="") | ~Q(organization__email="")


def _to_confirm(moment: datetime) -> Q:
    """Return the condition on `Service` rows that their half year is over."""
    day = timezone.localdate(moment) - AGES_AFTER
    return Q(assured_date__isnull=True) | Q(assured_date__lt=day)


def due(moment: datetime | None = None):
    """Return the services that are to be asked: not verified and not asked for half a year."""
    moment = moment or timezone.now()
    asked = Confirmation.objects.filter(created_at__gt=moment - AGES_AFTER).values("service")
    return Service.objects.filter(
        _to_confirm(moment), _HAS_ADDRESS, status__in=Status.OPEN
    ).exclude(pk__in=asked)


def unasked_expression(moment: datetime | None = None):
    """Return a yes or no to annotate `Service` rows with: due, and no address to ask at."""
    condition = _to_confirm(moment or timezone.now()) & ~_HAS_ADDRESS & Q(status__in=Status.OPEN)
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
    """Mail a new link for the record of an old one; raises NoAddress, AskedLately, NotMailed."""
    moment = moment or timezone.now()
    service = confirmation.service
    with transaction.atomic():
        waiting = service.confirmations.waiting().filter(created_at__gt=moment - NEW_LINK_AFTER)
        if waiting.filter(sent_at__isnull=False).exists():
            raise AskedLately
        # One that no mail carried is mailed now; of two clicks neither makes the other's link dead.
        unsent = waiting.filter(address=_address_of(service)).first()
        link = unsent or _new_link(service, moment)
    if not _send([link], moment):
        raise NotMailed


def _new_link(service: Service, moment: datetime) -> Confirmation:
    address = _address_of(service)
    if not address:
        raise NoAddress
    service.confirmations.waiting().update(state=ConfirmationState.REPLACED)
    return Confirmation.objects.create(
        service=service, address=address, created_at=moment, expires_at=moment + LINK_LASTS
    )


def _address_of(service: Service) -> str:
    return service.email or service.organization.email


def send_waiting(*, moment: datetime | None = None) -> int:
    """Mail every link that no mail carried yet; return the number of mails that left."""
    moment = moment or timezone.now()
    rows = Confirmation.objects.unsent().filter(expires_at__gt=moment)
    mails = _mails(rows)
    sent = 0
    for start in range(0, len(mails), MAILS_AT_ONCE):
        some = mails[start : start + MAILS_AT_ONCE]
        links = _for_mailing(key for mail in some for key in mail)
        for mail in some:
            still = [links[key] for key in mail if key in links]
            sent += bool(still) and _send(still, moment)
    return sent


def _mails(rows) -> list[list[int]]:
    """Return keys of links, a list a mail: what goes to one address in one language. A
    confidential service has a mail of its own.
    """
    asked = Service.objects.filter(confirmations__in=rows)
    secret = set(asked.confidential().values_list("pk", flat=True))
    mails: dict[tuple, list[int]] = {}
    found = rows.order_by("pk").values_list("pk", "address", "service", "service__language")
    for key, address, service, language in found:
        alone = key if service in secret else None
        mails.setdefault((address, language, alone), []).append(key)
    return [
        mail[start : start + MOST_IN_A_MAIL]
        for mail in mails.values()
        for start in range(0, len(mail), MOST_IN_A_MAIL)
    ]


def _for_mailing(keys: Iterable[int]) -> dict[int, Confirmation]:
    """Return key → link with all that its mail reads, in a constant number of queries."""
    services = Prefetch("service", Service.objects.for_showing())
    return Confirmation.objects.unsent().prefetch_related(services).in_bulk(list(keys))


def _send(links: list[Confirmation], moment: datetime) -> bool:
    """Mail `links`, all to one address; say whether the mail left.

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
    if not mailing.send(subject, text, links[0].address, about="a record"):
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
        _mark_verified(_locked(confirmation.service), timezone.localdate(), user=None)


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
    Raises NotKeeper, Decided, and ValidationError that names the field which cannot be held.
    """
    _decide(proposal.confirmation.service, [proposal], user=user, accept=accept)


def decide_all(*, service: Service, user) -> int:
    """Take over every waiting proposal that needs no hand, all or none; returns how many.

    Raises as `decide` does.
    """
    rows = ProposedChange.objects.waiting().filter(confirmation__service=service)
    rows = rows.select_related("confirmation")
    proposals = [row for row in rows if not is_by_hand(row.field)]
    _decide(service, proposals, user=user, accept=True)
    return len(proposals)


def _decide(service: Service, proposals: list[ProposedChange], *, user, accept: bool) -> None:
    """Decide them all or none; those of one answer go in together, as they were meant."""
    if not confidential.keeps_record(user, service):
        raise NotKeeper
    keys = [proposal.pk for proposal in proposals]
    state = ProposalState.ACCEPTED if accept else ProposalState.REFUSED
    answers: dict[Confirmation, dict[str, str]] = {}
    for proposal in proposals:
        answers.setdefault(proposal.confirmation, {})[proposal.field] = proposal.value
    with history.acting(user), transaction.atomic():
        service = _locked(service)
        taken = ProposedChange.objects.filter(pk__in=keys).waiting()
        if taken.update(state=state, decided_by=user, decided_at=timezone.now()) < len(keys):
            raise Decided
        for values in answers.values() if accept else ():
            apply(service, values)
        if accept and keys:
            _follow(service, user)
        if service.is_confidential:
            ProposedChange.objects.filter(pk__in=keys).update(value="")
        for confirmation in answers:
            _close(confirmation)


def _locked(service: Service) -> Service:
    """Return `service` as it is now, and for this transaction alone: `save` writes all columns,
    and an old copy would write back what somebody else changed meanwhile.
    """
    return Service.objects.select_for_update().get(pk=service.pk)


def _close(confirmation: Confirmation) -> None:
    states = set(confirmation.proposals.values_list("state", flat=True))
    if states == {ProposalState.ACCEPTED}:
        service = _locked(confirmation.service)
        _mark_verified(service, timezone.localdate(confirmation.answered_at), user=None)


def verify(*, service: Service, user) -> None:
    """A keeper asked the provider: the record is right today. Raises NotKeeper."""
    if not confidential.keeps_record(user, service):
        raise NotKeeper
    with history.acting(user), transaction.atomic():
        settle(service=service, user=user)
        _mark_verified(_locked(service), timezone.localdate(), user=user)


def settle(*, service: Service, user) -> int:
    """Close what readers reported of `service`; returns how many. Raises NotKeeper."""
    if not confidential.keeps_record(user, service):
        raise NotKeeper
    return service.reports.waiting().update(settled_at=timezone.now())


def _mark_verified(service: Service, day, *, user) -> None:
    """Note it on a row that `_locked` returned."""
    if service.assured_date and service.assured_date > day:
        return
    service.assured_date, service.assured_by = day, user
    service.save()
    _follow(service, user)


def _follow(service: Service, user) -> None:
    """Have pages and search show the change: remembered pages live until something is logged."""
    log(instance=service, action="wagtail.edit", user=user)
    reindex(service)
