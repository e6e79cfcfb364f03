"""Active models, loaded models, remembered results."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import threading

import pytest

from pandas_semtype import session
from pandas_semtype.errors import ArgumentError
from pandas_semtype.session import using


class Model:
    """Stands for a model."""

    def __init__(self, task=None):
        if task:
            self.task = task


def test_using_beats_the_activated_model_and_ends():
    old, new = Model(), Model()
    assert session.active_model() is None
    session.activate(old)
    with using(new) as inside:
        assert inside is new
        assert session.active_model() is new
        with using("simon_v2"):
            assert session.active_model() == "simon_v2"
        assert session.active_model() is new
    assert session.active_model() is old
    session.deactivate()
    assert session.active_model() is None


def test_using_ends_with_an_error():
    with pytest.raises(RuntimeError), using(Model()):
        raise RuntimeError
    assert session.active_model() is None


def test_tasks_do_not_mix():
    columns, news = Model(), Model("fakenews")
    session.activate(columns)
    with using(news):
        assert session.active_model("fakenews") is news
        assert session.active_model() is columns
    session.activate(news)
    session.deactivate("semtype")
    assert (session.active_model(), session.active_model("fakenews")) == (None, news)


def test_using_holds_in_its_own_thread_and_activate_everywhere():
    seen = []
    session.activate("everywhere")
    with using("here"):
        thread = threading.Thread(target=lambda: seen.append(session.active_model()))
        thread.start()
        thread.join()
    assert seen == ["everywhere"]


def test_results_are_remembered_up_to_a_number(monkeypatch):
    monkeypatch.setattr(session, "_results", session._Recent(3))
    for i in range(3):
        session.remember(i, str(i))
    assert session.recall(0) == "0"
    session.remember(3, "3")
    assert [session.recall(i) for i in range(4)] == ["0", None, "2", "3"]
    assert len(session._results) == 3
    session.forget()
    assert session.recall(3) is None


def test_models_are_loaded_once_per_key():
    loads = []

    def load():
        loads.append(1)
        return Model()

    first = session.loaded_model("a", load)
    assert session.loaded_model("a", load) is first
    assert session.loaded_model("b", load) is not first
    assert len(loads) == 2


def test_a_token_belongs_to_one_object_while_it_lives():
    one, other = Model(), Model()
    token = session.model_token(one)
    assert session.model_token(one) == token
    assert session.model_token(other) != token
    address = id(one)
    del one
    gc.collect()
    assert address not in session._tokens
    assert session.model_token(object()) is None


def test_using_holds_in_its_own_async_task():
    async def inside(model, gate):
        with using(model):
            await gate.wait()
            await asyncio.sleep(0)
            return session.active_model()

    async def together():
        gate = asyncio.Event()
        tasks = [asyncio.create_task(inside(f"m{i}", gate)) for i in range(20)]
        await asyncio.sleep(0)
        seen = session.active_model()
        gate.set()
        return seen, await asyncio.gather(*tasks)

    outside, found = asyncio.run(together())
    assert outside is None
    assert found == [f"m{i}" for i in range(20)]


def test_using_in_a_generator_that_is_closed_elsewhere():
    def generate():
        with using("m"):
            yield session.active_model()

    generator = generate()
    assert contextvars.copy_context().run(next, generator) == "m"
    assert session.active_model() is None
    generator.close()
    assert session.active_model() is None


@pytest.mark.parametrize("task", [5, [], b"text"])
def test_a_task_is_a_text(task):
    for call in (session.deactivate, lambda task: session.activate("m", task=task)):
        with pytest.raises(ArgumentError, match="name of a task"):
            call(task)
    with pytest.raises(ArgumentError, match="model is not valid"):
        session.activate(None)
