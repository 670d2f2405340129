from django.urls import path

from protocols import views

app_name = "protocols"
urlpatterns = [
    path("step/<uuid:step_id>/", views.show_step, name="show-step"),
    path("protocol/<int:page_id>.pdf", views.download_pdf, name="download-pdf"),
]
