"""The keepers' desk, and two locks on deleting: what others keep, and what is still needed."""

from django.core.exceptions import PermissionDenied
from django.db import DEFAULT_DB_ALIAS
from django.db.models.deletion import Collector, ProtectedError
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet

from directory import confidential, review_views, sheet_views, town_rights
from directory.bulk import ChangeServices, DeleteRecords
from directory.desk import DirectoryGroup
from directory.gaps.desk import MapGroup
from directory.models.record import Record
from directory.table_desk import TableGroup

register_snippet(DirectoryGroup)
register_snippet(MapGroup)
register_snippet(TableGroup)


@hooks.register("register_admin_urls")
def desk_urls():
    return [*review_views.urlpatterns, *sheet_views.urlpatterns]


@hooks.register("insert_global_admin_css")
def desk_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/keeper.css"))


@hooks.register("before_delete_snippet")
def refuse_what_others_keep(request, instances):
    """Wagtail asks for the permission once for many rows; ask for each row."""
    if not all(town_rights.may_write(request.user, row) for row in instances):
        raise PermissionDenied
    records = [row for row in instances if isinstance(row, Record)]
    if not all(confidential.keeps_record(request.user, record) for record in records):
        raise PermissionDenied


@hooks.register("before_delete_snippet")
def refuse_what_is_needed(request, instances):
    """Wagtail learns what is needed from its index of references, where records do not stand."""
    try:
        Collector(using=DEFAULT_DB_ALIAS).collect(list(instances))
    except ProtectedError:
        messages.error(request, _("Not deleted: records of the directory still need it."))
        return redirect("wagtailadmin_home")


hooks.register("register_bulk_action", ChangeServices)
# Later than Wagtail's own action of the same name, in whose place it stands.
hooks.register("register_bulk_action", DeleteRecords, order=1)
