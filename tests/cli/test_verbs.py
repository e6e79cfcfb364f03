"""The verbs besides infer: what they read and write, and their exit codes."""

from __future__ import annotations

import io
import json
import random
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pandas as pd
import pytest
from cli_helpers import refused, run

import pandas_semtype
from pandas_semtype import results
from pandas_semtype.cli import typed
from pandas_semtype.cli.commands import _parser
from pandas_semtype.cli.completion import script
from pandas_semtype.cli.fakenews import _as_classes, _texts
from pandas_semtype.readers import read_table

KEY = "the secret of these tests"


@pytest.fixture
def members(tmp_path):
    file = tmp_path / "members.csv"
    rows = [f"{i},member{i}@example.net,{i}.5" for i in range(12)]
    file.write_text("\n".join(["n,mail,amount", *rows]) + "\n", encoding="utf-8")
    return file


def test_several_files_and_patterns(capsys, double, members, tmp_path):
    (tmp_path / "more.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    code, out, err = run(capsys, "infer", tmp_path / "m*.csv", tmp_path / "none.csv")
    assert code == 1
    assert out.count("model double") == 2
    assert str(members) in out
    assert "none.csv does not exist" in err
    code, out, _ = run(capsys, "infer", tmp_path / "m*.csv", "--json")
    assert code == 0
    assert [json.loads(line)["rows"] for line in out.splitlines()] == [12, 1]


def test_names_of_columns_with_commas_between(capsys, double, members):
    code, out, _ = run(capsys, "infer", members, "--columns", "mail,n")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()[1:3]] == ["mail", "n"]
    err = refused(capsys, "infer", members, "--columns", "mail,x", code=2)
    assert "There is no column 'x'" in err
    err = refused(capsys, "infer", members, "--columns", "y,x", code=2)
    assert "There is no column 'y,x'" in err


def test_standard_input_to_standard_output(capsys, double, monkeypatch):
    stream = SimpleNamespace(buffer=io.BytesIO(b"mail|n\na@example.org|1\nb@example.org|2\n"))
    monkeypatch.setattr(sys, "stdin", stream)
    code, out, err = run(capsys, "mask", "-", "--columns", "mail")
    assert code == 0
    assert out.splitlines()[0] == "mail,n"
    assert [line.split(",")[1] for line in out.splitlines()[1:]] == ["1", "2"]
    assert "a@example.org" not in out
    assert "standard input: separator '|'" in err


def test_names_count_or_not_as_it_is_said(monkeypatch, capsys, double, members):
    asked = []
    real = pandas_semtype.infer

    def spy(frame, columns=None, **options):
        asked.append(options.get("use_names", "left to infer"))
        return real(frame, columns, **options)

    monkeypatch.setattr("pandas_semtype.inference.infer", spy)
    for arguments in ([], ["--names"], ["--no-names"], ["--use-names"]):
        assert run(capsys, "infer", members, *arguments)[0] == 0
    assert asked == ["left to infer", True, False, True]


def test_mask_writes_a_file_with_a_key_that_no_argument_shows(
    capsys, double, members, tmp_path, monkeypatch
):
    (tmp_path / "key").write_text(KEY + "\n", encoding="utf-8")
    one, two, three = (tmp_path / name for name in ("1.csv", "2.tsv", "3.json"))
    arguments = ["--key-file", tmp_path / "key"]
    code, out, err = run(capsys, "mask", members, *arguments, "-o", one)
    assert (code, out) == (0, "")
    assert "masked: mail" in err
    run(capsys, "mask", members, *arguments, "-o", two)
    monkeypatch.setenv("PANDAS_SEMTYPE_KEY", KEY)
    run(capsys, "mask", members, "-o", three)
    masked = [read_table(file).frame["mail"].tolist() for file in (one, two, three)]
    assert masked[0] == masked[1] == masked[2]
    assert set(masked[0]).isdisjoint(read_table(members).frame["mail"])
    assert "exists" in refused(capsys, "mask", members, "-o", one, code=2)
    assert run(capsys, "mask", members, "-o", one, "--force")[0] == 0
    (tmp_path / "short").write_text("abc", encoding="utf-8")
    err = refused(capsys, "mask", members, "--key-file", tmp_path / "short", code=2)
    assert "abc" not in err
    assert "cannot be read" in refused(
        capsys, "mask", members, "--key-file", tmp_path / "no", code=1
    )
    assert "suffix" in refused(capsys, "mask", members, "-o", tmp_path / "x.doc", code=2)
    assert "no folder" in refused(capsys, "mask", members, "-o", tmp_path / "no/x.csv", code=1)


