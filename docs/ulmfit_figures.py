"""Tables of what ULMFiT was measured to do; docs/figures.py writes them into the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Table = Callable[[Sequence[str], Sequence[Sequence[object]]], str]
"""Makes a Markdown table of a header and rows."""


def accuracy(table: Table, told: Mapping[str, Any]) -> str:
    """Return how ULMFiT does beside tfidf, from nothing, and with parts left out."""
    parts = []
    for name, entry in told["sets"].items():
        rows = [
            [row, *(f"{figures[key]:.3f}" for key in ("accuracy", "macro_f1", "auc"))]
            for row, figures in sorted(entry["rows"].items())
        ]
        parts.append(
            f"`{name}`, {entry['train']:,} texts to train on, {entry['test']:,} to test on; the "
            f"most frequent class is {entry['majority']:.3f} of them.\n\n"
            f"{table(('encoder', 'accuracy', 'macro F1', 'AUC'), rows)}"
        )
    return "\n\n".join(parts)


def language(table: Table, told: Mapping[str, Any]) -> str:
    """Return how far small language models came."""
    rows, about = [], {}
    for source in told["source"]:
        about = source["about"]
        for direction, entries in about["history"].items():
            rows += [
                [direction, entry["epoch"], f"{entry['perplexity']:.1f}",
                 f"{entry['val_perplexity']:.1f}"]
                for entry in entries
            ]  # fmt: skip
    sizes, plan = told["source"][0]["sizes"], about["plan"]
    header = ("direction", "epoch", "perplexity in training", "on texts set apart")
    return (
        f"{about['tokens']:,} tokens of {about['texts']:,} texts: {about['origin']}. "
        f"{about['words']:,} words, {100 * about['unknown']:.1f} % of the tokens unknown; "
        f"{sizes['embedding']} numbers per word, {sizes['hidden']} units, {sizes['layers']} "
        f"layers; seed {plan['seed']}.\n\n{table(header, rows)}"
    )


def cost(table: Table, told: Mapping[str, Any]) -> str:
    """Return what 1,000 texts cost."""
    rows = []
    for name, entry in told["sets"].items():
        for row, figures in sorted(entry["rows"].items()):
            if figures.get("fit_cpu") is None:
                continue
            rows.append(
                [f"`{name}`", row, f"{1000 * figures['fit_cpu'] / entry['train']:.1f}",
                 f"{1000 * figures['predict_cpu'] / entry['test']:.1f}"]
            )  # fmt: skip
    text = table(("texts", "encoder", "to fit", "to predict"), rows)
    large = told.get("published_sizes")
    if large is None:
        return text
    return text + (
        f"\n\nThe published sizes (400 / 1152 / 3, {large['words']:,} words, random weights, which "
        f"make no difference to time), texts of {large['tokens']} tokens, one direction: "
        f"{1000 * large['language_epoch']:,.0f} s for an epoch of the language model, "
        f"{1000 * large['classifier_epoch']:,.0f} s for an epoch of the whole classifier, "
        f"{1000 * large['predict']:,.0f} s to predict."
    )
