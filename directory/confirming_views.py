"""What a provider sees behind the link of a mail. No account, nothing kept but the answer."""

from functools import wraps

from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from directory import confirming
from directory.confirming_form import ChangeForm
from directory.shown import shown


def _says_unknown(view):
    """Answer a broken link as one of a record that is gone: the same words, and 404."""

    @wraps(view)
    def answer(request, token):
        try:
            return view(request, token)
        except confirming.UnknownLink:
            return render(request, "directory/confirm/unknown_link.html", status=404)

    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@_says_unknown
def confirm_service(request, token):
    """Show the record with “still right” and its fields; take one answer."""
    confirmation = confirming.confirmation_of(token)
    try:
        confirming.refuse_closed(confirmation)
        if request.method == "POST":
            confirming.count_try(confirmation=confirmation)
    except confirming.ConfirmationError as closed:
        return _closed(request, token, confirmation, closed)
    asked = request.POST if request.method == "POST" else None
    if asked and "still_right" in asked:
        return _answer(request, token, confirmation, confirming.confirm)
    form = ChangeForm(asked, service=confirmation.service)
    if asked and form.is_valid():
        values = form.values()
        return _answer(request, token, confirmation, confirming.propose, values=values)
    return _page(request, confirmation, {"form": form, "token": token})


@never_cache
@require_POST
@_says_unknown
def renew_link(request, token):
    """Mail a new link to the address on record, whichever that is."""
    confirmation = confirming.confirmation_of(token)
    outcome = "mailed"
    try:
        confirming.ask_again(confirmation=confirmation)
    except confirming.AskedLately:
        outcome = "asked-lately"
    except confirming.NoAddress:
        outcome = "no-address"
    except confirming.NotMailed:
        outcome = "not-mailed"
    return _page(request, confirmation, {"outcome": outcome, "token": token})


def _answer(request, token, confirmation, act, **values):
    try:
        act(confirmation=confirmation, **values)
    except confirming.ConfirmationError as closed:
        return _closed(request, token, confirmation, closed)
    return redirect("directory:confirm-service", token=token)


def _closed(request, token, confirmation, closed):
    """Say what became of the link. Whoever just answered is thanked by the same page."""
    is_used = isinstance(closed, confirming.UsedLink)
    is_spent = isinstance(closed, confirming.SpentLink)
    outcome = "used" if is_used else "spent" if is_spent else "expired"
    context = {"outcome": outcome, "token": token}
    return _page(request, confirmation, context, status=200 if is_used else 410)


def _page(request, confirmation, context, *, status=200):
    return render(
        request,
        "directory/confirm/confirm_service.html",
        {**context, "confirmation": confirmation, "reading": shown(confirmation.service, None)},
        status=status,
    )