def test_options_are_not_completed(capsys, double, members, tmp_path):
    for command in (["mask", "--key", "abc"], ["infer", "--mod", "x"], ["models", "list", "--js"]):
        files = [] if command[0] == "models" else [members]
        code, out, err = run(capsys, *command[:1], *files, *command[1:])
        assert (code, out) == (2, "")
        assert f"There is no option {next(a for a in command if a.startswith('-'))}." in err


def test_mask_asks_whether_the_first_row_holds_names(capsys, double, tmp_path):
    file = tmp_path / "guests.csv"
    file.write_text("Olsen;Eva\nBerg;Tom\nDahl;Liv\n", encoding="utf-8")
    code, out, err = run(capsys, "mask", file, "--columns", "Olsen")
    assert (code, out) == (2, "")
    assert "Pass --no-header if it holds cells" in err
    code, out, _ = run(capsys, "mask", file, "--no-header", "--columns", "column_1", "column_2")
    assert code == 0
    assert "Olsen" not in out
    assert run(capsys, "mask", file, "--header", "--columns", "Olsen")[0] == 0


def test_report_writes_a_page(capsys, double, members, tmp_path):
    page = tmp_path / "page.html"
    code, out, err = run(capsys, "report", members, "--other", members, "-o", page)
    assert (code, out) == (0, "")
    assert f"written to {page}" in err
    html = page.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "member1@" not in html
    code, out, _ = run(capsys, "report", members, "--examples", "all", "--title", "Members")
    assert code == 0
    assert "<title>Members</title>" in out
    assert "@example.net" in out


def test_extend_saves_a_model_that_infer_takes(capsys, tmp_path):
    draw = random.Random(4)
    boxes = pd.DataFrame(
        {f"box{i}": ["".join(draw.choices("ACGT", k=20)) for _ in range(20)] for i in range(4)}
    )
    boxes.to_csv(tmp_path / "boxes.csv", index=False)
    code, out, _ = run(
        capsys, "extend", tmp_path / "boxes.csv", "--label", "dna", "--columns",
        "box0", "box1", "box2", "--implies", "text", "--save", tmp_path / "model",
    )  # fmt: skip
    assert code == 0
    assert "dna" in out
    code, out, _ = run(
        capsys, "infer", tmp_path / "boxes.csv", "--model", tmp_path / "model", "--columns", "box3"
    )
    assert "dna" in out
    assert "There is no column" in refused(
        capsys, "extend", tmp_path / "boxes.csv", "--label", "x", "--columns", "y", "--save",
        tmp_path / "other", code=2,
    )  # fmt: skip


def test_fakenews_is_fitted_asked_and_scored(capsys, tmp_path):
    news = tmp_path / "news.csv"
    days = ["monday", "tuesday", "friday", "sunday"]
    rows = [(f"the council met on {day} {i}", "real") for day in days for i in range(4)]
    rows += [
        (f"aliens secretly run the town on {day} {i}", "fake") for day in days for i in range(4)
    ]
    pd.DataFrame(rows, columns=["post", "kind"]).to_csv(news, index=False)
    model = tmp_path / "model"
    columns = ["--text", "post", "--label", "kind"]
    code, out, _ = run(capsys, "fakenews", "fit", news, *columns, "--save", model)
    assert (code, "saved to" in out) == (0, True)
    code, out, _ = run(
        capsys, "fakenews", "predict", news, "--text", "post", "--model", model, "--proba"
    )
    predicted = pd.read_csv(io.StringIO(out))
    assert code == 0
    assert predicted["predicted"].tolist() == [kind for _, kind in rows]
    assert predicted["probability fake"].between(0, 1).all()
    code, out, _ = run(capsys, "fakenews", "score", news, *columns, "--model", model, "--json")
    assert (code, json.loads(out)["accuracy"]) == (0, 1.0)
    err = refused(capsys, "fakenews", "predict", news, "--text", "posts", "--model", model, code=2)
    assert "Did you mean 'post'" in err
    err = refused(capsys, "fakenews", "score", news, *columns, "--model", "simon_v2", code=2)
    assert "classifier of texts" in err


