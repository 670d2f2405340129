"""A task whose worker was killed is taken up again, once; the living are left alone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.base import work


@pytest.fixture
def take(db):
    """Make a RUNNING task taken by `worker`, `ago` seconds ago."""

    def make(worker, ago=1, tries=1):
        return DBTaskResult.objects.create(
            status="RUNNING",
            args_kwargs={"args": [], "kwargs": {}},
            task_path="somewhere.task",
            backend_name="default",
            run_after=timezone.now(),
            started_at=timezone.now() - timedelta(seconds=ago),
            worker_ids=[worker] * tries,
            exception_class_path="",
            traceback="",
        )

    return make


def status(task):
    return DBTaskResult.objects.get(pk=task.pk).status


def silence(name, seconds):
    work.beat(name)
    at = timezone.now() - timedelta(seconds=seconds)
    work.WorkerBeat.objects.filter(name=name).update(at=at)


def test_a_task_of_a_silent_worker_is_queued_again(take):
    silence("a", work.STALE_SECONDS + 1)
    task = take("a", ago=work.STALE_SECONDS + 1)
    assert work.requeue_stale() == 1
    assert status(task) == "READY"
    assert DBTaskResult.objects.ready().get() == task


def test_a_task_of_a_beating_worker_is_left_alone_however_long_it_takes(take):
    work.beat("a")
    task = take("a", ago=10_000)
    assert work.requeue_stale() == 0
    assert status(task) == "RUNNING"


def test_a_task_just_taken_is_left_alone(take):
    silence("a", work.STALE_SECONDS + 1)
    task = take("a", ago=1)
    assert work.requeue_stale() == 0
    assert status(task) == "RUNNING"


def test_a_worker_that_starts_takes_up_what_its_predecessor_left(take):
    work.beat("a")
    work.beat("b")
    own, other = take("a"), take("b")
    assert work.requeue_stale(own_name="a") == 1
    assert (status(own), status(other)) == ("READY", "RUNNING")


def test_a_task_that_kills_its_workers_is_given_up(take):
    task = take("a", tries=work.MOST_TRIES)
    assert work.requeue_stale(own_name="a") == 1
    task.refresh_from_db()
    assert task.status == "FAILED"
    assert task.exception_class_path == "portal.base.work.WorkerDied"


def test_a_task_that_ended_meanwhile_keeps_its_end(take):
    task = take("a")
    DBTaskResult.objects.update(status="SUCCESSFUL")
    assert work._return(task) == 0
    assert status(task) == "SUCCESSFUL"


def test_the_youngest_beat_counts(db):
    assert work.seconds_since_beat() is None
    silence("a", 500)
    silence("b", 7)
    assert work.seconds_since_beat() == pytest.approx(7, abs=2)


def test_a_worker_that_ended_does_not_count_as_alive(db):
    work.beat("a")
    work.stop_beating("a")
    assert work.seconds_since_beat() is None
