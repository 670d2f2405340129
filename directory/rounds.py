"""Work that comes round: asking, reminding. Run each day; each run does only what is due."""

from django_tasks import task

from directory import confirming, meetings, slips


@task()
def ask_providers() -> tuple[int, int]:
    """Ask the providers whose half year is over; return (links made, mails sent)."""
    return confirming.ask_all()


@task()
def remind() -> tuple[int, int, int]:
    """Remind of meetings, commitments and slips, and forget old slips.

    Returns (mails of tables, slips reminded, slips forgotten).
    """
    return meetings.remind_all(), slips.remind_all(), slips.forget_old()
