"""Work that comes round: asking, reminding, forgetting. Each run does only what is due."""

from django_tasks import task

from directory import confirming, meetings, slips


@task()
def ask_providers() -> tuple[int, int]:
    """Ask the providers whose half year is over; return (links made, mails sent)."""
    return confirming.ask_all()


@task()
def remind() -> tuple[int, int]:
    """Remind of meetings, commitments and slips; return (mails of tables, slips reminded)."""
    return meetings.remind_all(), slips.remind_all()


@task()
def forget() -> int:
    """Delete slips past their time, whatever became of reminders; return how many."""
    return slips.forget_old()
