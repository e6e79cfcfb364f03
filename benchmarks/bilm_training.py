"""The report of a small biLM; benchmarks/README.md has the command that trains it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from _report import table


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return what the biLM was trained on, and its perplexity by epoch."""
    recipe = results["recipe"]
    lstm = recipe["settings"]["lstm"]
    rows = [
        [
            f"{entry['epoch']:.0f}",
            f"{entry['perplexity_forward']:.0f}",
            f"{entry['perplexity_backward']:.0f}",
            f"{entry['cpu_seconds'] / 60:.1f}",
        ]
        for entry in results["history"]
    ]
    header = ("epochs", "perplexity, forward", "backward", "CPU minutes")
    text = (
        f"A biLM of {results['parameters']:,} parameters (memory cells {lstm['dim']}, projection "
        f"{lstm['projection_dim']}, {lstm['n_layers']} layers, seed {recipe['seed']}), trained on "
        f"{results['texts']:,} texts with {results['tokens']:,} tokens, one thread. Perplexity "
        f"over a vocabulary of {recipe['vocabulary']:,} words on {results['held_out_texts']:,} "
        f"held-out texts, {results['unknown_share']:.1%} of whose tokens are not in it.\n\n"
        f"{table(header, rows)}"
    )
    return {"bilm": text}
