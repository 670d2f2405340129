"""Work that comes round: asking providers. Run each day; each run does only what is due."""

from django_tasks import task

from directory import confirming


@task()
def ask_providers() -> tuple[int, int]:
    """Ask the providers whose half year is over; return (links made, mails sent)."""
    return confirming.ask_all()
