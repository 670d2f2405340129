"""The editor's form, in one transaction: what it publishes it publishes whole, or not at all."""

from django.db import transaction
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.edit import EditView


@require_admin_access
def edit_page(request, page_id):
    """Wagtail's own edit view, which saves revision, page and log in several transactions."""
    view = EditView.as_view()
    if request.method != "POST":
        return view(request, page_id=page_id)
    with transaction.atomic():
        return view(request, page_id=page_id)