def posts(path, n: int = 40, sources: bool = False):
    """Write invented posts of two sources; only the last word tells the classes apart."""
    rng = random.Random(4)
    words = ["harbour", "bridge", "library", "council", "market", "school", "<b>museum</b>"]
    rows = []
    for i in range(n):
        fake = i % 2
        text = (
            f"the {rng.choice(words)} and the {rng.choice(words)} {i}, {'lied' if fake else 'met'}"
        )
        rows.append((text, ["true", "false"][fake], ["paper, weekly", "=radio"][i // 2 % 2]))
    pd.DataFrame(rows, columns=["title", "label", "source"]).to_csv(path, index=False)
    return path


def test_one_command_from_a_file_to_a_report(capsys, tmp_path):
    news = posts(tmp_path / "posts.csv")
    columns = ["--text", "title", "--label", "label"]
    code, out, _ = run(capsys, "fakenews", "fit", news, *columns)
    assert code == 0
    assert "8 texts" in out
    assert "majority class" in out
    assert [file.name for file in tmp_path.iterdir()] == ["posts.csv"]  # nothing unasked
    page = tmp_path / "report.html"
    code, out, err = run(
        capsys, "fakenews", "fit", news, *columns, "--report", page, "--about", "Two <papers>."
    )
    html = page.read_text(encoding="utf-8")
    assert (code, "report.html" in err) == (0, True)
    for part in (
        "ROC",
        "Confusion matrix",
        "Leak warnings",
        "Two &lt;papers&gt;.",
        "8 of them held",
    ):
        assert part in html
    assert "harbour" not in html  # no text is shown unless it is asked for
    assert "exists" in refused(capsys, "fakenews", "fit", news, *columns, "--report", page, code=2)
    code, _, _ = run(
        capsys, "fakenews", "fit", news, *columns, "--report", page, "--force", "--examples", "3"
    )
    html = page.read_text(encoding="utf-8")
    assert (code, html.count('<div class="said">')) == (0, 3)
    assert "<b>" not in html
    err = refused(capsys, "fakenews", "fit", news, *columns, "--examples", "-1", code=2)
    assert "0 or more" in err


def test_too_few_texts_to_hold_out_are_a_sentence(capsys, tmp_path):
    news = posts(tmp_path / "posts.csv", 3)
    columns = ["--text", "title", "--label", "label"]
    assert "held out" in refused(capsys, "fakenews", "fit", news, *columns, code=2)
    code, out, _ = run(capsys, "fakenews", "fit", news, *columns, "--validation", "0")
    assert (code, out) == (0, "")


def test_sources_are_tested_on_one_another(capsys, tmp_path):
    news = posts(tmp_path / "posts.csv", 60)
    what = ["--text", "title", "--label", "label", "--source", "source"]
    code, out, _ = run(capsys, "fakenews", "transfer", news, *what)
    assert code == 0
    assert len(out.splitlines()) == 5
    table = tmp_path / "table.csv"
    code, _, err = run(capsys, "fakenews", "transfer", news, *what, "-o", table)
    found = pd.read_csv(table)
    assert (code, "written" in err) == (0, True)
    assert found["trained_on"].unique().tolist() == ["paper, weekly", "=radio"]
    assert found["n_texts"].tolist()[1:3] == [30, 30]
    assert (found["accuracy"] > 0.8).all()
    alone = posts(tmp_path / "alone.csv", 2)
    assert "at least two" in refused(capsys, "fakenews", "transfer", alone, *what, code=2)
    what[-1] = "title"
    err = refused(capsys, "fakenews", "transfer", news, *what, code=2)
    assert "few values name many texts" in err
    assert not any(text[:12] in err for text in pd.read_csv(news)["title"])


class Difference:
    breaking = True

    def to_frame(self):
        return pd.DataFrame({"column": ["n"], "change": ["gone"]})

    def __str__(self):
        return "n is gone"


def test_verbs_that_the_package_offers_are_there(capsys, double, members, monkeypatch, tmp_path):
    """What cast, diff and schema call is replaced: the verbs hand on what they are given."""
    calls = []

    def cast(frame, result, **options):
        calls.append((list(result.types), options["errors"], options["columns"]))
        return frame.assign(n=frame["n"].astype(int)), "1 column was cast"

    monkeypatch.setattr(pandas_semtype, "__all__", [*pandas_semtype.__all__, "cast"])
    monkeypatch.setattr(pandas_semtype, "cast", cast, raising=False)
    monkeypatch.setattr(typed, "public_names", pandas_semtype.__all__)
    result = results.InferenceResult
    monkeypatch.setattr(result, "diff", lambda *_: Difference(), raising=False)
    monkeypatch.setattr(result, "to_table_schema", lambda _: {"fields": []}, raising=False)
    monkeypatch.setattr(result, "to_sql", lambda _, **named: f"CREATE {named}", raising=False)

    code, out, err = run(capsys, "cast", members, "--columns", "n", "--errors", "keep")
    assert (code, out.splitlines()[1].split(",")[0]) == (0, "0")
    assert "1 column was cast" in err
    assert calls == [(["int", "email", "text"], "keep", ["n"])]
    code, out, _ = run(capsys, "diff", members, members)
    assert (code, out) == (0, "n is gone\n")
    code, out, _ = run(capsys, "diff", members, members, "--json", "--check")
    assert code == typed.DIFFERENT
    assert json.loads(out) == {"breaking": True, "changes": [{"column": "n", "change": "gone"}]}
    assert json.loads(run(capsys, "schema", members)[1]) == {"fields": []}
    out = run(capsys, "schema", members, "--as", "sql", "--name", "t")[1]
    assert out == "CREATE {'name': 't'}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_understood_by_their_shell(capsys, shell, tmp_path):
    code, out, _ = run(capsys, "completion", shell)
    assert code == 0
    for word in ("infer", "encoding", "fakenews", "high_confidence"):
        assert word in out
    program = shutil.which(shell)
    if program is None:
        return
    (tmp_path / "script").write_text(out, encoding="utf-8")
    flag = "--no-execute" if shell == "fish" else "-n"
    done = subprocess.run(
        [program, flag, str(tmp_path / "script")], capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_bash_completes_words_and_choices(tmp_path):
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    (tmp_path / "script").write_text(script(_parser(), "bash"), encoding="utf-8")

    def completed(*words):
        listed = " ".join(f"'{word}'" for word in ("pandas-semtype", *words))
        code = (
            f"source {tmp_path}/script; COMP_WORDS=({listed}); COMP_CWORD={len(words)}; "
            '_pandas_semtype; echo "${COMPREPLY[@]}"'
        )
        done = subprocess.run([bash, "-c", code], capture_output=True, text=True, check=True)
        return done.stdout.split()

    assert completed("fake") == ["fakenews"]
    assert completed("fakenews", "p") == ["predict"]
    assert completed("infer", "a.csv", "--mode", "h") == ["high_confidence"]
    assert "--key-file" in completed("mask", "--k")


@pytest.fixture
def asked(capsys, tmp_path):
    """Return the columns of a command, and the directory of a model fitted by the command line."""
    news, model = posts(tmp_path / "posts.csv", 48), tmp_path / "model"
    code, _, _ = run(
        capsys, "fakenews", "fit", news, "--text", "title", "--label", "label", "--save", model
    )
    assert code == 0
    return SimpleNamespace(news=news, model=["--model", model], folder=tmp_path)


def test_blank_lines_of_a_file_of_texts_move_no_verdict(capsys, asked):
    file = asked.folder / "titles.txt"
    known = "the harbour and the school 3, lied"
    file.write_text(f"title\n{known}\n\n\n{known}\n", encoding="utf-8")
    code, out, err = run(capsys, "fakenews", "predict", file, "--text", "title", *asked.model)
    assert code == 0
    assert "2 blank lines read as empty cells" in err
    written = pd.read_csv(io.StringIO(out))
    assert written["title"].notna().tolist() == [True, False, False, True]
    assert written["predicted"].notna().tolist() == [True, False, False, True]


@pytest.mark.parametrize(
    ("start", "what"), [(b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"), (b"<html><p>", "an HTML page")]
)
def test_files_that_are_no_table_exit_with_1(capsys, double, tmp_path, start, what):
    (tmp_path / "a.csv").write_bytes(start + b" of Jane, 5\n" * 3)
    err = refused(capsys, "infer", tmp_path / "a.csv", code=1)
    assert f"seems to be {what}" in err
    assert "Jane" not in err


def test_texts_of_which_nothing_is_known_have_no_verdict(capsys, asked):
    file = asked.folder / "new.csv"
    known = "the harbour and the school 3, lied"
    titles = [known, "Новости дня", "", "☃☃", "  "]
    pd.DataFrame({"n": range(5), "title": titles}).to_csv(file, index=False)
    code, out, err = run(
        capsys, "fakenews", "predict", file, "--text", "title", "--proba", *asked.model
    )
    table = pd.read_csv(io.StringIO(out), dtype=object)
    assert code == 0
    assert table["predicted"].isna().tolist() == [False, True, True, True, True]
    assert table["predicted"][0] == "false"
    assert table["probability false"].isna().tolist() == [False, False, True, False, True]
    assert "4 of 5 texts have no class" in err


def test_verdicts_are_withheld_below_a_threshold(capsys, asked):
    call = ["fakenews", "predict", asked.news, "--text", "title", *asked.model]
    said = {}
    for option in ("--threshold", "--abstain"):
        code, out, err = run(capsys, *call, option, "0.9")
        gaps = pd.read_csv(io.StringIO(out))["predicted"].isna()
        said[option] = gaps.sum()
        assert (code, "have no class" in err) == (0, bool(gaps.any()))
    assert said["--abstain"] > 0
    code, out, err = run(capsys, *call, "--threshold", "0")
    assert (code, "have no class" in err) == (0, False)
    assert "threshold" in refused(capsys, *call, "--threshold", "3", code=2)


def test_numbers_among_texts_and_labels_of_another_kind_of_file(capsys, tmp_path):
    titles = [f"the {w} of {i} was {v}" for i in range(24) for w, v in (("mill", "sold"),)]
    rows = [
        {"title": f"{title} {'again' if i % 2 else 'twice'}", "label": i % 2}
        for i, title in enumerate(titles)
    ]
    rows[4]["title"] = 1984
    book, table = tmp_path / "book.json", tmp_path / "table.csv"
    book.write_text(json.dumps(rows), encoding="utf-8")
    pd.DataFrame(rows).to_csv(table, index=False)
    columns = ["--text", "title", "--label", "label"]
    for fitted, other in ((book, table), (table, book)):
        model = tmp_path / f"of_{fitted.stem}"
        code, _, _ = run(
            capsys, "fakenews", "fit", fitted, *columns, "--validation", "0", "--save", model
        )
        assert code == 0
        code, out, _ = run(capsys, "fakenews", "score", other, *columns, "--model", model, "--json")
        assert (code, json.loads(out)["n_texts"]) == (0, 24)
        code, out, _ = run(
            capsys, "fakenews", "predict", other, "--text", "title", "--model", model
        )
        assert set(pd.read_csv(io.StringIO(out), dtype=str)["predicted"].dropna()) == {"0", "1"}
    err = refused(capsys, "fakenews", "fit", book, "--text", "label", "--label", "label", code=2)
    assert "Texts are strings" in err


def test_cells_become_texts_and_classes_only_where_they_are():
    labels = pd.Series(["1", 2.0, 2, None, float("nan"), "other"], dtype=object)
    assert _as_classes(labels, ("None", 1, 2)).tolist()[:3] == [1, 2, 2]
    assert _as_classes(labels, ("None", 1, 2)).isna().tolist() == [False] * 3 + [True] * 2 + [False]
    assert _as_classes(labels, ("1", "2", "nan")).tolist()[:3] == ["1", "2", "2"]
    assert _as_classes(labels, ("1", "2", "nan")).isna().sum() == 2

    frame = pd.DataFrame(
        {"a": ["the mill", 7, None, "a boat"], "n": [1, 2, "x", None]}, dtype=object
    )
    assert _texts(frame, "a").tolist()[:2] == ["the mill", "7"]
    assert _texts(frame, "a").isna().tolist() == [False, False, True, False]
    assert _texts(frame, "n").tolist()[:2] == [1, 2]
    kinds = pd.DataFrame({"a": pd.Series(["x", None, "y"], dtype="category"), "n": [1, 2, 3]})
    assert _texts(kinds, "a").isna().sum() == 1
    assert _texts(kinds, "n").tolist() == [1, 2, 3]
    assert _texts(kinds.head(0), "a").empty
