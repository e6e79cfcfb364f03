"""The page: the table as a whole, every column in one line, then each in detail."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from ..markup import Markup, meter, text
from ..shown import text_of
from .facts import ColumnFacts, FrameFacts
from .pairs import Pair, pairs_of

__all__ = ["page"]


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def page(facts: FrameFacts, other: FrameFacts | None = None) -> str:
    """Return the whole HTML document.

    Parameters
    ----------
    facts : FrameFacts
        Of the frame.
    other : FrameFacts, optional
        Of a second frame, shown beside it.
    """
    script = _asset("page.js")
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    # Nothing is fetched, and no script runs but this one, whatever a cell holds.
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{allowed}'; "
        "base-uri 'none'; form-action 'none'"
    )
    title = text(facts.title, 200)
    pairs = pairs_of(facts, other)
    overview = "\n".join(
        _overview(one, "At a glance" if other is None else one.title)
        for one in (facts, other)
        if one is not None
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="pandas-semtype">
<title>{title}</title>
<style>{_asset("style.css")}</style>
</head>
<body>
<a class="skip" href="#columns-heading">Skip to the columns</a>
<header class="bar">
<h1>{title}</h1>
<button type="button" id="theme" aria-pressed="false" hidden>Dark</button>
</header>
<main>
<div class="panes">
{overview}
</div>
{_personal(facts)}
{_table(pairs, facts, other)}
{_details(pairs, facts, other)}
</main>
<script>{script}</script>
</body>
</html>
"""


def _overview(facts: FrameFacts, heading: str) -> str:
    n_cells = facts.n_counted * len(facts.columns)
    numbers = [("rows", f"{facts.n_rows:,}"), ("columns", f"{len(facts.columns):,}")]
    if n_cells:
        numbers.append(("of the cells are missing", f"{facts.n_missing / n_cells:.1%}"))
    if facts.n_duplicates is not None:
        numbers.append(("rows that occur before", f"{facts.n_duplicates:,}"))
    listed = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in numbers)
    types = Counter(column.prediction.label for column in facts.columns)
    chips = "".join(
        f'<li><button type="button" data-word="type:{text(label)}" aria-pressed="false" disabled>'
        f"{text(label)} {count}</button></li>"
        for label, count in types.most_common()
    )
    counted = (
        f'<p class="soft">Counts are those of {facts.n_counted:,} rows, evenly taken.</p>'
        if facts.n_counted < facts.n_rows
        else ""
    )
    return (
        f'<section class="pane"><h2>{text(heading, 200)}</h2><dl class="facts">{listed}</dl>'
        f'<h3>Types</h3><ul class="chips">{chips}</ul>'
        f'<p class="soft">Model {text(facts.model_id)}, mode {text(facts.mode)}.</p>{counted}'
        "</section>"
    )


def _personal(facts: FrameFacts) -> str:
    found = [
        column
        for column in facts.columns
        if any(warning.kind == "personal data" for warning in column.warnings)
    ]
    if not found:
        return ""
    links = ", ".join(f'<a href="#c{column.position}">{_name(column)}</a>' for column in found)
    return (
        '<section aria-labelledby="personal"><h2 id="personal">Personal data</h2>'
        f"<p>{len(found)} column{'s' * (len(found) != 1)} may say who people are: {links}.</p>"
        "</section>"
    )


def _name(column: ColumnFacts) -> Markup:
    name = column.prediction.name
    return text(name, 200) if text_of(name).strip() else Markup('<span class="soft">no name</span>')


def _tags(columns: Iterable[ColumnFacts | None], change: str) -> str:
    kinds = [w.kind for column in columns if column is not None for w in column.warnings]
    tags = "".join(
        f'<span class="tag{" private" * (kind == "personal data")}">{text(kind)}</span>'
        for kind in dict.fromkeys(kinds)
    )
    return tags + (f'<span class="tag">{text(change)}</span>' if change else "")


def _table(pairs: list[Pair], facts: FrameFacts, other: FrameFacts | None) -> str:
    if not pairs:
        return "<section><h2>Columns</h2><p>The table has no columns.</p></section>"
    kinds = sorted({kind for pair in pairs for kind in pair.kinds})
    options = "".join(f'<option value="{text(kind)}">{text(kind)}</option>' for kind in kinds)
    names = ["#", "column", "type", "confidence", "missing", "distinct", "warnings"]
    numeric = {"#", "confidence", "missing", "distinct"}
    head = "".join(
        f'<th scope="col" aria-sort="{"ascending" if name == "#" else "none"}"'
        f"{' class=number' if name in numeric else ''}>"
        f'<button type="button" disabled>{name}</button></th>'
        for name in names
    )
    shown = ["distribution", *(["in the other table"] if other is not None else [])]
    head += "".join(f'<th scope="col">{name}</th>' for name in shown)
    rows = "\n".join(_row(number, pair, other is not None) for number, pair in enumerate(pairs))
    return f"""<section aria-labelledby="columns-heading">
<h2 id="columns-heading" tabindex="-1">Columns</h2>
<div class="controls" id="controls" hidden>
<label>Search names, types and warnings<input type="search" id="search" autocomplete="off"></label>
<label>Show only<select id="only"><option value="">all columns</option>{options}</select></label>
<p id="count" role="status" aria-live="polite"></p>
</div>
<div class="scroll" role="region" aria-label="All columns" tabindex="0">
<table id="columns">
<caption>Every column of {text(facts.title, 200)}. A heading sorts by it.</caption>
<thead><tr>{head}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>
</section>"""


