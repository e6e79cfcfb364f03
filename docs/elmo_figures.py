"""What benchmarks of ELMo and of the language model behind it told, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Table = Callable[[Sequence[str], Sequence[Sequence[object]]], str]


def elmo_cache(table: Table, told: Mapping[str, Any]) -> str:
    """Return what it brings to compute features once."""
    names = {
        "features_once": "features, each text once", "head": "head on features",
        "features_from_cache": "features, from the cache", "end_to_end": "model in every step",
    }  # fmt: skip
    rows = [
        [name, f"{told[key]['cpu']:.1f}", f"{told[key]['seconds']:.1f}"]
        for key, name in names.items()
    ]
    right = told["accuracy"]
    return (
        f"{told['texts']} texts of `{told['data']}`, {told['tokens']:,} tokens, {told['epochs']} "
        f"epochs in batches of 4, a biLM of {told['parameters']:,} parameters, "
        f"{told['cores']} cores.\n\n{table(('', 'CPU seconds', 'seconds'), rows)}\n\n"
        f"End to end takes {told['ratio_cpu']:.1f} times the CPU of features and head together, "
        f"{told['ratio_cpu_cached']:.1f} times that of a second training, whose features are in "
        f"the cache. Accuracy on as many other texts is {right['features']:.3f} and "
        f"{right['end_to_end']:.3f}; probabilities differ by "
        f"{told['largest_difference']:.0e} at most."
    )


def bilm(table: Table, told: Mapping[str, Any]) -> str:
    """Return what a small biLM was trained on, and how well it foretells words."""
    recipe, lstm = told["recipe"], told["recipe"]["settings"]["lstm"]
    rows = [
        [f"{entry['epoch']:.0f}", f"{entry['perplexity_forward']:.0f}",
         f"{entry['perplexity_backward']:.0f}", f"{entry['cpu_seconds'] / 60:.1f}"]
        for entry in told["history"]
    ]  # fmt: skip
    header = ("epochs", "perplexity, forward", "backward", "CPU minutes")
    return (
        f"A biLM of {told['parameters']:,} parameters (memory cells {lstm['dim']}, projection "
        f"{lstm['projection_dim']}, {lstm['n_layers']} layers, seed {recipe['seed']}), trained on "
        f"{told['texts']:,} texts with {told['tokens']:,} tokens, one thread. Perplexity over a "
        f"vocabulary of {recipe['vocabulary']:,} words on {told['held_out_texts']:,} texts held "
        f"out, {told['unknown_share']:.1%} of whose tokens are not in it.\n\n"
        f"{table(header, rows)}"
    )


def fakenews_elmo(table: Table, told: Mapping[str, Any]) -> str:
    """Return how the small biLM does as an encoder."""
    ways = list(dict.fromkeys(way for entry in told["sets"].values() for way in entry["ways"]))
    rows = [
        [name, entry["tested"],
         *(f"{entry['ways'][way]['accuracy']:.3f} / {entry['ways'][way]['auc']:.3f}"
           if way in entry["ways"] else "" for way in ways)]
        for name, entry in told["sets"].items()
    ]  # fmt: skip
    return (
        "Accuracy / AUC on the first test split of `benchmarks/fakenews_accuracy.py`, none of "
        "whose texts the biLM has read.\n\n"
        f"{table(('set', 'texts tested', *ways), rows)}"
    )
