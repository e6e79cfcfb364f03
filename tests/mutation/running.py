"""Run tests of a changed package in forks of a process that has collected them."""

from __future__ import annotations

import contextlib
import os
import pickle
import resource
import shutil
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Collection
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

import pytest

from .patching import patch

__all__ = ["ROOT", "Change", "Runner", "collected"]

ROOT = Path(__file__).parents[2]
_LONGEST = 900.0  # seconds of the wall, for what waits and computes nothing
_NONE_FOUND = 5

Change = tuple[str, str, str]
"""Name of a module, its file, and another source of it."""


def collected(tests: Collection[str], work: Callable[[Runner], None]) -> None:
    """Collect some files of tests, and call a function with what runs them."""
    os.chdir(ROOT)
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    done = []

    class Loop:
        @pytest.hookimpl(tryfirst=True)
        def pytest_runtestloop(self, session: pytest.Session) -> bool:
            work(Runner(session, list(session.items)))
            done.append(True)
            return True

    code = pytest.main([*_OPTIONS, *tests], plugins=[Loop()])
    if not done:
        raise SystemExit(f"The tests cannot be collected (exit code {int(code)}).")


_OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-m", "not slow")


class Runner:
    """Run some of the tests that were collected."""

    def __init__(self, session: pytest.Session, items: list[Any]) -> None:
        self.session, self.items = session, items
        self.files = {item.nodeid: str(item.path) for item in items}

    def covered(self, files: Collection[str]) -> tuple[dict[str, set[tuple[str, int]]], dict]:
        """Return the lines of files that each test runs, and the CPU seconds that it takes."""
        with tempfile.NamedTemporaryFile(delete=False) as kept:
            path = Path(kept.name)

        def work() -> int:
            recorder = _Recorder(files)
            code = self._run(self.items, recorder, to_the_end=True)
            for name in recorder.failed:  # they need a process of their own, and say nothing here
                recorder.lines.pop(name, None)
                recorder.seconds.pop(name, None)
            path.write_bytes(pickle.dumps((recorder.lines, recorder.seconds)))
            return code

        try:
            code = _forked(work, 3000)
            if code is None:
                raise SystemExit("The tests took too long without any change.")
            found: tuple[dict[str, set[tuple[str, int]]], dict] = pickle.loads(path.read_bytes())
        finally:
            path.unlink()
        return found

    def passes(self, change: Change, names: Collection[str], cpu: float) -> bool | None:
        """Return whether tests pass after a change; None if they took too long."""
        wanted = {name: place for place, name in enumerate(names)}
        items = sorted(
            (item for item in self.items if item.nodeid in wanted),
            key=lambda item: wanted[item.nodeid],
        )

        def work() -> int:
            patch(*change)
            return self._run(items)

        code = _forked(work, cpu)
        return None if code is None else code == 0

    def passes_afresh(self, change: Change, names: Collection[str], cpu: float) -> bool | None:
        """Return the same of a process that imports the changed file as it is."""
        _, file, source = change
        chosen = _Selected(names)
        files = list(dict.fromkeys(self.files[name] for name in names))

        def work() -> int:
            real = SourceFileLoader.get_code

            def get_code(self: SourceFileLoader, name: str) -> Any:
                if self.path == file:
                    return compile(source, file, "exec", dont_inherit=True)
                return real(self, name)

            SourceFileLoader.get_code = get_code  # type: ignore[method-assign]
            for name in list(sys.modules):
                if name.partition(".")[0].startswith(("pandas_semtype", "test_", "conftest")):
                    del sys.modules[name]
            with _folder() as base:
                return int(pytest.main([*_OPTIONS, f"--basetemp={base}", *files], plugins=[chosen]))

        code = _forked(work, cpu)
        return None if code is None else code in (0, _NONE_FOUND)

    def _run(self, items: list[Any], *plugins: Any, to_the_end: bool = False) -> int:
        manager = self.session.config.pluginmanager
        for plugin in plugins:
            manager.register(plugin)
        self.session.items, self.session.testsfailed = items, 0
        with _folder() as base:
            self.session.config._tmp_path_factory._basetemp = Path(base)  # type: ignore[attr-defined]
            for place, item in enumerate(items):
                following = items[place + 1] if place + 1 < len(items) else None
                self.session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if self.session.testsfailed and not to_the_end:
                    return 1
        return 0


class _Selected:
    """Keep some tests, in an order."""

    def __init__(self, names: Collection[str]) -> None:
        self.order = {name: place for place, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        kept = [item for item in items if item.nodeid in self.order]
        items[:] = sorted(kept, key=lambda item: self.order[item.nodeid])


class _Recorder:
    """Note which lines of some files each test runs, and how long it takes."""

    def __init__(self, files: Collection[str]) -> None:
        self.files = frozenset(files)
        self.lines: dict[str, set[tuple[str, int]]] = {}
        self.seconds: dict[str, float] = {}
        self.now: set[tuple[str, int]] = set()
        self.failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.add(report.nodeid)

    def _call(self, frame: Any, event: str, argument: object) -> Any:
        if frame.f_code.co_filename not in self.files:
            return None
        self.now.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line

    def _line(self, frame: Any, event: str, argument: object) -> Any:
        self.now.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: Any) -> Any:
        self.now = self.lines.setdefault(item.nodeid, set())
        began = time.process_time()
        threading.settrace(self._call)
        sys.settrace(self._call)
        yield
        sys.settrace(None)
        threading.settrace(None)  # type: ignore[arg-type]
        self.seconds[item.nodeid] = time.process_time() - began


@contextlib.contextmanager
def _folder() -> Any:
    folder = tempfile.mkdtemp(prefix="mutant-")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _forked(work: Callable[[], int], cpu: float) -> int | None:
    """Run a function in a fork; return its result, None if it took too long."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        code = 70
        try:
            os.setsid()
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            used = time.process_time()
            resource.setrlimit(resource.RLIMIT_CPU, (int(used + cpu), int(used + cpu) + 5))
            said = os.environ.get("MUTATION_LOG", os.devnull)
            nowhere = os.open(said, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            code = work()
        except BaseException:  # noqa: BLE001 - the fork must not go on as this process
            traceback.print_exc()
        finally:
            with contextlib.suppress(Exception):
                sys.stdout.flush()
            os._exit(code)
    deadline = time.monotonic() + _LONGEST
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            with contextlib.suppress(OSError):
                os.killpg(child, signal.SIGKILL)  # what it started
            return os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
        time.sleep(0.02)
    with contextlib.suppress(OSError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None
