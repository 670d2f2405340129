"""Wagtail's switches that concern every part: who may open a file."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from wagtail import hooks


@hooks.register("before_serve_document")
def guard_document(document, request):
    """A professionals' file opens for professionals only, wherever its link was found."""
    if document.is_visible_to(request.user):
        return None
    if not request.user.is_authenticated:
        return redirect(f"/accounts/login/?next={request.path}")
    raise PermissionDenied
