"""manage.py directory_remind: mail what is near or overdue at the local tables, and open slips;
delete slips past their time.
"""

from django.core.management.base import BaseCommand

from directory import meetings, rounds, slips


class Command(BaseCommand):
    help = (
        "Remind of meetings, commitments and slips whose promised time went by. Run it every "
        "hour: slips promise an answer within four; nobody is reminded twice of the same. Slips "
        "older than DIRECTORY_SLIPS_KEPT_DAYS are deleted, their counts stay."
    )

    def add_arguments(self, parser):
        parser.add_argument("--queue", action="store_true", help="leave the work to the worker")

    def handle(self, *, queue, **options):
        if queue:
            rounds.remind.enqueue()
            rounds.forget.enqueue()
            self.stdout.write("queued")
            return
        try:
            mails, reminded = meetings.remind_all(), slips.remind_all()
            self.stdout.write(f"{mails} mails of local tables, {reminded} slips reminded")
        finally:  # what is past its time goes, whatever became of the reminders
            self.stdout.write(f"{slips.forget_old()} slips deleted")
