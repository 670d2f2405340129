"""Addresses of the gaps, in the directory's namespace."""

from django.urls import path

from directory.gaps import views

urlpatterns = [
    path("gaps/", views.show_gaps, name="show-gaps"),
    path("gaps/matrix.csv", views.export_gaps, name="export-gaps"),
    path("gaps/compare/", views.compare_municipalities, name="compare-municipalities"),
    path("gaps/<slug:municipality>/", views.show_municipality, name="show-municipality-gaps"),
    path("gaps/<slug:municipality>/<slug:service_type>/", views.show_gap, name="show-gap"),
]
