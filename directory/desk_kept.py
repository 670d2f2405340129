"""Rights at the keepers' desk: every view shows and takes only what the user keeps."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.snippets.views import chooser
from wagtail.snippets.views import snippets as views
from wagtail.snippets.views.snippets import SnippetViewSet

from directory import confidential, history
from directory.bulk import permitted_actions
from directory.desk_panels import LatestChangesPanel
from directory.forms import KeptForm


class KeptObject:
    """Opens a record for those who keep it; to others it says no more than that they may not."""

    def get_object(self, *args, **kwargs):
        record = super().get_object(*args, **kwargs)
        if not confidential.keeps_record(self.request.user, record):
            raise PermissionDenied
        return record


class IndexView(SnippetViewSet.index_view_class):
    """Rows are marked only by those who can do something with marked ones."""

    @cached_property
    def columns(self):
        columns = super().columns
        if permitted_actions(self.request.user, self.model):
            return columns
        return [row for row in columns if not isinstance(row, BulkActionsCheckboxColumn)]


class EditView(KeptObject, views.EditView):
    pass


class NotedDeleteView(views.DeleteView):
    """Deletes so that the history knows who did."""

    def delete_action(self):
        with history.acting(self.request.user):
            super().delete_action()


class DeleteView(KeptObject, NotedDeleteView):
    pass


class HistoryView(KeptObject, SnippetViewSet.history_view_class):
    pass


class UsageView(KeptObject, SnippetViewSet.usage_view_class):
    pass


class KeptList:
    def get_object_list(self):
        return super().get_object_list().kept_by(self.request.user)


class KeptChoice:
    def get_object(self, pk):
        record = super().get_object(pk)
        if not confidential.keeps_record(self.request.user, record):
            raise Http404
        return record


class KeptChoices:
    def get_objects(self, pks):
        return super().get_objects(pks).kept_by(self.request.user)


class ChooseView(KeptList, chooser.ChooseView):
    pass


class ChooseResultsView(KeptList, chooser.ChooseResultsView):
    pass


class ChosenView(KeptChoice, chooser.SnippetChosenView):
    pass


class ChosenMultipleView(KeptChoices, chooser.SnippetChosenMultipleView):
    pass


class KeptChooserViewSet(chooser.SnippetChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView


class KeptViewSet(SnippetViewSet):
    """A kind of record with per-organization rights. Copying and inspecting are not offered:
    each would be one more way to a secret.

    `own_tabs`: (heading, panels) pairs of a form too long for one page; else `own_panels`.
    """

    index_view_class = IndexView
    edit_view_class = EditView
    delete_view_class = DeleteView
    history_view_class = HistoryView
    usage_view_class = UsageView
    chooser_viewset_class = KeptChooserViewSet
    copy_view_enabled = False
    inspect_view_enabled = False
    own_tabs: tuple = ()
    own_panels: list = []
    form_base = KeptForm

    def get_queryset(self, request):
        return self.model.objects.kept_by(request.user)

    def get_edit_handler(self):
        changes = LatestChangesPanel()
        if not self.own_tabs:
            handler = ObjectList([*self.own_panels, changes], base_form_class=self.form_base)
            return handler.bind_to_model(self.model)
        tabs = [ObjectList(panels, heading=heading) for heading, panels in self.own_tabs]
        tabs.append(ObjectList([changes], heading=_("Latest changes")))
        handler = TabbedInterface(tabs, base_form_class=self.form_base)
        return handler.bind_to_model(self.model)
