from django.urls import path

from portal.base import views

app_name = "base"
urlpatterns = [
    path("emergency/", views.show_emergency, name="show-emergency"),
    path("acronyms/", views.show_acronyms, name="show-acronyms"),
    path("place/", views.choose_place, name="choose-place"),
    path("page/<uuid:translation_key>/", views.show_untranslated, name="show-untranslated"),
]
