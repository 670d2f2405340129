"""Addresses of the directory, below /<language>/directory/."""

from directory.obstacle_urls import urlpatterns as obstacle_addresses
from directory.partner_urls import urlpatterns as partner_addresses

app_name = "directory"
urlpatterns = [
    *partner_addresses,
    *obstacle_addresses,
]
