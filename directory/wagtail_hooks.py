"""The keepers' desk, and a second lock on deleting."""

from django.core.exceptions import PermissionDenied
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from directory import confidential
from directory.desk import DirectoryGroup
from directory.models.record import Record

register_snippet(DirectoryGroup)


@hooks.register("before_delete_snippet")
def refuse_what_others_keep(request, instances):
    """Wagtail asks for the permission once for many rows; ask for each row."""
    records = [row for row in instances if isinstance(row, Record)]
    if not all(confidential.keeps_record(request.user, record) for record in records):
        raise PermissionDenied
