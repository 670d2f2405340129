import pytest

from directory import reports, telling
from directory.models import Keepership
from tests.directory import small_directory


@pytest.fixture(autouse=True)
def units(monkeypatch):
    """Units are read once a test, not once a minute."""
    monkeypatch.setattr(telling, "UNITS_SECONDS", 10**9)
    telling._units_at.cache_clear()
    yield
    telling._units_at.cache_clear()


@pytest.fixture(autouse=True)
def at_day(monkeypatch):
    """A number without hours may answer at whatever hour the tests run."""
    monkeypatch.setattr(reports, "WAKING_HOURS", range(24))


@pytest.fixture
def desk(db):
    """An open service with a place."""
    return small_directory.open_desk()


@pytest.fixture
def shelter(db):
    """A service at a confidential location."""
    return small_directory.shelter()


@pytest.fixture
def own_keeper(shelter, moderator):
    """Somebody who keeps the shelter's organization, and may use the desk."""
    from portal.accounts.seed import permit

    moderator.groups.add(permit("Keepers"))
    Keepership.objects.create(user=moderator, organization=shelter.organization)
    return moderator
