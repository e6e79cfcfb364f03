"""Texts with the words behind a verdict highlighted, whatever the texts hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
from news import news

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.fakenews.encoder import TextEncoder
from pandas_semtype.fakenews.explanation import Highlight, TextExplanation

HOSTILE = [
    "<script>alert('aliens')</script> <b>hid</b> aliens & co",
    '"><img src=x onerror=alert(1)> aliens',
    "</div></main><h1>aliens</h1>",
    "\u202ealiens\u202c reversed \u200b\ufeff",
    "aliens\x00\x1b[31m\x07 red",
    "aliens\n\nsecond\r\nline\u2028third",
    "a" * 50_000 + " aliens",
    "!?" * 3000,
    "e" + "\u0301" * 2000 + " aliens",
    "\ud800 aliens",
    "&lt;aliens&gt; &amp;",
]


class Tags(HTMLParser):
    """Collects the tags of a page, and the text inside what was highlighted."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.marked: list[str] = []
        self.said: list[str] = []
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._inside.append(tag)
        if dict(attrs).get("class") == "said":
            self.said.append("")

    def handle_endtag(self, tag):
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data):
        if "mark" in self._inside:
            self.marked.append(data)
        if self.said and "div" in self._inside:
            self.said[-1] += data


@pytest.fixture(scope="module")
def model():
    frame = news(80)
    return FakeNewsClassifier("tfidf").fit(frame["text"], frame["label"])


def test_words_are_marked_wherever_they_stand(model):
    found = model.explain(["The mayor hid aliens. ALIENS, he said, live!"], top=1)
    assert len(found) == 1
    tags = Tags(found.to_html())
    assert [word for word in tags.marked if "lien" in word.lower()] == ["aliens.", "ALIENS,"]
    assert tags.said == ["The mayor hid aliens. ALIENS, he said, live!"]


def test_a_word_for_and_a_word_against(model):
    html = model.explain(["The council inspected the library, aliens hid"], top=None).to_html()
    assert 'class="for"' in html
    assert re.search(r'class="against" style="--w:0\.\d\d" title="-\d', html)
    strongest = max(map(float, re.findall(r'--w:([\d.]+)" title', html)))
    assert strongest == 0.85


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_no_text_becomes_markup(model, text):
    html = model.explain([text]).to_html()
    tags = Tags(html)
    known = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "mark"}
    assert tags.tags <= known | {"div"}
    assert tags.attributes <= {
        "lang", "charset", "name", "content", "http-equiv", "class", "style", "title",
    }  # fmt: skip
    assert not re.search("[\x00-\x08\x0b-\x1f\u200b\u202a-\u202e\u2028\ufeff\ud800-\udfff]", html)
    html.encode()
    if text.startswith("<"):
        assert tags.said == [text]


def test_long_texts_are_cut_with_a_word(model):
    html = model.explain(["aliens " * 10_000]).to_html()
    assert len(html) < 400_000
    assert "50,000 more characters are not shown" in html


def test_titles_have_row_and_verdict(model):
    html = model.explain(["aliens hid", None, "the council inspected"]).to_html()
    titles = re.findall("<h2>(.*?)</h2>", html)
    assert [title.split(",")[0] for title in titles] == ["Row 1: fake", "Row 3: real"]


def test_classes_are_escaped():
    frame = news(40)
    labels = frame["label"].map({"real": "<b>real</b>", "fake": "<i>fake</i>"})
    own = FakeNewsClassifier("tfidf", check_leaks=False).fit(frame["text"], labels)
    html = own.explain(["aliens hid"]).to_html()
    assert "&lt;i&gt;fake&lt;/i&gt;" in html
    assert "<i>" not in html


class Runs(TextEncoder):
    """TEST DOUBLE of an encoder that scores no words itself."""

    name = "runs"

    def fit(self, task):
        return []

    def predict_proba(self, texts):
        odds = np.array([text.split().count("bad") for text in texts], dtype=float)
        p = 1 / (1 + np.exp(-odds))
        return np.stack([1 - p, p], axis=1)

    def to_checkpoint(self):
        return {}, {}

    @classmethod
    def from_checkpoint(cls, config, files):
        return cls()


def test_runs_of_words_are_marked_as_one():
    model = FakeNewsClassifier(Runs(), check_leaks=False).fit(
        ["good"] * 4 + ["bad"] * 4, [0, 1] * 4
    )
    text = "good fine " * 9 + "bad day " * 3
    html = model.explain([text], max_words=4, top=1).to_html()
    tags = Tags(html)
    assert [part for part in tags.marked if " " in part] == ["bad day bad day bad day"]
    assert tags.said == [text]


def test_it_is_a_frame_and_what_is_made_of_it_is_a_plain_one(model):
    found = model.explain(["aliens hid"])
    assert isinstance(found, TextExplanation)
    assert type(found.head(1)) is pd.DataFrame
    assert type(found[["word"]]) is pd.DataFrame
    assert type(found["word"]) is pd.Series
    assert found.to_html(index=False).startswith("<table")
    assert found.head(1).to_html().startswith("<table")
    assert "aliens" in found._repr_html_()


def test_nothing_to_show():
    assert Highlight("row", "text", (), ()).html() == '<h2>row</h2><div class="said">text</div>'


def test_a_page_about_a_model(tmp_path):
    frame = news(60)
    own = FakeNewsClassifier("tfidf", validation=0.3, about="<i>ours</i>")
    own.fit(frame["text"], frame["label"])
    page = own.to_page(frame["text"].head(2), title="Posts & <more>")
    html = page.to_html()
    assert html.count("<h1>Posts &amp; &lt;more&gt;</h1>") == 1
    assert "&lt;i&gt;ours&lt;/i&gt;" in html
    assert html.count('<div class="said">') == 2
    assert "Confusion matrix" in html
    again = FakeNewsClassifier.load(own.save(tmp_path / "model"))
    assert again.to_page(frame["text"].head(2), title="Posts & <more>").to_html() == html
    assert again.report.curves == own.report.curves


def test_a_page_without_metrics_says_how_to_get_them(model):
    html = model.to_page().to_html()
    assert "validation=0.2" in html
    assert '<div class="said">' not in html


def test_leaks_stand_on_the_page():
    frame = news(80)
    signed = frame["text"] + frame["label"].map({"real": " agency", "fake": " blog"})
    with pytest.warns(UserWarning, match="agency"):
        own = FakeNewsClassifier("tfidf").fit(signed, frame["label"])
    assert "agency" in own.to_page().to_html()
