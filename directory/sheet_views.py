"""The page of the keeper's sheet: take it out, look what it would change, take it in."""

import tempfile
from pathlib import Path

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from directory import sheets
from directory.hsds import reasons
from directory.hsds.tables import MODELS, tables
from directory.review_views import DeskView

FINDINGS_AT_MOST = 200  # on the page


class SheetForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("CSV file"))

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > sheets.BYTES_AT_MOST:
            raise forms.ValidationError(sheets.too_big())
        return file


class SheetView(DeskView):
    template_name = "directory/desk/sheet.html"
    page_title = gettext_lazy("Services as a spreadsheet")
    header_icon = "table"

    def get(self, request):
        return self._page(SheetForm())

    def post(self, request):
        form = SheetForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form)
        try:
            sheet = sheets.examine(user=request.user, data=form.cleaned_data["file"].read())
            if "take" in request.POST and not sheet.report.has_errors:
                sheets.take(sheet)
                messages.success(request, _told(sheet, is_taken=True))
                return redirect("directory_sheet")
        except sheets.Unreadable as error:
            form.add_error("file", str(error))
            return self._page(form)
        except sheets.Faulty:
            form.add_error(
                "file",
                _(
                    "The database refused a part of this sheet. Download it again to see what came in."
                ),
            )
            return self._page(form)
        return self._page(SheetForm(), sheet)

    def _page(self, form, sheet=None):
        context = {"form": form, "most": sheets.ROWS_AT_MOST, "sheet": sheet}
        if sheet is not None:
            found = sorted(sheet.report.findings, key=lambda finding: finding.level)
            context |= {
                "findings": [(row, *told(row)) for row in found[:FINDINGS_AT_MOST]],
                "more": max(0, len(found) - FINDINGS_AT_MOST),
                "told": _told(sheet, is_taken=False),
            }
        return self.render_to_response(self.get_context_data(**context))


def told(finding) -> tuple[str, str]:
    """Return the field and the reason of a finding in the keeper's language."""
    spec = tables().get(finding.table)
    if spec is None or finding.table not in MODELS:
        return finding.field, reasons.told(finding.reason)
    model, name = spec.model, finding.field.removeprefix("@")
    labels = [model._meta.verbose_name]
    try:
        labels.append(model._meta.get_field(spec.column(name) or name).verbose_name)
    except (FieldDoesNotExist, AttributeError):  # a column of theirs, or a list of rows
        labels += filter(None, [name])
    return ": ".join(str(label) for label in labels), reasons.told(finding.reason)


def _told(sheet, *, is_taken: bool) -> str:
    numbers = {"new": sheet.new, "changed": sheet.changed}
    if sheet.report.has_errors:
        return _("Refused as a whole, nothing was changed: mend what is named below.")
    if is_taken:
        return _("Taken in. Rows that are new: %(new)d, changed: %(changed)d.") % numbers
    return _("Only checked. Rows that would be new: %(new)d, changed: %(changed)d.") % numbers


class DownloadView(DeskView):
    def get(self, request):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / sheets.FILE
            try:
                sheets.write(user=request.user, path=file)
            except sheets.Unreadable as error:
                messages.error(request, str(error))
                return redirect("directory_sheet")
            data = file.read_bytes()
        name = f"services-{timezone.localdate():%Y-%m-%d}.csv"
        return HttpResponse(
            b"\xef\xbb\xbf" + data,  # spreadsheets take a file without this mark for Windows-1250
            content_type="text/csv; charset=utf-8",
            headers={
                "Content-Disposition": f'attachment; filename="{name}"',
                "Cache-Control": "private, no-store",
            },
        )


urlpatterns = [
    path("directory/sheet/", SheetView.as_view(), name="directory_sheet"),
    path("directory/sheet/services.csv", DownloadView.as_view(), name="directory_sheet_download"),
]
