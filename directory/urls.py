"""Addresses of the directory, below /<language>/directory/."""

from django.urls import path

from directory import views
from directory.gaps.urls import urlpatterns as gap_addresses
from directory.obstacle_urls import urlpatterns as obstacle_addresses
from directory.partner_urls import urlpatterns as partner_addresses

app_name = "directory"
urlpatterns = [
    path("", views.find_services, name="find-services"),
    path("places.json", views.list_places, name="list-places"),
    path("service/<uuid:service_id>/", views.show_service, name="show-service"),
    path("service/<uuid:service_id>/report/", views.report_service, name="report-service"),
    path("service/<uuid:service_id>/print/", views.print_service, name="print-service"),
    path("service/<uuid:service_id>/contact.vcf", views.download_vcard, name="download-vcard"),
    path("service/<uuid:service_id>/qr.svg", views.show_qr, name="show-qr"),
    *gap_addresses,
    *partner_addresses,
    *obstacle_addresses,
]
