"""Addresses for those who keep the directory true: providers, receivers of slips, the table."""

from django.urls import path

from directory import confirming_views

urlpatterns = [
    path("confirm/<str:token>/", confirming_views.confirm_service, name="confirm-service"),
    path("confirm/<str:token>/new-link/", confirming_views.renew_link, name="renew-link"),
]
