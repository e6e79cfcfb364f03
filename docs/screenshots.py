"""Make the pictures of the documentation: pages, notebooks and terminals in a browser.

``python docs/screenshots.py`` makes all of them, ``python docs/screenshots.py NAME ...`` some.
The snippets of the page that shows a picture are run first, so that it shows what they
make. Chromium draws (on the path, or named by the variable CHROMIUM), playwright steers it, and
Pillow brings the colours down to 256. Look at every picture before you commit it.
"""

from __future__ import annotations

import argparse
import contextlib
import html
import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
MOST_BYTES = 150_000
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FENCE = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PROMPT = re.compile(r"^(?:>>> ?|\.\.\. ?)", re.MULTILINE)

STYLE = """
body{margin:0;padding:14px 18px;background:#fff;color:#1b1f24;font:14px/1.45 system-ui,sans-serif}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.22em .7em;text-align:left;border-bottom:1px solid #8884;white-space:nowrap}
thead th{border-bottom:2px solid #8888}
.cell{display:grid;grid-template-columns:3.4em 1fr;gap:.5em;margin-bottom:.6em}
.cell>b{font:12px/1.9 monospace;color:#4a5a78;text-align:right}
pre{margin:0;padding:.55em .8em;background:#f3f5f8;border-radius:6px;font:13px/1.5 monospace}
.term{background:#14171c;color:#e6e8eb;padding:14px 18px;border-radius:8px;font:13px/1.5 monospace;
white-space:pre}.term b{color:#8fd18a;font-weight:600}
.label{background:#dbe7fb;color:#123a75;border-radius:4px;padding:.1em .45em;font-size:12px}
.pair{display:flex;gap:26px;align-items:flex-start}.pair h2{font-size:14px;margin:0 0 .4em}
.pair i{font-style:normal;font-size:24px;align-self:center;color:#4a5a78}
"""


@dataclass(frozen=True)
class Shot:
    """Describe a picture: the page whose snippets are run, and what is made of their names."""

    page: str
    make: Callable[[Mapping[str, Any]], str]
    width: int
    height: int | None = None
    scheme: str = "light"
    script: str = ""


def body(inner: str) -> str:
    """Return a page around some HTML."""
    return f"<!DOCTYPE html><meta charset=utf-8><style>{STYLE}</style><body>{inner}</body>"


def cell(code: str, shown: str) -> str:
    """Return a cell of a notebook with its result."""
    return body(
        f'<div class="cell"><b>[1]:</b><pre>{html.escape(code)}</pre></div>'
        f'<div class="cell"><b></b><div>{shown}</div></div>'
    )


def table(frame: Any, rows: int) -> str:
    """Return the first rows of a frame, with the dtypes below the names."""
    head = frame.head(rows)
    made = head.to_html(index=False, border=0, na_rep="", float_format=lambda value: f"{value:g}")
    dtypes = "".join(f"<td><small>{html.escape(str(d))}</small></td>" for d in frame.dtypes)
    return made.replace("<tbody>", f"<tbody><tr>{dtypes}</tr>", 1)


def pair(before: Any, after: Any, names: tuple[str, str], rows: int) -> str:
    """Return two frames side by side."""
    left, right = (f"<div><h2>{name}</h2>{table(f, rows)}</div>" for name, f in
                   zip(names, (before, after), strict=True))  # fmt: skip
    return body(f'<div class="pair">{left}<i>&rarr;</i>{right}</div>')


def overview(found: Mapping[str, Any]) -> str:
    """Return a table with the types of its columns, and the values that become of it."""
    names = ["Datum", "Betrag", "PLZ", "Gewicht", "bezahlt"]
    raw, values, result = found["raw"][names], found["values"][names], found["result"]
    labels = "".join(f'<td><b class="label">{result[name].label}</b></td>' for name in names)
    before = re.sub("<tbody><tr>.*?</tr>", f"<tbody><tr>{labels}</tr>", table(raw, 8), count=1)
    return body(
        f'<div class="pair"><div><h2>infer()</h2>{before}</div><i>&rarr;</i>'
        f"<div><h2>cast()</h2>{table(values, 8)}</div></div>"
    )


def terminal(command: str) -> str:
    """Return what a command of the package prints, as a terminal shows it."""
    from pandas_semtype.cli import main

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        main(command.split()[1:])
    return body(f'<div class="term"><b>$</b> {command}\n{html.escape(printed.getvalue())}</div>')


def words(found: Mapping[str, Any]) -> str:
    """Return texts whose words are coloured by what they add to the class they were given."""
    lines = []
    texts = found["new"]
    effects = texts.text.fakenews.explain(top=50)
    for key, text in texts.items():
        rows = effects.loc[[key]]
        most = rows["effect"].abs().max()
        at, inner = 0, ""
        for row in rows.sort_values("start").itertuples():
            strength = abs(row.effect) / most
            color = "31,119,180" if row.effect > 0 else "214,95,0"
            inner += html.escape(text[at : row.start])
            inner += (
                f'<span style="background:rgba({color},{0.75 * strength:.2f});border-radius:3px;'
            )
            inner += f'padding:1px 2px">{html.escape(text[row.start : row.stop])}</span>'
            at = row.stop
        inner += html.escape(text[at:])
        verdict = html.escape(str(rows["verdict"].iloc[0]))
        lines.append(f"<tr><th>{verdict}</th><td>{inner}</td></tr>")
    note = "<p><small>blue: speaks for the class, orange: against it</small></p>"
    return body(f"<table>{''.join(lines)}</table>{note}")


