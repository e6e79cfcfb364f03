"""A page about a fitted model: its texts, leaks, metrics, charts, and words behind verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..markup import Markup, small_table, text
from .explanation import TextExplanation
from .page import Page
from .report import TextReport

__all__ = ["model_page"]


def model_page(
    title: str,
    training: Mapping[str, Any],
    classes: Sequence[Any],
    report: TextReport | None,
    explanation: TextExplanation | None,
) -> Page:
    """Return the page.

    Parameters
    ----------
    title : str
        Its heading.
    training : mapping
        What a model keeps of its training.
    classes : sequence
        The classes, in the order of ``training["balance"]``.
    report : TextReport or None
        Metrics on held-out texts.
    explanation : TextExplanation or None
        Texts that are shown with their words highlighted.
    """
    return Page(title, lambda: _sections(training, classes, report, explanation))


def _sections(
    training: Mapping[str, Any],
    classes: Sequence[Any],
    report: TextReport | None,
    explanation: TextExplanation | None,
) -> list[Markup]:
    total = training["n_texts"]
    rows = [
        [text(name, 40), text(f"{count:,}"), text(f"{count / total:.0%}")]
        for name, count in zip(classes, training["balance"], strict=True)
    ]
    about = training.get("about")
    facts = (
        f"{total:,} labelled texts, {training['n_held_out']:,} of them held out; "
        f"{training['near_copies']:,} have a near-copy."
    )
    found = [
        _heading("Training texts"),
        *([Markup(f"<p>{text(about, 500)}</p>")] if about else []),
        small_table(facts, ("class", "texts", "share"), rows),
        _heading("Leak warnings"),
        _leaks(training),
        _heading("On texts that were held out"),
    ]
    if report is None:
        found.append(_said("No texts were held out. Fit with validation=0.2 to see metrics here."))
    else:
        found.append(report.tables())
        if report.curves is not None:
            found.append(report.charts())
    found += [
        _heading("Before you use it"),
        _said(
            "A model of this kind learns how its sources write. On texts of other sources, events "
            "and weeks it is often little better than a coin: test it on such texts. A verdict "
            "is not the truth of a statement, and must not decide about a person or a publication."
        ),
    ]
    if explanation is not None:
        found += [_heading("Words behind verdicts"), *explanation.sections(level=3)]
    return found


def _heading(title: str) -> Markup:
    return Markup(f"<h2>{text(title)}</h2>")


def _said(sentence: str) -> Markup:
    return Markup(f"<p>{text(sentence, None)}</p>")


def _leaks(training: Mapping[str, Any]) -> Markup:
    if not training.get("leaks_checked"):
        return _said("Leaks were not looked for.")
    left_out = training.get("leaks_left_out")
    leaks = [*training["leaks"], *([left_out] if left_out else [])]
    if not leaks:
        return _said("None was found. That does not mean that there is none.")
    return Markup(f"<ul>{''.join(f'<li>{text(leak, 600)}</li>' for leak in leaks)}</ul>")
