import threading

import pytest

from pandas_semtype.simon.runtime.thread_jobs import ThreadJobs, cores


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("n", [0, 1, 7])
def test_every_job_is_done_once(threads, n):
    done = []
    ThreadJobs([lambda i=i: done.append(i) for i in range(n)], threads).finish()
    assert sorted(done) == list(range(n))


def test_helpers_begin_before_finish_and_end_with_it():
    began = threading.Event()
    before = threading.active_count()
    jobs = ThreadJobs([began.set, began.wait], threads=2)
    assert began.wait(timeout=30)
    jobs.finish()
    assert threading.active_count() == before


@pytest.mark.parametrize("threads", [1, 2])
def test_an_error_is_raised_where_the_jobs_were_given(threads):
    def fail():
        raise ZeroDivisionError

    jobs = ThreadJobs([fail] * 3, threads)
    with pytest.raises(ZeroDivisionError):
        jobs.finish()


def test_cores():
    assert cores() >= 1
