"""Addresses of the directory, below /<language>/directory/."""

from directory.partner_urls import urlpatterns as partner_addresses

app_name = "directory"
urlpatterns = [
    *partner_addresses,
]
