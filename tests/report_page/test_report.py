"""Pages: what they say, that nothing in a frame can change them, and how they are saved."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest

from pandas_semtype import InferenceResult
from pandas_semtype.errors import ArgumentError, FrameTypeError
from pandas_semtype.parsing import facts_of_cells
from pandas_semtype.prediction import ColumnPrediction
from pandas_semtype.report_page import Report, make_report
from pandas_semtype.report_page.facts import facts_of
from pandas_semtype.report_page.sketch import sketch_of

HOSTILE = [
    "<script>window.hit=1</script>", "<img src=x onerror=window.hit=1>", '"><b id=evil>',
    "' onmouseover='x=1", "</style><script>window.hit=1</script>", "<!-- --><svg onload=x>",
    "javascript:window.hit=1", "\u202eevil\u202c", "\x00\x1b[31m", "&lt;b&gt;", "\ud800",
]  # fmt: skip
VOID = {"meta", "input", "rect"}


class Elements(HTMLParser):
    """Collect the elements of a page, and check that each is closed."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.found, self.texts = [], [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if "script" not in self.open and "style" not in self.open:
            self.texts.append(data)

    @property
    def text(self):
        return " ".join(self.texts)


def result_of(frame, labels, **more):
    verdicts = [
        ColumnPrediction(None, label, 0.9, "net", (label,), label, 0.9, **more) for label in labels
    ]
    return InferenceResult(frame.columns, verdicts, [[]] * len(labels), [], "model")


def warnings_of(frame, labels):
    facts = facts_of(frame, result_of(frame, labels), title="t", examples="masked")
    return [{warning.kind for warning in column.warnings} for column in facts.columns]


def test_a_page_shows_types_reasons_and_counts():
    frame = pd.DataFrame({"price": [1.5, 2.5, None, 9.0] * 6, "kind": ["a", "b", "c", "b"] * 6})
    page = make_report(frame, result_of(frame, ["float", "categorical"]), title="Goods")
    elements = Elements(page.to_html())
    for said in ("Goods", "price", "float", "categorical", "the network's label stands", "25.0%"):
        assert said in elements.text
    assert repr(page) == "Report(2 columns, 24 rows)"
    assert sum(tag == "article" for tag, _ in elements.found) == 2


