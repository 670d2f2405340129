"""Addresses at which readers of a step say what is missing."""

from django.urls import path

from directory import obstacle_views

urlpatterns = [
    path("not-done/<uuid:step_id>/", obstacle_views.mark_obstacle, name="mark-obstacle"),
    path("not-done/<uuid:step_id>/missing/", obstacle_views.count_missing, name="count-missing"),
]
