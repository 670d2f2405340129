from django.apps import AppConfig


class StockConfig(AppConfig):
    name = "bench.stock"
    label = "stock"

    def ready(self):
        """Let Wagtail index what a stock site would: the text of a protocol, not its title alone."""
        from wagtail.search import index

        from protocols.models import ProtocolPage

        wanted = ("summary", "phases", "card_danger", "card_do_not", "card_write_down")
        ProtocolPage.search_fields = [
            *ProtocolPage.search_fields,
            *(index.SearchField(name) for name in wanted),
        ]
