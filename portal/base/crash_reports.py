"""What the report of a crash may say: names of fields and variables, never what they held.

A form of the directory holds addresses that its reader may not know, and other forms hold words
of people. At a developer's desk (DEBUG) reports are whole.
"""

from django.views.debug import SafeExceptionReporterFilter


class NamesOnly(SafeExceptionReporterFilter):
    def get_post_parameters(self, request):
        if request is None or not self.is_active(request):
            return super().get_post_parameters(request)
        hidden = request.POST.copy()
        for name in hidden:
            hidden[name] = self.cleansed_substitute
        return hidden

    def get_traceback_frame_variables(self, request, tb_frame):
        found = super().get_traceback_frame_variables(request, tb_frame)
        if not self.is_active(request):
            return found
        return [(name, self.cleansed_substitute) for name, _value in found]
