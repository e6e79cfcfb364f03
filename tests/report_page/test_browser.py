"""Pages in a real browser: search, sort, themes, keyboard, no requests, accessibility.

The browser is Chromium or Chrome of the machine, or the one that the variable CHROMIUM names;
axe-core comes with the package axe-playwright-python. Without them the tests are skipped.
"""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pandas as pd
import pytest

from pandas_semtype import InferenceResult
from pandas_semtype.prediction import ColumnPrediction
from pandas_semtype.report_page import make_report

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
HOSTILE = "<img src=x onerror=window.hit=1><script>window.hit=1</script>"

pytestmark = [
    pytest.mark.needs("playwright"),
    pytest.mark.skipif(BROWSER is None, reason="there is no Chromium"),
]


def made(n_columns=6, other=False):
    labels = ["email", "int", "text", "city"]
    frame = pd.DataFrame(
        {
            f"column {chr(97 + i)} {HOSTILE if i == 2 else ''}": (
                [f"u{i}{j}@example.org" for j in range(30)] if i % 4 == 0
                else list(range(i, i + 30)) if i % 4 == 1
                else [HOSTILE] * 15 + ["x"] * 15 if i % 4 == 2
                else ["Oslo", "Bonn", "Lima"] * 10
            )
            for i in range(n_columns)
        }
    )  # fmt: skip
    verdicts = [
        ColumnPrediction(
            None, labels[i % 4], 0.5 + i / (2 * n_columns), "net", (), labels[i % 4], 0.9,
            alternatives=(("state", 0.2),),
        )
        for i in range(n_columns)
    ]  # fmt: skip
    result = InferenceResult(frame.columns, verdicts, [[]] * n_columns, [], "model")
    beside = {"other": frame.iloc[:9], "other_result": result} if other else {}
    return make_report(frame, result, title="A table", **beside).to_html()


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, tmp_path):
    contexts = []

    def open_(html, **options):
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        page.goto(file.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()


def shown(page):
    return page.eval_on_selector_all(
        "#columns tbody tr", "rows => rows.filter(r => !r.hidden).map(r => r.dataset.row)"
    )


def test_search_filter_and_sort(opened):
    page = opened(made())
    assert shown(page) == list("012345")
    page.fill("#search", "type:int")
    assert shown(page) == ["1", "5"]
    assert page.inner_text("#count") == "2 of 6 columns"
    assert page.is_hidden("#c0")
    assert page.is_visible("#c1")
    page.fill("#search", "")
    page.select_option("#only", "personal data")
    assert shown(page) == ["0", "4"]
    page.select_option("#only", "")
    page.click("thead button:text-is('confidence')")
    page.click("thead button:text-is('confidence')")
    assert shown(page) == list("543210")
    assert page.get_attribute("th:has(button:text-is('confidence'))", "aria-sort") == "descending"
    page.click(".chips button:text-is('email 2')")
    assert shown(page) == ["4", "0"]
    assert page.said == []


def test_the_keyboard_reaches_everything(opened):
    page = opened(made())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("type:int")
    assert shown(page) == ["1", "5"]
    page.focus("#theme")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_is_that_of_the_system_until_it_is_switched(opened, scheme):
    page = opened(made(), color_scheme=scheme)
    color = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(color)
    assert page.get_attribute("#theme", "aria-pressed") == str(scheme == "dark").lower()
    page.click("#theme")
    assert page.evaluate(color) != before


def test_nothing_is_fetched_and_no_cell_runs(opened):
    page = opened(made(other=True))
    assert len(page.asked) == 1
    assert page.evaluate("window.hit") is None
    assert page.said == []
    image = "<img src=x onerror=window.hit=1>"
    page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", image)
    assert page.evaluate("window.hit") is None


def test_a_narrow_page_is_not_wider_than_the_screen(opened):
    page = opened(made(other=True), viewport={"width": 360, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_everything_can_be_read(opened):
    page = opened(made(), java_script_enabled=False)
    assert page.is_hidden("#search")
    assert page.is_visible("#c5")


def test_a_page_in_a_notebook_is_a_frame_of_its_own(opened):
    cell = make_report(pd.DataFrame({"a": [1]}))._repr_html_()
    page = opened(f"<!DOCTYPE html><body>{cell}</body>")
    assert page.frame_locator("iframe").locator("#columns tbody tr").count() == 1


@pytest.mark.skipif(find_spec("axe_playwright_python") is None, reason="there is no axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(opened, scheme):
    import axe_playwright_python

    script = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))
    page = opened(made(other=scheme == "dark"), color_scheme=scheme, bypass_csp=True)
    page.evaluate(script.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document)")
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
    assert len(found["passes"]) > 20


def test_five_hundred_columns_are_little_work(opened):
    """The time a page takes is not measured: its size and its elements are."""
    html = made(500)
    assert len(html) < 3_000_000
    page = opened(html)
    assert len(shown(page)) == 500
    assert page.evaluate("document.getElementsByTagName('*').length") < 60_000
