"""What `explain` returns: a frame of words and effects, and a page with the words highlighted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..markup import Markup, text
from ..shown import escaped
from .explain import Span, key_of, word_spans
from .page import Page

__all__ = ["Highlight", "TextExplanation"]

_MOST_CHARS = 20_000
"""Characters of a text that a page shows."""

_STRONGEST = 0.85  # opacity of the word with the greatest effect
_BREAKS = re.compile(r"(\n)")


@dataclass(frozen=True)
class Highlight:
    """Hold one text and the effects of its words.

    Parameters
    ----------
    title : str
        What stands above it: its row and its verdict.
    text : str
        The text as it was read.
    spans : sequence of pairs of int
        Start and end of what has an effect.
    effects : sequence of float
        What each adds to the log-odds of the verdict.
    """

    title: str
    text: str
    spans: Sequence[Span]
    effects: Sequence[float]

    def html(self, level: int = 2) -> Markup:
        """Return the text with its words highlighted.

        Parameters
        ----------
        level : int, default 2
            Of its heading.
        """
        shown = self.text[:_MOST_CHARS]
        by_word = {
            key_of(self.text[slice(*span)]): effect
            for span, effect in zip(self.spans, self.effects, strict=True)
        }
        places = dict(zip(self.spans, self.effects, strict=True))
        # Runs of words, as encoders that leave words out give for long texts, have one place;
        # single words are marked wherever they stand.
        runs = [span for span in self.spans if any(c.isspace() for c in self.text[slice(*span)])]
        marked = {span: places[span] for span in runs if span[0] < len(shown)}
        covered = sorted(marked)
        for span in word_spans(shown):
            effect = by_word.get(key_of(shown[slice(*span)]))
            if effect is not None and not _inside(span, covered):
                marked[span] = effect
        most = max((abs(effect) for effect in self.effects), default=0.0) or 1.0
        parts, done = [], 0
        for (start, stop), effect in sorted(marked.items()):
            parts.append(_plain(shown[done:start]))
            done = stop
            kind = "for" if effect > 0 else "against"
            weight = _STRONGEST * abs(effect) / most
            parts.append(
                f'<mark class="{kind}" style="--w:{weight:.2f}" title="{effect:+.3f}">'
                f"{_plain(shown[start:stop])}</mark>"
            )
        parts.append(_plain(shown[done:]))
        cut = len(self.text) - len(shown)
        more = f'<p class="soft">{cut:,} more characters are not shown.</p>' if cut else ""
        heading = f"<h{level}>{text(self.title)}</h{level}>"
        return Markup(f'{heading}<div class="said">{"".join(parts)}</div>{more}')


def _inside(span: Span, covered: Sequence[Span]) -> bool:
    return any(start <= span[0] < stop for start, stop in covered)


def _plain(part: str) -> str:
    """Return a part of a text as HTML: nothing in it steers the page, line breaks stay."""
    return "".join(
        piece if piece == "\n" else text(escaped(piece), None) for piece in _BREAKS.split(part)
    )


class TextExplanation(pd.DataFrame):
    """A frame of words with their effects that can show them in their texts.

    What is made of it by selecting rows or columns is a plain frame.
    """

    _metadata = ["_highlights"]  # noqa: RUF012 - pandas wants a list
    _highlights: Sequence[Highlight] = ()

    @property
    def _constructor(self) -> Any:
        return pd.DataFrame

    @classmethod
    def of(cls, frame: pd.DataFrame, highlights: Sequence[Highlight]) -> TextExplanation:
        """Return a frame with the texts it is about.

        Parameters
        ----------
        frame : DataFrame
            The words.
        highlights : sequence of Highlight
            The texts.
        """
        found = cls(frame)
        found._highlights = tuple(highlights)
        return found

    def highlighted(self) -> Page:
        """Return the page of `to_html`, which notebooks show and ``save(path)`` writes."""
        return Page("Words behind verdicts", self.sections)

    def sections(self, level: int = 2) -> list[Markup]:
        """Return a legend and every text as pieces of HTML.

        Parameters
        ----------
        level : int, default 2
            Of the headings.
        """
        legend = Markup(
            '<p>Words speak <mark class="for" style="--w:.6">for</mark> the verdict or '
            '<mark class="against" style="--w:.6">against</mark> it; the darker, the more. '
            "Point at a word for what it adds to the log-odds.</p>"
        )
        return [legend, *(one.html(level) for one in self._highlights)]

    def to_html(self, *args: Any, **options: Any) -> Any:
        """Return a page with every text and its words highlighted.

        Parameters
        ----------
        *args, **options
            With any, the table of words as `pandas.DataFrame.to_html` writes it.

        Returns
        -------
        str
            A whole HTML document. Texts are shown, so it is as confidential as they are.
        """
        if args or options:
            return pd.DataFrame(self).to_html(*args, **options)
        return self.highlighted().to_html()
