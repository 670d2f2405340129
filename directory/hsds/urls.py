"""Addresses of the open API, below /api/hsds/."""

from django.urls import path

from directory.hsds import api

app_name = "hsds"
urlpatterns = [
    path("", api.show_about, name="show-about"),
    path("openapi.json", api.show_openapi, name="show-openapi"),
    path("services", api.list_services, name="list-services"),
    path("services/<str:key>", api.show_service, name="show-service"),
    path("organizations", api.list_organizations, name="list-organizations"),
    path("organizations/<str:key>", api.show_organization, name="show-organization"),
    path("locations", api.list_locations, name="list-locations"),
    path("locations/<str:key>", api.show_location, name="show-location"),
    path("service_at_locations", api.list_pairs, name="list-service-at-locations"),
    path("service_at_locations/<str:key>", api.show_pair, name="show-service-at-location"),
    path("taxonomies", api.list_taxonomies, name="list-taxonomies"),
    path("taxonomies/<str:key>", api.show_taxonomy, name="show-taxonomy"),
    path("taxonomy_terms", api.list_taxonomy_terms, name="list-taxonomy-terms"),
    path("taxonomy_terms/<str:key>", api.show_taxonomy_term, name="show-taxonomy-term"),
    path("<path:address>", api.show_nothing, name="show-nothing"),
]
