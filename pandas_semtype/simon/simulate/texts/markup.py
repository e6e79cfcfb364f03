"""Columns of HTML and XML: fragments, whole elements, feeds and messages."""

from __future__ import annotations

import numpy as np

from ..draw import choose, sometimes, subset
from ..name_books import all_given, all_surnames
from ..registry import Column, generator
from ..templates import Slot, compose
from ..words import capitalised, plain
from .free_text import running_text

__all__: list[str] = []


def _slots(rng: np.random.Generator, n: int) -> dict[str, Slot]:
    language = choose(rng, ("en", "en", "en", "de", "fr", "es", "nl", "pt", "it", "pl"))
    return {
        "body": running_text(rng, n, language, 3, 22),
        "word": plain("en", 300, 9_000),
        "Word": capitalised("en", 300, 9_000),
        "first": all_given(),
        "last": all_surnames(),
        "d": lambda r, k: [str(v) for v in r.integers(0, 10_000, size=k).tolist()],
    }


_HTML = (
    "<p>{body}</p>", "<p>{body}</p><p>{body}</p>", "<b>{Word}</b> {body}", "{body}<br/>{body}",
    "{body}<br>{body}<br>{body}", "<div>{body}</div>", "<div class=\"{word}\">{body}</div>",
    "<ul><li>{body}</li><li>{body}</li></ul>", "<ul>\n<li>{Word}</li>\n<li>{Word}</li>\n</ul>",
    '<a href="https://www.{word}.com/{word}/{d}">{Word}</a>', '<a href="/{word}/{d}">{body}</a>',
    '<a href="mailto:{word}@{word}.org">{first} {last}</a>', "<h2>{Word}</h2><p>{body}</p>",
    "<h{1-4}>{body}</h1>", '<img src="/{word}/{word}.jpg" alt="{word}" />',
    "<strong>{Word}:</strong> {body}",
    '<img src="https://cdn.{word}.net/{d}.png" width="{100-900}" height="{100-900}">',
    "<span style=\"color: red;\">{body}</span>", "<td>{d}</td><td>{Word}</td>",
    "<em>{Word}</em> {body}",
    "<p>{body} <a href='http://{word}.org'>{word}</a> {body}</p>", "<p>{body}&nbsp;{body}</p>",
    "<table><tr><td>{Word}</td><td>{d}</td></tr></table>", "<p class=\"{word}-{word}\">{body}</p>",
    '<iframe src="https://{word}.com/embed/{d}" width="560" height="315"></iframe>',
    "<p><strong>{Word} {Word}</strong></p>\n<p>{body}</p>", "<blockquote>{body}</blockquote>",
    '<script src="{word}.js"></script>', '<meta name="{word}" content="{body}">', "<li>{body}</li>",
    "<h3>{Word} {Word}</h3>\n<ul><li>{body}</li></ul>", "<font color=\"#000000\">{body}</font>",
    "<!-- {word} --><p>{body}</p>", "<section id=\"{word}\">{body}</section>",
    "<code>{word}()</code>",
    '<button type="submit" class="btn btn-{word}">{Word}</button>', "<br/>{body}<br/>",
    "<u>{body}</u>",
    '<option value="{d}">{Word}</option>', "<i>{body}</i>", '<input name="{word}" value="{d}"/>',
    "&lt;p&gt;{body}&lt;/p&gt;", "<html><body><p>{body}</p></body></html>",
    "<title>{Word} {Word}</title>",
    "<P>{body}</P>", "<center>{body}</center>", "<pre>{word} {d}</pre>", "<sup>{d}</sup> {body}",
)  # fmt: skip
_XML = (
    '<?xml version="1.0" encoding="UTF-8"?><{word}><{word}>{body}</{word}></{word}>',
    '<{word} id="{d}"><name>{first} {last}</name></{word}>', '<item id="{d}">{Word}</item>',
    '<record><id>{d}</id><value>{Word}</value></record>', '<{word} {word}="{d}" {word}="{word}"/>',
    '<entry key="{word}">{d}</entry>', '<row Id="{d}" Score="{1-99}" Title="{Word} {Word}" />',
    '<person><first>{first}</first><last>{last}</last></person>',
    '<ns:{word} xmlns:ns="urn:{word}"/>',
    '<order number="{d}"><line sku="{d}" qty="{1-9}"/></order>',
    '<{word}><![CDATA[{body}]]></{word}>',
    '<message type="{word}"><to>{first}</to><text>{body}</text></message>',
    '<string name="{word}">{body}</string>',
    '<svg width="{10-90}" height="{10-90}"><path d="M{1-9} {1-9}L{10-99} {10-99}Z"/></svg>',
    '<root><a>{d}</a><b>{d}</b></root>', '<tag k="{word}" v="{word}"/>',
    '<metric name="{word}.{word}">{d}</metric>',
    '<soap:Envelope><soap:Body><{word}>{d}</{word}></soap:Body></soap:Envelope>',
)  # fmt: skip


@generator("html", weight=4.0, repeats=0.05)
def html_of_a_site(rng: np.random.Generator, n: int) -> Column:
    """Write fragments of pages, from one editor or from several."""
    cells = compose(rng, subset(rng, _HTML, 1, 8), n, _slots(rng, n))
    if sometimes(rng, 0.3):  # some cells were typed without tags
        bare = running_text(rng, n, "en", 3, 20) if sometimes(rng, 0.5) else None
        hit = np.flatnonzero(rng.random(n) < rng.uniform(0.05, 0.35)).tolist()
        for i in hit:
            cells[i] = bare[i] if bare is not None else cells[i] + "<br />"
    return Column(cells)


@generator("html", weight=2.0, repeats=0.05)
def xml_of_a_system(rng: np.random.Generator, n: int) -> Column:
    """Write XML elements of one or two shapes."""
    return Column(compose(rng, subset(rng, _XML, 1, 3), n, _slots(rng, n)))


@generator("html", weight=1.0, repeats=0.1)
def links(rng: np.random.Generator, n: int) -> Column:
    """Write links and images, all alike."""
    form = choose(rng, (
        '<a href="https://{host}/{word}/{d}">{text}</a>',
        '<img src="https://{host}/{word}/{d}.jpg">',
        '<a href="https://{host}/{word}/{d}" target="_blank">{text}</a>',
        '<a href="https://{host}/client/{word}" rel="nofollow">{Word} for {Word}</a>',
    )).replace("{host}", f"{choose(rng, plain('en', 300, 9_000))}.com")  # fmt: skip
    label = choose(rng, ("View", "Click here", "{Word}", "{Word} {d}", "Link", "More info", "{d}"))
    return Column(compose(rng, (form.replace("{text}", label),), n, _slots(rng, n)))
