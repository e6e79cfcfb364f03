"""README and docs: every snippet runs, every list is complete, every number is measured."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import json
import os
import re
import sys
from pathlib import Path

import pytest

import pandas_semtype
from pandas_semtype import errors
from pandas_semtype.config import DEFAULT_MODEL, OPTIONS
from pandas_semtype.context import BY_NAME, BY_NEIGHBOUR
from pandas_semtype.simon.decision.combination import BY_SHARES
from pandas_semtype.simon.rules.reasons import reasons

ROOT = Path(pandas_semtype.__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
    ROOT / "examples" / "README.md",
    ROOT / "benchmarks" / "README.md",
    ROOT / "SECURITY.md",
    *sorted(p for p in DOCS.rglob("*.md") if "_build" not in p.parts),
]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?://)([^)#\s]+)")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
NEEDS = {
    "docs/simulate.md": "faker",
    "docs/text.md": "sentencex",
    "docs/elmo.md": "tensorflow",
    "docs/gallery/clusters.md": "dask",
}

pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="docs are not installed")


def script(name: str, *, keep_path: bool = False):
    """Return a script of docs/ as a module; what it adds to the path is taken away again."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    spec.loader.exec_module(module)
    if not keep_path:
        sys.path[:] = path
    return module


def place(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def snippets(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [code for language, code in FENCE.findall(text) if language == "python"]


RUN = [p for p in PAGES if snippets(p) and p.parent.name != "presets"]  # those fetch weights


@pytest.mark.parametrize("page", RUN, ids=place)
def test_snippets_run(page, monkeypatch, tmp_path):
    if place(page) in NEEDS:
        pytest.importorskip(NEEDS[place(page)], reason="an extra is not installed")
    # Not in the repository itself: a snippet may write files.
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    known: dict[str, object] = {"__name__": "snippet"}
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for number, code in enumerate(snippets(page)):
        if code.lstrip().startswith(">>>"):
            test = doctest.DocTestParser().get_doctest(code, known, page.name, str(page), 0)
            failures: list[str] = []
            runner.run(test, out=failures.append, clear_globs=False)
            known.update(test.globs)
            assert not failures, "".join(failures)
        else:
            exec(compile(code, f"{page.name}, snippet {number + 1}", "exec"), known)


def test_snippets_of_a_page_are_all_sessions_or_all_scripts():
    """Whoever runs one kind alone, as python -m doctest does, finds every name."""
    for page in PAGES:
        kinds = {code.lstrip().startswith(">>>") for code in snippets(page)}
        assert len(kinds) < 2, page.name


def test_links_lead_somewhere():
    for page in PAGES:
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_fences_are_closed_and_named():
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        fences = FENCE.findall(text)
        assert len(re.findall(r"^```", text, re.MULTILINE)) == 2 * len(fences), page.name
        named = {language for language, _ in fences}
        assert named <= {"", "bash", "console", "python"}, page.name


def test_every_page_is_in_the_index():
    pages = {p for p in DOCS.rglob("*.md") if "_build" not in p.parts} - {DOCS / "index.md"}
    listed = set()
    for index in (DOCS / "index.md", DOCS / "gallery" / "index.md"):
        links = LINK.findall(index.read_text(encoding="utf-8"))
        listed |= {(index.parent / link).resolve() for link in links}
    assert pages <= listed


def test_the_readme_has_two_commands_and_the_ci_runs_both():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [code.strip() for language, code in FENCE.findall(text) if language == "bash"]
    assert len(commands) == 2
    assert commands[0].endswith("pandas-semtype infer examples/airports.csv")
    ci = ROOT / ".ci" / "run"
    if not ci.exists():
        pytest.skip("no continuous integration in a source distribution")
    lines = [line.strip() for line in ci.read_text(encoding="utf-8").splitlines()]
    assert set(commands) <= set(lines)


def test_semantic_types_are_those_of_the_catalogue():
    assert script("semantic_types").main(["--check"]) == 0, "run python docs/semantic_types.py"


def rows_of(run: str) -> dict[str, tuple[str, float]]:
    """Return type and score by column of what the command line printed."""
    rows = re.findall(r"^(\w+) +(\w+) +([01]\.\d\d) +\S", run, re.MULTILINE)
    return {column: (kind, float(score)) for column, kind, score in rows}


def around(run: str) -> list[str]:
    """Return the lines around the rows, without the hash of the model."""
    _, first, header, *_, last, fence = run.strip().splitlines()
    last = re.sub(r"-[0-9a-f]{8}$", "", last)
    return [first, *header.split()[:4], last, fence]


def assert_same_run(written: str, again: str) -> None:
    """Compare two runs; new weights may change scores, and types that are close calls."""
    old, new = rows_of(written), rows_of(again)
    assert list(old) == list(new) != []
    assert around(written) == around(again)
    sure = {column: kind for column, (kind, score) in old.items() if score >= 0.99}
    assert sure
    assert sure == {column: new[column][0] for column in sure}


@pytest.fixture
def figures(monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setenv("PYTHONPATH", os.environ.get("PYTHONPATH", ""))  # the scripts extend it
    return script("figures", keep_path=True)


def test_numbers_in_the_pages_are_those_that_were_measured(figures):
    used = {"run"}
    for file in figures.FILES:
        for found in figures.BLOCK.finditer(file.read_text(encoding="utf-8")):
            name, whole = found[2], found[0]
            written = whole.removeprefix(found[1]).removesuffix(found[3])
            again = figures.block(name) + "\n"
            if name == "run":
                assert_same_run(written, again)
            else:
                assert written == again, f"{name} in {file.name}: run python docs/figures.py"
            used.add(name)
    assert used == {"run", *figures.reports()}, "a report stands on no page"


def test_charts_are_drawn_from_what_was_measured(figures):
    charts = figures.charts.charts(figures.RESULTS)
    assert set(charts) == {file.name for file in DOCS.glob("*.svg")} - {"flow.svg"}
    for name, chart in charts.items():
        assert figures.charts.read(DOCS / name) == chart.data, f"{name}: run python docs/figures.py"
        numbers = [bar[1] for panel in chart.panels for bar in panel.bars]
        numbers += [point for panel in chart.panels for x in panel.lines for point in x.points]
        assert numbers, f"{name} shows nothing"


def test_a_chart_is_drawn_alike_each_time_and_holds_its_data(figures, tmp_path):
    pytest.importorskip("matplotlib", reason="the extra test is not installed")
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    for chart in figures.charts.charts(figures.RESULTS).values():
        figures.charts.write(chart, one)
        figures.charts.write(chart, other)
        assert one.read_bytes() == other.read_bytes()
        assert figures.charts.read(one) == chart.data
        drawn = one.read_text(encoding="utf-8").partition("</metadata>")[2]
        names = [chart.title, *(bar[0] for panel in chart.panels for bar in panel.bars)]
        names += [line.name for panel in chart.panels for line in panel.lines]
        assert all(f">{name}</text>" in drawn for name in names)


def test_a_chart_without_data_is_out_of_date(figures, tmp_path):
    (tmp_path / "empty.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert figures.charts.read(tmp_path / "empty.svg") is None
    assert figures.charts.read(tmp_path / "missing.svg") is None


@pytest.mark.parametrize("name", ["infer_accuracy", "infer_trust", "infer_speed", "import_time"])
def test_results_are_whole_and_of_a_named_model(name, figures):
    results = json.loads((ROOT / "benchmarks" / "results" / f"{name}.json").read_text("utf-8"))
    assert results["benchmark"] == name
    assert results["quick"] is False
    assert name == "import_time" or re.fullmatch(r"simon_v\d+-[0-9a-f]{8}", results["model"])


def test_results_of_another_model_say_so(figures):
    here, other = f"{DEFAULT_MODEL}-0a1b2c3d", "simon_v0-0a1b2c3d"
    assert figures.note({"model": here}) == figures.note({"repeats": 3}) == ""
    for results in ({"model": other}, {"base": {"model": other}}):
        line = figures.note(results)
        assert (
            line == f"*Measured with `{other}`, not with the default model `{DEFAULT_MODEL}`.*\n\n"
        )
    for name, script_name in figures.SCRIPTS.items():
        results = json.loads((figures.RESULTS / f"{name}.json").read_text(encoding="utf-8"))
        made = importlib.import_module(script_name).report(results)
        for block, text in made.items():
            assert figures.reports()[block] == figures.note(results) + text


def listed(page: str) -> set[str]:
    """Return the first cells of the tables of a page."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([^`]+)`", text, re.MULTILINE))


def test_every_error_and_warning_is_described():
    names = {name for name in errors.__all__ if isinstance(getattr(errors, name), type)}
    assert listed("errors.md") == names
    text = (DOCS / "errors.md").read_text(encoding="utf-8")
    for name in names - {"SemtypeError"}:
        line = next(x for x in text.splitlines() if x.startswith(f"| `{name}`"))
        kind = getattr(errors, name)
        if issubclass(kind, errors.SemtypeError):
            builtin = [b.__name__ for b in kind.__bases__ if b is not errors.SemtypeError]
            assert re.findall(r"`(\w+)`", line.split("|")[2]) == builtin
    for name in names:
        line = next(x for x in text.splitlines() if x.startswith(f"| `{name}`"))
        if "this release" in line:
            assert not is_used(name), f"say in docs/errors.md when {name} is raised"


def is_used(name: str) -> bool:
    files = (f for f in (ROOT / "pandas_semtype").rglob("*.py") if f.parent.name != "errors")
    return any(re.search(rf"\b{name}(\.\w+)?\(", f.read_text(encoding="utf-8")) for f in files)


def test_every_reason_is_described():
    known = {"net", "low_score", "no_values", "taught"}
    pattern = re.compile(r'f?"((?:checksum|format|values|range|cardinality|dtype):[a-z0-9_]+)"')
    denied = set()
    for file in (ROOT / "pandas_semtype" / "simon" / "rules").glob("*.py"):
        text = file.read_text(encoding="utf-8")
        found = set(pattern.findall(text))
        known |= found
        if 'f"values:not_{' in text:  # one reason against for each reason for
            denied |= {f"values:not_{reason.partition(':')[2]}" for reason in found}
    known |= {BY_NAME, BY_NEIGHBOUR, BY_SHARES}
    known |= {name for name in reasons() if name.startswith(("impossible:", "proved:"))}
    assert listed("results.md") == known
    text = (DOCS / "results.md").read_text(encoding="utf-8")
    assert {reason for reason in denied if f"`{reason}`" not in text} == set()


def test_every_option_is_described():
    assert listed("configuration.md") == set(OPTIONS)
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    for option in OPTIONS.values():
        assert option.variable is None or f"`{option.variable}`" in text


def test_the_example_is_made_by_its_script(tmp_path):
    airportsdata = pytest.importorskip("airportsdata", reason="the extra train is not installed")
    spec = importlib.util.spec_from_file_location(
        "make_airports", ROOT / "examples" / "make_airports.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    file = tmp_path / "airports.csv"
    assert module.main(["--out", str(file)]) == 0
    made = file.read_text(encoding="utf-8").splitlines()
    kept = (ROOT / "examples" / "airports.csv").read_text(encoding="utf-8").splitlines()
    assert made[0] == kept[0]
    assert len(made) == len(kept) == 251
    note = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    if airportsdata.__version__ in note:
        assert made == kept
