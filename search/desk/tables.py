"""Tables of the desk: cards on a phone, and exports that a spreadsheet does not run."""

from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import IndexView

from portal.reference import formulas


class HarmlessExport:
    """A view whose CSV holds no formula: what strangers typed is opened by editors."""

    def preprocess_field_value(self, field, value, export_format):
        cell = super().preprocess_field_value(field, value, export_format)
        if export_format != self.FORMAT_CSV or isinstance(cell, int | float):
            return cell
        written = "" if cell is None else str(cell)
        return f"'{written}" if written.startswith(formulas.STARTS) else written


class DeskColumn(Column):
    """A cell that says its own heading: on a phone the table becomes cards."""

    cell_template_name = "search/desk/cell.html"


class CardsIndexView(HarmlessExport, IndexView):
    """A list of the desk's snippets."""

    table_classname = "listing desk-cards"

    def _get_custom_column(self, field_name, column_class=DeskColumn, **kwargs):
        return super()._get_custom_column(field_name, column_class, **kwargs)
