from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from bench.stock.views import search
from portal.urls import urlpatterns as portal_urls

urlpatterns = i18n_patterns(path("stock-search/", search, name="search")) + portal_urls
