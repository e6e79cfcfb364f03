"""A thread pool for the length of one call."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable

__all__ = ["ThreadJobs", "cores"]


def cores() -> int:
    """Return the number of cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class ThreadJobs:
    """Run jobs that release the interpreter lock on the calling thread and on helpers.

    The helpers start at once and end with the jobs: none waits between calls, so that
    nothing spins, and the process may fork.

    Parameters
    ----------
    jobs : iterable of callable
        Each is called once, without arguments, in any order.
    threads : int
        Number of threads in all; with 1 everything runs in `finish`.

    Examples
    --------
    >>> done = []
    >>> jobs = ThreadJobs([lambda i=i: done.append(i) for i in range(4)], threads=2)
    >>> jobs.finish()
    >>> sorted(done)
    [0, 1, 2, 3]
    """

    def __init__(self, jobs: Iterable[Callable[[], object]], threads: int) -> None:
        self._left = list(jobs)[::-1]
        self._errors: list[BaseException] = []
        helpers = min(threads, len(self._left)) - 1
        self._helpers = [threading.Thread(target=self._work, daemon=True) for _ in range(helpers)]
        for helper in self._helpers:
            helper.start()

    def _work(self) -> None:
        while not self._errors:
            try:
                job = self._left.pop()  # atomic
            except IndexError:
                return
            try:
                job()
            except BaseException as error:  # noqa: BLE001 - the caller raises it
                self._errors.append(error)

    def finish(self) -> None:
        """Work until every job is done, and raise the first error of a job."""
        self._work()
        for helper in self._helpers:
            helper.join()
        if self._errors:
            raise self._errors[0]
