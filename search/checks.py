"""A page type that nobody can find, and nobody meant to hide, is an error at start."""

from django.core.checks import Error, register
from wagtail.models import get_page_models

from search.registry import is_declared


@register("search")
def every_page_type_is_declared(app_configs, **kwargs):
    return [
        Error(
            f"{model._meta.label} says nothing about search.",
            hint="Register it in its app's search_index.py, or say not_searchable there.",
            obj=model,
            id="search.E001",
        )
        for model in get_page_models()
        if model._meta.label != "wagtailcore.Page"
        and not model._meta.abstract
        and not is_declared(model)
    ]
