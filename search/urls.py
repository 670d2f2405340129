from django.urls import path

from search import views, watching

app_name = "search"
urlpatterns = [
    path("search/", views.show_search, name="show-search"),
    path("search/settle/", watching.settle, name="settle"),
    path("search/suggest/", views.suggest, name="suggest"),
]
