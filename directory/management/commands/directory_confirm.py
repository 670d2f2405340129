"""manage.py directory_confirm: mail providers the link by which they confirm their records."""

from django.core.management.base import BaseCommand

from directory import confirming, rounds


class Command(BaseCommand):
    help = (
        "Ask the providers of services that were not verified or asked for half a year. "
        "Run it every day: it asks nobody twice and goes on where it was stopped."
    )

    def add_arguments(self, parser):
        parser.add_argument("--queue", action="store_true", help="leave the work to the worker")
        parser.add_argument("--dry-run", action="store_true", help="only count who is due")

    def handle(self, *, queue, dry_run, **options):
        if dry_run:
            self.stdout.write(f"{confirming.due().count()} services would be asked")
        elif queue:
            rounds.ask_providers.enqueue()
            self.stdout.write("queued")
        else:
            links, mails = confirming.ask_all()
            self.stdout.write(f"{links} links made, {mails} mails sent")
