"""Options: order of the levels, checks, scopes."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

import pytest

from pandas_semtype import configure, get_option, option_context
from pandas_semtype.config import OPTIONS
from pandas_semtype.errors import ArgumentError, OptionError


def test_argument_beats_context_beats_configure_beats_environment_beats_default(monkeypatch):
    assert get_option("model") == "simon_v2"
    monkeypatch.setenv("PANDAS_SEMTYPE_MODEL", "from_env")
    assert get_option("model") == "from_env"
    configure(model="configured")
    assert get_option("model") == "configured"
    with option_context(model="scoped"):
        assert get_option("model") == "scoped"
        assert get_option("model", "argument") == "argument"
    assert get_option("model") == "configured"
    configure(model=None)
    assert get_option("model") == "from_env"


def test_contexts_nest_and_end_with_an_error():
    with option_context(threads=4, max_cells=10):
        with contextlib.suppress(RuntimeError), option_context(threads=2, max_cells=None):
            assert (get_option("threads"), get_option("max_cells")) == (2, 10)
            raise RuntimeError
        assert get_option("threads") == 4
    assert get_option("threads") is None


def test_a_context_holds_in_its_own_thread_only():
    seen = []
    with option_context(threads=3):
        thread = threading.Thread(target=lambda: seen.append(get_option("threads")))
        thread.start()
        thread.join()
    assert seen == [None]


@pytest.mark.parametrize("name", ["thread", "Model", "", 7, None])
def test_unknown_options_are_refused(name):
    with pytest.raises(OptionError, match="There is no option"):
        get_option(name)


def test_unknown_options_get_near_names():
    with pytest.raises(OptionError, match="Did you mean 'max_cells'"):
        configure(max_cell=3)
    with pytest.raises(OptionError, match="Did you mean 'max_cells'"), option_context(max_cell=3):
        pass


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("threshold", 1.5),
        ("threshold", -0.1),
        ("threshold", float("nan")),
        ("threshold", True),
        ("threshold", "0.5"),
        ("max_cells", 0),
        ("max_cells", 2.5),
        ("max_cells", True),
        ("threads", -1),
        ("progress", "maybe"),
        ("progress", 1),
        ("offline", "perhaps"),
        ("cache_dir", ""),
        ("cache_dir", 5),
        ("cache_dir", "~\0"),
        ("cache_dir", "here\0"),
        ("model", ""),
        ("model", 5),
        ("base_url", "http://example.org/files"),
        ("base_url", "http://127.0.0.1.example.org"),
        ("base_url", "ftp://example.org"),
        ("base_url", "https://"),
        ("base_url", "no url"),
    ],
)
def test_wrong_values_are_refused_and_shown(name, value):
    with pytest.raises(ArgumentError, match=f"Received: {name}="):
        configure(**{name: value})
    assert get_option(name) == OPTIONS[name].default()


def test_nothing_is_set_when_one_value_is_wrong():
    with pytest.raises(ArgumentError):
        configure(threads=2, max_cells=0)
    assert get_option("threads") is None


@pytest.mark.parametrize(
    "url",
    ["https://example.org/files/", "http://localhost:8000/", "http://127.0.0.1:1", "http://[::1]/"],
)
def test_base_url_may_be_https_or_this_machine(url):
    assert get_option("base_url", url) == url.rstrip("/")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1", True), ("TRUE", True), (" yes ", True), ("on", True), ("0", False), ("no", False)],
)
def test_truth_words_of_the_environment(monkeypatch, text, expected):
    monkeypatch.setenv("PANDAS_SEMTYPE_OFFLINE", text)
    assert get_option("offline") is expected


def test_an_empty_variable_is_as_good_as_none(monkeypatch):
    monkeypatch.setenv("PANDAS_SEMTYPE_OFFLINE", "")
    assert get_option("offline") is False


def test_a_wrong_variable_is_named(monkeypatch):
    monkeypatch.setenv("PANDAS_SEMTYPE_THREADS", "many")
    with pytest.raises(ArgumentError, match="Received: PANDAS_SEMTYPE_THREADS='many'"):
        get_option("threads")
    monkeypatch.setenv("PANDAS_SEMTYPE_THREADS", "3")
    assert get_option("threads") == 3


def test_cache_directory_is_found_but_not_made(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert get_option("cache_dir").name == "pandas_semtype"
    monkeypatch.setenv("PANDAS_SEMTYPE_CACHE", "~/somewhere")
    assert get_option("cache_dir") == Path.home() / "somewhere"
    assert not list(tmp_path.iterdir())


def test_every_option_says_what_it_is():
    for name, option in OPTIONS.items():
        assert option.name == name
        assert option.description
        assert option.variable is None or option.variable.startswith("PANDAS_SEMTYPE_")