def _row(number: int, pair: Pair, beside: bool) -> str:
    column = pair.one or pair.two
    assert column is not None
    one = column.prediction
    words = " ".join(
        [text_of(one.name), *(f"type:{label}" for label in pair.labels), *pair.kinds]
    ).lower()
    missing = column.n_missing / column.n_rows if column.n_rows else 0.0
    tags = _tags((pair.one, pair.two), pair.change)
    sketch = column.sketch.svg() if column.sketch else ""
    cells = [
        f'<td class="number" data-sort="{number}">{number + 1}</td>',
        f'<th scope="row" data-sort="{text(one.name, 200)}">'
        f'<a href="#c{number}">{_name(column)}</a></th>',
        f'<td><span class="label">{text(one.label)}</span></td>',
        f'<td class="number once" data-sort="{one.score:.4f}">'
        f"{meter(one.score, 'confidence')} {one.score:.2f}</td>",
        f'<td class="number" data-sort="{missing:.6f}">{missing:.1%}</td>',
        f'<td class="number" data-sort="{column.n_distinct}">{column.n_distinct:,}</td>',
        f'<td data-sort="{9 - len(column.warnings)}">{tags}</td>',
        f"<td>{sketch}</td>",
    ]
    if beside:
        second = pair.two if pair.one is not None else None
        said = "not there" if pair.one else "only there"
        said = text(second.prediction.label) if second else said
        cells.append(f"<td{' class=changed' if pair.change else ''}>{said}</td>")
    return (
        f'<tr data-row="{number}" data-words="{text(words, 600)}" '
        f'data-kinds="{text("|".join(pair.kinds), None)}">{"".join(cells)}</tr>'
    )


def _details(pairs: list[Pair], facts: FrameFacts, other: FrameFacts | None) -> str:
    if not pairs:
        return ""
    cards = "\n".join(_card(number, pair, facts, other) for number, pair in enumerate(pairs))
    return (
        '<section aria-labelledby="details-heading"><h2 id="details-heading">In detail</h2>'
        f'<div id="details">\n{cards}\n</div></section>'
    )


def _card(number: int, pair: Pair, facts: FrameFacts, other: FrameFacts | None) -> str:
    column = pair.one or pair.two
    assert column is not None
    if other is None:
        panes = _pane(column, "")
    else:
        panes = "".join(
            _pane(one, title) if one is not None
            else f'<div class="pane"><h4>{text(title)}</h4><p>There is no such column.</p></div>'
            for one, title in ((pair.one, facts.title), (pair.two, other.title))
        )  # fmt: skip
    change = f' <span class="tag">{text(pair.change)}</span>' if pair.change else ""
    return (
        f'<article id="c{number}" data-row="{number}" aria-labelledby="h{number}">'
        f'<h3 id="h{number}">{_name(column)}{change}</h3>'
        f'<div class="panes">{panes}</div></article>'
    )


def _pane(column: ColumnFacts, title: str) -> str:
    one = column.prediction
    why = f": {text(column.why, 300)}" if column.why else ""
    about = [f"dtype {text(column.dtype)}"]
    about += [f"role {text(column.role)}"] if column.role else []
    about += [f"written as {text(column.parse, 300)}"] if column.parse else []
    others = "".join(
        f"<li>{meter(score, f'confidence of {label}')} {score:.2f} {text(label)}</li>"
        for label, score in one.alternatives
    )
    warnings = "".join(f"<li>{text(w.text, 300)}</li>" for w in column.warnings)
    left = [
        f"<h4>{text(title)}</h4>" if title else "",
        f'<p><span class="label">{text(one.label)}</span> {meter(one.score, "confidence")} '
        f"{one.score:.2f}</p>",
        f"<p>Decided by <code>{text(one.reason)}</code>{why}.</p>",
        f'<p class="soft">{", ".join(about)}. {column.n_missing:,} of {column.n_rows:,} missing, '
        f"{column.n_distinct:,} distinct.</p>",
        f'<ul class="warnings">{warnings}</ul>' if warnings else "",
        f'<h4>What else it may be</h4><ul class="cells">{others}</ul>' if others else "",
    ]
    right = [
        _sketch(column),
        _cells("Cells", [(cell, 0) for cell in column.examples], veiled=column.veiled),
        _cells("Most frequent", column.frequent, veiled=column.veiled),
        _cells("Unlike the others", column.odd, veiled=column.veiled),
    ]
    if title:  # beside another one
        return f'<div class="pane">{"".join([*left, *right])}</div>'
    return f'<div class="pane">{"".join(left)}</div><div class="pane">{"".join(right)}</div>'


def _sketch(column: ColumnFacts) -> str:
    if column.sketch is None:
        return ""
    sketch = column.sketch
    return (
        f"<h4>Distribution of the {text(sketch.what)}</h4>{sketch.svg()}"
        f'<div class="ends"><span>{text(sketch.low)}</span><span>{text(sketch.high)}</span></div>'
    )


def _cells(title: str, cells: Iterable[tuple[str, int]], *, veiled: bool) -> str:
    items = "".join(
        f"<li><code>{text(cell)}</code>" + (f" \u00d7{count:,}" if count else "") + "</li>"
        for cell, count in cells
    )
    hint = " (masked)" if veiled else ""
    return f'<h4>{title}{hint}</h4><ul class="cells">{items}</ul>' if items else ""