def columns_then_numbers(found: Mapping[str, Any]) -> str:
    """Return a few rows as they are, and what a model is given in their place."""
    rows = found["frame"][300:304]
    numbers = found["typer"].transform(rows)
    chosen = numbers[["size", "express", "sent_month", "sent_days", "weight", "extras_gift"]]
    return pair(rows, chosen, ("columns", "numbers (some of them)"), 4)


FILTER = "document.querySelector('#only').value='personal data';"
FILTER += "document.querySelector('#only').dispatchEvent(new Event('change',{bubbles:true}))"

SHOTS: dict[str, Shot] = {
    "report-light": Shot("report.md", lambda v: v["report"].to_html(), 1100, 760),
    "report-dark": Shot(
        "report.md", lambda v: v["report"].to_html(), 1100, 620, "dark",
        "document.querySelector('#c2').scrollIntoView()",
    ),
    "report-phone": Shot("report.md", lambda v: v["report"].to_html(), 390, 780),
    "report-two": Shot(
        "report.md", lambda v: v["both"].to_html(), 1240, 620, "light",
        "document.querySelector('#search').scrollIntoView()",
    ),
    "notebook": Shot(
        "report.md",
        lambda v: cell("airports.semtype.infer()", v["airports"].semtype.infer()._repr_html_()),
        910,
    ),
    "terminal": Shot(
        "report.md", lambda _: terminal("pandas-semtype infer examples/airports.csv"), 760
    ),
    "clean-result": Shot(
        "gallery/clean_table.md",
        lambda v: cell("raw.semtype.infer()", v["result"]._repr_html_()), 860,
    ),
    "overview": Shot("gallery/clean_table.md", overview, 960),
    "clean-values": Shot(
        "gallery/clean_table.md",
        lambda v: pair(v["raw"].iloc[:, 1:6], v["values"].iloc[:, 1:6], ("before", "after"), 12),
        980,
    ),
    "preprocessing": Shot("gallery/preprocessing.md", columns_then_numbers, 1180),
    "teach-result": Shot(
        "gallery/teach_class.md",
        lambda v: cell(
            'games.semtype.infer(["move4", "move5", "player"])',
            v["games"].semtype.infer(["move4", "move5", "player"], model=v["again"])._repr_html_(),
        ), 720,
    ),
    "fakenews-explain": Shot("gallery/fake_news.md", words, 640),
    "personal-report": Shot(
        "gallery/personal_data.md", lambda v: v["page"].to_html(), 1100, 720, "light", FILTER
    ),
    "personal-masked": Shot(
        "gallery/personal_data.md",
        lambda v: pair(
            v["members"][["name", "contact", "phone"]], v["shared"][["name", "contact", "phone"]],
            ("members", "shared"), 6,
        ), 1120,
    ),
}  # fmt: skip
"""The pictures by name; each is a file of ``docs/images``."""


def without_output(code: str) -> str:
    """Return a snippet without prompts and what its examples print."""
    if not code.lstrip().startswith(">>>"):
        return code
    lines = code.splitlines(keepends=True)
    return PROMPT.sub("", "".join(line for line in lines if PROMPT.match(line)))


def names_of(page: str) -> dict[str, Any]:
    """Run the snippets of a page in an empty folder, and return the names they bind."""
    import pandas_semtype

    found: dict[str, Any] = {"__name__": "snippet"}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("examples").symlink_to(ROOT / "examples")
        for code in FENCE.findall((ROOT / "docs" / page).read_text(encoding="utf-8")):
            exec(compile(without_output(code), page, "exec"), found)
    if page != "gallery/fake_news.md":
        pandas_semtype.deactivate()
    return found


def smaller(png: bytes) -> bytes:
    """Return a picture with at most 256 colours."""
    from PIL import Image

    image = Image.open(io.BytesIO(png)).convert("RGB")
    out = io.BytesIO()
    image.quantize(256, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def taken(browser: Any, shot: Shot, page_text: str, folder: Path) -> bytes:
    """Return one picture."""
    size = {"width": shot.width, "height": shot.height or 40}
    context = browser.new_context(viewport=size, color_scheme=shot.scheme, device_scale_factor=1)
    page = context.new_page()
    file = folder / "page.html"
    file.write_text(page_text, encoding="utf-8")
    page.goto(file.as_uri())
    if shot.script:
        page.evaluate(shot.script)
        page.wait_for_timeout(100)
    png = smaller(page.screenshot(full_page=shot.height is None))
    context.close()
    return png


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*SHOTS, []], help="by default all")
    chosen = parser.parse_args(arguments).names or list(SHOTS)
    browser_file = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if browser_file is None:
        parser.error("there is no Chromium; install it, or name it with the variable CHROMIUM")
    from playwright.sync_api import sync_playwright

    os.chdir(ROOT)
    pages: dict[str, dict[str, Any]] = {}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=browser_file, args=["--no-sandbox"])
        for name in sorted(chosen, key=lambda name: SHOTS[name].page):
            shot = SHOTS[name]
            if shot.page not in pages:
                pages[shot.page] = names_of(shot.page)
            png = taken(browser, shot, shot.make(pages[shot.page]), Path(folder))
            if len(png) > MOST_BYTES:
                parser.error(f"{name} has {len(png)} bytes, more than {MOST_BYTES}")
            (IMAGES / f"{name}.png").write_bytes(png)
            sys.stdout.write(f"{name}.png: {len(png)} bytes\n")
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
