"""Work shared out among processes gives what one gives, whatever becomes of the others."""

import os
import time

import pytest

from engine import parallel


class Nothing:
    """Work that leaves nothing outside its items."""

    def begin(self):
        self.copied = True

    def told(self):
        return "end"

    def take(self, told):
        assert told == "end"


@pytest.fixture(autouse=True)
def _processes(monkeypatch):
    """Three processes, and little patience with those that are stuck."""
    monkeypatch.setenv(parallel.VARIABLE, "3")
    monkeypatch.setattr(parallel, "_SHORT", 0.05)


def shared_out(work):
    """What was taken of a hundred items, in the order it was."""
    taken = []
    parallel.each(range(100), work, lambda item, done: taken.append((item, done)), Nothing())
    return taken


SQUARES = [(number, number**2) for number in range(100)]


def test_every_item_is_worked_on_once_and_taken_in_order():
    """Whoever worked on it."""
    assert shared_out(lambda number: number**2) == SQUARES


@pytest.mark.parametrize("fault", ["dies", "is stuck", "raises"])
def test_what_a_process_does_not_do_is_done_here(fault):
    """Killed, hanging or failing in the middle: the same result, a little later."""
    here = os.getpid()

    def work(number):
        if os.getpid() != here and number > 50:
            if fault == "dies":
                os.kill(os.getpid(), 9)
            elif fault == "is stuck":
                time.sleep(60)
            else:
                raise ValueError(number)
        return number**2

    began = time.monotonic()
    assert shared_out(work) == SQUARES
    assert time.monotonic() - began < 30, "nobody waited for the one that is stuck"


def test_one_thing_apart_is_done_here_where_its_process_dies():
    """The checks of a build are never skipped."""
    here = os.getpid()

    def work():
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return "done"

    assert parallel.Apart(work).result() == "done"


def test_a_failure_is_raised_where_it_can_be_seen():
    """What fails everywhere fails here, as it would with one process."""

    def work(number):
        if number == 77:
            raise ValueError(number)
        return number

    with pytest.raises(ValueError, match="77"):
        shared_out(work)
