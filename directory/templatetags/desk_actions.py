"""What may be done with marked rows of the desk, as buttons under a list."""

from django import template
from django.apps import apps
from django.urls import reverse
from wagtail.admin.templatetags.wagtailadmin_tags import bulk_action_choices

from directory.bulk import permitted_actions

register = template.Library()


@register.inclusion_tag("wagtailadmin/shared/buttons.html", takes_context=True)
def permitted_bulk_actions(context, app_label, model_name):
    """As Wagtail's `bulk_action_choices`, without what the user may not do."""
    model = apps.get_model(app_label, model_name)
    names = [app_label, model_name]
    permitted = {
        reverse("wagtail_bulk_action", args=[*names, kind])
        for kind in permitted_actions(context["request"].user, model)
    }
    buttons = bulk_action_choices(context, *names)["buttons"]
    return {"buttons": [button for button in buttons if button.url in permitted]}
