"""The card of a fake-news model: its training texts, its metrics and its limits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..shown import escaped, text_of

__all__ = ["write_card"]

_MARKS = re.compile(r"[\\|`*\[\]]")
"""What ends a cell of a table, or begins something else in it."""


def write_card(config: Mapping[str, Any], notes: str = "") -> str:
    """Return the card of a model as Markdown.

    Parameters
    ----------
    config : mapping
        Entries of ``config.json``.
    notes : str, optional
        Whatever else should stand in it: metrics on other texts, what the model is for.
    """
    training, classes = config["training"], config["labels"]["classes"]
    lines = [
        f"# {config['name']}",
        "",
        f"Tells {len(classes)} classes of texts apart with the encoder `{config['encoder']}`.",
        "",
        "## Training texts",
        "",
        f"- source and topic: {training.get('about') or 'not told by who trained it'}",
        f"- {training['n_texts']:,} texts, {training['n_held_out']:,} of them held out; "
        f"{training['near_copies']:,} are near-copies of another",
        f"- held out by {'group and near-copy' if training['grouped'] else 'near-copy'}; "
        f"seed {training['seed']}",
        *_without(training.get("without")),
        *_asked_for(config.get("encoder_config")),
        "",
        "| class | texts | share |",
        "| --- | ---: | ---: |",
    ]
    for label, count in zip(classes, training["balance"], strict=True):
        lines.append(f"| {_cell(label)} | {count:,} | {count / training['n_texts']:.1%} |")
    lines += ["", "## Figures", "", *_metrics(config.get("report")), ""]
    lines += ["## Leak warnings", ""]
    if not training.get("leaks_checked"):
        lines += ["Leaks were not looked for.", ""]
    else:
        left_out = training.get("leaks_left_out")
        found = [*training["leaks"], *([left_out] if left_out else [])]
        lines += [*(f"- {leak}" for leak in found or ["none"]), ""]
    if notes:
        lines += ["## Notes", "", notes.strip(), ""]
    lines += [
        "## Limits",
        "",
        "- A model of this kind learns how its sources write, and carries over badly to other "
        "sources and topics. Score it on labelled texts of the place where it is to be used.",
        "- Texts of few words, of another language or of another time are judged on little "
        "evidence; a probability is not the probability that a statement is false.",
        "- It must not decide alone about a person or a publication.",
        "",
    ]
    return "\n".join(lines)


def _cell(label: Any) -> str:
    """Return the name of a class for a table of Markdown, in which nothing of it is a mark."""
    plain = _MARKS.sub(r"\\\g<0>", escaped(text_of(label)))
    return plain.replace("&", "&amp;").replace("<", "&lt;")


def _asked_for(encoder: Any) -> list[str]:
    """Return the lines on encoders that are no part of the directory."""
    found = encoder if isinstance(encoder, Mapping) else {}
    vectors, members = found.get("vectors"), found.get("members")
    if isinstance(members, Sequence):
        return [line for one in members for line in _asked_for(one.get("config"))]
    if not isinstance(vectors, Mapping) or not vectors.get("asks"):
        return []
    what = "fitted encoder" if vectors.get("learns") else "encoder"
    return [f"- the {what} `{vectors['title']}` is not part of this directory: give it at load"]


def _without(removal: Mapping[str, Any] | None) -> list[str]:
    """Return the line on what was taken out of all texts, if anything was."""
    if removal is None:
        return []
    parts = [f"`{escaped(token).replace('`', chr(39))}`" for token in removal["tokens"]]
    parts += ["style (case, punctuation, links, numbers)"] if removal["style"] else []
    return [f"- taken out of all texts, also at predictions: {', '.join(parts)}"]


def _metrics(report: Mapping[str, Any] | None) -> list[str]:
    if report is None:
        return ["No texts were held out. Score the model on texts it was not trained on."]
    return [
        f"On {report['n_texts']:,} texts held out:",
        "",
        "| | accuracy | macro-F1 | AUC |",
        "| --- | ---: | ---: | ---: |",
        f"| model | {report['accuracy']:.3f} | {report['macro_f1']:.3f} | {report['auc']:.3f} |",
        f"| majority class | {report['majority']:.3f} | {report['majority_f1']:.3f} | 0.500 |",
    ]