def test_a_page_needs_nothing_from_elsewhere():
    frame = pd.DataFrame({"link": [f"https://example.org/{i}" for i in range(30)]})
    elements = Elements(make_report(frame, result_of(frame, ["uri"])).to_html())
    policy = next(a["content"] for _, a in elements.found if a.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    for tag, attributes in elements.found:
        assert tag not in {"link", "img", "iframe", "object", "base"}
        assert not {"src", "srcset", "action"} & set(attributes)
        assert attributes.get("href", "#").startswith("#")
        assert not any(name.startswith("on") for name in attributes)


@pytest.mark.parametrize("examples", ["masked", "all"])
def test_names_and_cells_cannot_change_the_page(examples):
    cells = pd.Series(HOSTILE * 3, dtype=object)
    frame = pd.concat([cells] * len(HOSTILE), axis=1)
    frame.columns = pd.Index(HOSTILE, dtype=object)
    labels = ["text"] * len(HOSTILE)
    plain = frame.set_axis([f"c{i}" for i in range(len(HOSTILE))], axis=1)
    kinds = []
    for one, other in ((frame, plain), (plain, frame)):
        page = make_report(
            one, result_of(one, labels), other=other, other_result=result_of(other, labels),
            examples=examples, title=HOSTILE[0], other_title=HOSTILE[4],
        ).to_html()  # fmt: skip
        elements = Elements(page)
        assert sum(tag == "script" for tag, _ in elements.found) == 1
        assert not any(attributes.get("id") == "evil" for _, attributes in elements.found)
        assert "\u202e" not in page
        assert "\x00" not in page
        kinds.append(sorted({tag for tag, _ in elements.found}))
    assert kinds[0] == kinds[1]
    make_report(frame, result_of(frame, labels))._repr_html_().encode("utf-8", "strict")


def test_personal_data_is_masked_unless_it_is_asked_for():
    frame = pd.DataFrame(
        {
            "who": ["Ida Berg", "Ole Dahl", "Kari Lund"] * 8,
            "note": [f"ring 0171 555 12{i:02d} or mail ida@example.org" for i in range(24)],
        }
    )
    result = result_of(frame, ["person_name", "text"])
    shown = Elements(make_report(frame, result).to_html()).text
    for secret in ("Ida", "Dahl", "555", "ida@"):
        assert secret not in shown
    assert "(masked)" in shown
    assert "ring" in shown
    shown = Elements(make_report(frame, result, examples="all").to_html()).text
    assert "Ida Berg" in shown
    assert "ida@example.org" in shown
    shown = Elements(make_report(frame, result, examples="none").to_html()).text
    assert "ring" not in shown
    assert "\u2022" not in shown


def test_masked_numbers_do_not_stand_at_the_ends_of_a_histogram():
    frame = pd.DataFrame({"card": [4000_0000_0000 + i * 97 for i in range(30)]})
    html = make_report(frame, result_of(frame, ["credit_card"])).to_html()
    assert "4000" not in html


@pytest.mark.parametrize(
    ("cells", "label", "kind"),
    [
        (["x"] * 30, "text", "constant"),
        ([None] * 30, "unknown", "empty"),
        (range(100, 130), "int", "identifier"),
        ([f"K-{i:04d}" for i in range(30)], "identifier", "identifier"),
        ([1, "a"] * 15, "text", "mixed types"),
        (["a", None, None] * 10, "text", "missing"),
        ([f"u{i}@example.org" for i in range(29)] + ["none"], "email", "odd cells"),
        (["aa"] * 80 + ["b-7"], "text", "odd cells"),
        ([" a", "b"] * 15, "text", "spaces"),
        (["Ida", "Ole"] * 15, "first_name", "personal data"),
        (["Ida", "Ole"] * 15, "unknown", "unsure"),
    ],
)
def test_warnings(cells, label, kind):
    frame = pd.DataFrame({"x": pd.Series(list(cells), dtype=object)})
    assert kind in warnings_of(frame, [label])[0]


def test_ordinary_columns_have_no_warnings():
    rng = np.random.default_rng(4)
    frame = pd.DataFrame({"x": rng.normal(size=60), "y": rng.choice(["a", "b", "c"], 60)})
    assert warnings_of(frame, ["float", "categorical"]) == [set(), set()]


def test_copies_of_columns_and_of_rows_are_told():
    frame = pd.DataFrame({"a": [1, 2, 3, 3], "b": [5, 6, 7, 7], "c": [1, 2, 3, 3]})
    facts = facts_of(frame, result_of(frame, ["int"] * 3), title="t", examples="all")
    assert facts.n_duplicates == 1
    assert "copy" in {w.kind for w in facts.columns[2].warnings}
    assert "column 1" in facts.columns[2].warnings[-1].text
    nested = pd.DataFrame({"a": [[1], [1]]})
    assert (
        facts_of(nested, result_of(nested, ["list"]), title="t", examples="all").n_duplicates
        is None
    )


def test_two_frames_stand_side_by_side():
    may = pd.DataFrame({"a": ["1", "2"], "gone": ["x", "y"], "b": ["k", "k"], "x": [1, 2]})
    june = pd.DataFrame([["7.5", 0, "k", "u"]], columns=["a", "new", "b", "x"])
    labels = ["int", "text", "text", "int"]
    report = make_report(
        may, result_of(may, labels),
        other=june, other_result=result_of(june, ["float", "int", "text", "int"]),
        title="May", other_title="June",
    )  # fmt: skip
    text = Elements(report.to_html()).text
    for said in ("type changed", "gone", "new", "There is no such column", "May", "June"):
        assert said in text
    assert repr(report) == "Report(4 columns, 2 rows beside 4 columns, 1 row)"


def test_sketches_of_numbers_moments_and_texts():
    def sketch(cells, dtype=None):
        series = pd.Series(cells, dtype=dtype)
        counts = series.dropna().astype(str).value_counts()
        return sketch_of(series, counts.index.tolist(), counts.to_numpy())

    assert sketch([1, 2, 3, 4]).low == "1"
    assert sum(sketch([1.5, 2.5, np.nan, 9.0]).counts) == 3
    assert sketch([f"1.{i:03d},50" for i in range(30)]).low == "1000"
    days = sketch(pd.date_range("2024-01-01", periods=40).astype(str).tolist())
    assert (days.what, days.low, days.high) == ("moments", "2024-01-01", "2024-02-09")
    assert sketch(["a", "b", "b"]).counts == (2, 1)
    assert "lengths" in sketch(["a" * i for i in range(1, 30)]).what
    for alike in ([1, 1], [np.inf, -np.inf], [None, None], [True, False]):
        assert sketch(alike) is None
    assert re.fullmatch(r"<svg [^>]*>.*</svg>", sketch([1, 2, 3]).svg(), re.DOTALL)


def test_any_frame_has_a_page(awkward):
    levels = pd.MultiIndex.from_tuples([("a", 1), ("a", 2)])
    for frame in (
        awkward,
        awkward.iloc[:0],
        pd.DataFrame(),
        pd.DataFrame(index=[1, 2]),
        pd.DataFrame([[1, 2]], columns=["x", "x"]),
        pd.DataFrame([[1, 2]], columns=levels),
    ):
        html = make_report(frame).to_html()
        Elements(html)
        html.encode("utf-8")


def test_role_and_format_of_a_column_are_shown_in_words(monkeypatch):
    frame = pd.DataFrame({"x": ["1", "2"]})
    result = result_of(frame, ["int"])

    facts = facts_of_cells({"1.234,5": 3, "7,25": 1, "n/a": 1}, "float")
    monkeypatch.setattr(ColumnPrediction, "role", property(lambda _: "number_text"), raising=False)
    monkeypatch.setattr(ColumnPrediction, "parse", property(lambda _: facts), raising=False)
    text = Elements(make_report(frame, result).to_html()).text
    assert "role number_text" in text
    assert "number format: decimal comma, point between thousands; missing cells are n/a" in text
    assert "NumberFormat" not in text


def test_a_long_frame_is_counted_on_even_rows(monkeypatch):
    monkeypatch.setattr("pandas_semtype.report_page.facts._MOST_ROWS", 50)
    frame = pd.DataFrame({"x": range(1000)})
    facts = facts_of(frame, result_of(frame, ["int"]), title="t", examples="all")
    assert (facts.n_rows, facts.n_counted, facts.columns[0].n_distinct) == (1000, 50, 50)


def test_reports_are_saved(tmp_path, double):
    frame = pd.DataFrame({"x": ["größe"] * 3})
    path = tmp_path / "page.html"
    report = frame.semtype.report(path)
    assert isinstance(report, Report)
    assert path.read_text(encoding="utf-8") == report.to_html()
    assert report.save(path) == path
    with pytest.raises(ArgumentError, match="overwrite=True"):
        report.save(path, overwrite=False)
    for bad in (tmp_path, tmp_path / "no" / "page.html", None, 3.5, "a\0b"):
        with pytest.raises(ArgumentError, match="path"):
            report.save(bad)
    assert report._repr_html_().startswith("<iframe")


def test_bad_arguments(double):
    frame = pd.DataFrame({"x": [1]})
    with pytest.raises(ArgumentError, match="masked, all, none"):
        make_report(frame, examples="some")
    with pytest.raises(ArgumentError, match="result"):
        make_report(frame, frame.rename(columns={"x": "y"}).semtype.infer())
    with pytest.raises(FrameTypeError):
        make_report([1])
    with pytest.raises(FrameTypeError):
        make_report(frame, other="x")


def test_results_in_a_notebook_have_bars(double):
    frame = pd.DataFrame({"<b>": ["a@example.org"] * 9, "n": range(9)})
    result = frame.semtype.infer()
    for html in (result._repr_html_(), result.at(0)._repr_html_()):
        elements = Elements(html)
        assert any(tag == "meter" for tag, _ in elements.found)
        assert not any(tag == "b" for tag, _ in elements.found)
    assert "columns" in repr(frame.semtype)
    assert json.dumps(result.to_dict())
