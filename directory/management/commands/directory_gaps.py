"""manage.py directory_gaps: compute the service map and its gaps now."""

from django.core.management.base import BaseCommand

from directory.gaps.matrix import compute


class Command(BaseCommand):
    help = "Compute what is there and what is missing in every municipality."

    def handle(self, **options):
        for country, changed in compute().items():
            self.stdout.write(f"{country}: {changed} cells changed")
