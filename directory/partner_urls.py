"""Addresses for those who keep the directory true: providers, receivers of slips, the table."""

from django.urls import path

from directory import confirming_views, experience_views, slip_views, table_views

urlpatterns = [
    path("confirm/<str:token>/", confirming_views.confirm_service, name="confirm-service"),
    path("confirm/<str:token>/new-link/", confirming_views.renew_link, name="renew-link"),
    path("experiences/", experience_views.list_experiences, name="list-experiences"),
    path("table/", table_views.list_tables, name="list-tables"),
    path("table/<slug:code>/", table_views.show_table, name="show-table"),
    path("table/<slug:code>/call/<slug:situation>/", table_views.call_table, name="call-table"),
    path(
        "table/<slug:code>/meeting/<int:meeting_id>/",
        table_views.show_meeting,
        name="show-meeting",
    ),
    path(
        "table/<slug:code>/meeting/<int:meeting_id>/change/",
        table_views.change_meeting,
        name="change-meeting",
    ),
    path(
        "table/<slug:code>/commitment/<int:commitment_id>/done/",
        table_views.finish_commitment,
        name="finish-commitment",
    ),
    path(
        "table/<slug:code>/commitment/<int:commitment_id>/rung/",
        table_views.ring_commitment,
        name="ring-commitment",
    ),
    path("slips/", slip_views.list_slips, name="list-slips"),
    path("slips/to/<uuid:service_id>/", slip_views.send_slip, name="send-slip"),
    path("slip/<str:token>/", slip_views.answer_slip, name="answer-slip"),
    path("slip/<str:token>/sheet.pdf", slip_views.download_slip, name="download-slip"),
]
