"""Write figures into the README and the documentation, from what the benchmarks measured.

Text between ``<!-- figures: NAME -->`` and ``<!-- end -->`` is replaced.  ``--check`` changes
nothing and fails if a file is not up to date.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"
CARD = ROOT / "pandas_semtype" / "models" / "simon_v1" / "README.md"
FILES = (ROOT / "README.md", CARD, *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
RUN = "pandas-semtype infer examples/airports.csv"

sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

import charts  # noqa: E402 - these lie beside this file
import figures_speed  # noqa: E402
import ulmfit_figures  # noqa: E402
from elmo_figures import bilm, elmo_cache, fakenews_elmo  # noqa: E402


def result(name: str) -> dict[str, Any] | None:
    """Return what a benchmark wrote; None if it was not run yet."""
    file = RESULTS / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a Markdown table; numbers to the right."""
    texts = [[str(cell) for cell in row] for row in rows]
    right = [
        all(row[i][-1:].isdigit() or row[i] == "" for row in texts) for i in range(len(header))
    ]
    lines = [header, ["--:" if numbers else "---" for numbers in right], *texts]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def share(value: float) -> str:
    """Return a share with two digits: the intervals are wider than that."""
    return f"{value:.2f}"


def interval(ends: Sequence[float]) -> str:
    """Return the two ends of an interval."""
    return f"{ends[0]:.2f} to {ends[1]:.2f}"


def run() -> str:
    """Return a run of the command line as a terminal shows it."""
    from pandas_semtype.cli import main

    printed, here = io.StringIO(), Path.cwd()
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(printed):
            code = main(RUN.split()[1:])
    finally:
        os.chdir(here)
    if code:
        raise SystemExit(f"{RUN} failed with exit code {code}")
    return f"```console\n$ {RUN}\n{printed.getvalue().rstrip()}\n```"


def accuracy(told: Mapping[str, Any]) -> str:
    """Return how often columns get the right label, way by way."""
    rows = [
        [
            way,
            share(entry["macro_f1"]),
            interval(entry["interval_95"]["macro_f1"]),
            share(entry["strict"]),
            interval(entry["interval_95"]["strict"]),
            share(entry["acceptable"]),
            share(entry["base9"]),
            share(entry["unknown"]),
        ]
        for way, entry in told["figures"].items()
    ]
    header = ("", "macro F1", "95 %", "strict", "95 %", "acceptable", "base9", "unknown")
    return (
        f"{told['columns']} labelled columns of {told['tables']} real tables; "
        f"{told['labels_counted']} of {told['labels']} labels have the three columns it takes to "
        "count in macro F1. "
        f"Model `{told['model']}`, {told['cells']} cells per column.\n\n{table(header, rows)}"
    )


def labels(told: Mapping[str, Any]) -> str:
    """Return the figures of every label."""
    rows = [
        [f"`{label}`", entry["support"], share(entry["f1"]), share(entry["precision"]),
         share(entry["recall"]), share(entry["net_f1"])]
        for label, entry in told["per_label"].items()
    ]  # fmt: skip
    return table(("label", "columns", "F1", "precision", "recall", "F1 of the net alone"), rows)


def confused(told: Mapping[str, Any]) -> str:
    """Return the labels that are mistaken for each other most often."""
    rows = [[f"`{e['primary']}`", f"`{e['said']}`", e["columns"]] for e in told["confused"]]
    return table(("true", "said", "columns"), rows[:12])


def import_time(told: Mapping[str, Any]) -> str:
    """Return what importing costs."""
    cpu = told["cpu_ms"]
    return (
        f"`import pandas_semtype` adds {cpu['median']:.0f} ms of CPU to `import pandas` (median of "
        f"{told['repeats']} fresh processes) and loads {told['modules']['own']} modules of its own "
        f"and {told['modules']['others']} others."
    )


def summary(told: Mapping[str, Any]) -> str:
    """Return the accuracy in a few sentences."""
    final, net = told["figures"]["verdict"], told["figures"]["net only"]
    return (
        f"On {told['columns']} labelled columns of {told['tables']} real tables, used to "
        "choose between models and rules and never to train, the verdict has a macro F1 of "
        f"{share(final['macro_f1'])} (95 % interval "
        f"{interval(final['interval_95']['macro_f1'])}), the net alone "
        f"{share(net['macro_f1'])}. {share(final['strict'])} of the columns get exactly the label "
        f"a person gave them, {share(final['acceptable'])} one that is not wrong."
    )


def fewshot(told: Mapping[str, Any]) -> str:
    """Return how well new labels are learned from few columns."""
    rows = [
        [row["shots"], share(row["f1"]), share(row["f1_strict"]), f"{row['old_drop']:.3f}",
         f"{row['old_drop_worst']:.3f}",
         f"{row['real_drop']:.3f}" if "real_drop" in row else "",
         f"{row['seconds_median']:.2f}", f"{row['cpu_seconds_median']:.2f}"]
        for row in told["summary"]
    ]  # fmt: skip
    names = sorted({row["class"] for row in told["rows"]})
    header = ("columns", "F1", "F1, strict", "macro F1 lost", "at worst", "lost on real tables",
              "seconds", "CPU seconds")  # fmt: skip
    return (
        f"{len(names)} classes that are not in the catalogue ({', '.join(names)}), example columns "
        f"of {told['cells']} cells, {told['seeds']} seeds, model `{told['base']['model']}`, "
        f"{told['cores']} cores. F1 of the new label by final verdicts, on new columns of the "
        "class against simulated columns of all old labels; strict: against the columns of the "
        "other new classes too, which no replay set holds. Macro F1 lost: of the old labels.\n\n"
        f"{table(header, rows)}"
    )


def published_transfer(told: Mapping[str, Any]) -> str:
    """Return the published transfer case."""
    rows = [
        [name, *(f"{entry['right'][x]} of {entry['tests'][x]}" for x in ("percent", "int")),
         *(f"{entry[f'{kind}_{when}']:.3f}" if entry.get(f"{kind}_{when}") is not None else ""
           for kind in ("simulated", "real") for when in ("before", "after")),
         f"{entry['seconds']:.1f}"]
        for name, entry in told["solvers"].items() if "right" in entry
    ]  # fmt: skip
    header = ("solver", "percent right", "int right", "nine labels, simulated: before", "after",
              "real: before", "after", "seconds")  # fmt: skip
    lines = [
        f"The nine-label view of `{told['model']}`, {told['examples']} example columns of "
        f"{told['cells']} cells. Macro F1 of the nine old labels: of the net on held simulated "
        "columns, of verdicts on real ones.",
        "",
        table(header, rows),
    ]
    keras = told["solvers"].get("keras")
    if keras:
        last = keras["history"][-1]
        alone = told["solvers"]["keras without replay"]["simulated_after"]
        lines += [
            "",
            f"After {last['epoch']} epochs the published procedure has a validation accuracy of "
            f"{last['val_accuracy']:.3f}. With columns of `percent` and `int` alone, as published, "
            f"macro F1 of the nine old labels falls to {alone:.2f}: the caution of the original.",
        ]
    return "\n".join(lines)


def text(told: Mapping[str, Any]) -> str:
    """Return how texts are classified."""
    rows = [
        [name, f"{entry['accuracy']:.3f}", f"{entry['seconds']:.0f}"]
        for name, entry in told["classifiers"].items()
    ]
    return (
        f"{told['train']:,} texts to train on, {told['test']:,} to test on (`{told['data']}`, "
        f"headlines), model `{told['model']}`.\n\n"
        f"{table(('classifier', 'accuracy', 'seconds'), rows)}"
    )


def unlisted(told: Mapping[str, Any]) -> str:
    """Return what lists of names do to names that are in none."""
    drawn, rest = told["figures"]["as drawn"], told["figures"]["unlisted"]
    rows = []
    for label, entry in drawn.items():
        other = rest.get(label)
        few = other is None or other["columns"] < 30
        rows.append(
            [f"`{label}`", share(entry["net"]), share(entry["verdict"]),
             *(["", ""] if few else [share(other["net"]), share(other["verdict"])])]
        )  # fmt: skip
    return table(("label", "net", "verdict", "unlisted: net", "verdict"), rows)


def trust_summary(told: Mapping[str, Any]) -> str:
    """Return what scores and modes are worth, in a few sentences."""
    high = told["modes"]["high_confidence"]
    return (
        f"On {told['columns']} columns of real tables, each judged by a calibration that has not "
        f"seen its source, scores are off by {share(told['ece']['other sources']['12'])} on "
        f"average (expected calibration error, 12 bins). `high_confidence` answers for "
        f"{share(high['coverage'])} of the columns, and {share(high['precision'])} of these "
        "answers are exactly right."
    )


def trust(told: Mapping[str, Any]) -> str:
    """Return the expected calibration error, and what the modes tell."""
    errors = [[name, *(f"{x:.3f}" for x in entry.values())] for name, entry in told["ece"].items()]
    bins = next(iter(told["ece"].values()))
    modes = [
        [f"`{name}`", share(e["coverage"]), share(e["precision"]), share(e["acceptable"])]
        for name, e in told["modes"].items()
    ]
    return (
        f"{told['columns']} columns of {told['sources']} sources, {told['simulated']:,} simulated "
        f"columns, model `{told['model']}`. Expected calibration error, in bins of equal mass:\n\n"
        f"{table(('map fitted on', *(f'{n} bins' for n in bins)), errors)}\n\n"
        f"{table(('mode', 'coverage', 'exactly right', 'not wrong'), modes)}"
    )


def trust_labels(told: Mapping[str, Any]) -> str:
    """Return scores and share of right verdicts by label."""
    rows = [
        [f"`{label}`", e["columns"], share(e["score"]), share(e["right"])]
        for label, e in told["per_label"].items()
    ]
    return table(("verdict", "columns", "mean score", "exactly right"), rows)


def fakenews(told: Mapping[str, Any]) -> str:
    """Return how well each encoder tells texts apart, set by set."""
    rows = [
        [f"`{name}`", f"{entry['texts']:,}", encoder,
         *(f"{own[key]:.3f} ± {own[f'{key}_sd']:.3f}" if own[f"{key}_sd"] >= 0.0005
           else f"{own[key]:.3f}" for key in ("accuracy", "macro_f1", "auc"))]
        for name, entry in told["sets"].items() for encoder, own in entry["encoders"].items()
    ]  # fmt: skip
    header = ("set", "texts", "encoder", "accuracy", "macro F1", "AUC")
    splits = max(entry["splits"] for entry in told["sets"].values())
    return (
        f"{splits} stratified splits into four fifths and one fifth, seed {told['seed']}.\n\n"
        f"{table(header, rows)}"
    )


def fakenews_speed(told: Mapping[str, Any]) -> str:
    """Return what fitting and asking costs."""
    rows = [
        ["posts" if name == "data" else "made", f"{case['texts']:,}", f"{case['megabytes']:.1f}",
         f"{case['fit']['cpu_seconds']:.1f}", f"{case['leaks']['cpu_seconds']:.1f}",
         f"{case['texts'] / case['predict']['cpu_seconds']:,.0f}",
         f"{case['fit_mb']:,.0f}", f"{case['predict_mb']:,.0f}"]
        for name, case in told["cases"].items()
    ]  # fmt: skip
    header = ("texts", "number", "MB", "fit, CPU seconds", "of these the leak report",
              "texts asked per CPU second", "memory of fit, MB", "more to ask, MB")  # fmt: skip
    return f"Encoder `{told['encoder']}`, {told['cores']} cores.\n\n{table(header, rows)}"


def context(told: Mapping[str, Any]) -> str:
    """Return what names and neighbours add."""
    rows = [
        [name, share(e["strict"]), share(e["acceptable"]), share(e["macro_f1"]), e["mended"],
         e["spoiled"]]
        for name, e in told["figures"].items()
    ]  # fmt: skip
    return (
        f"{told['columns']} labelled columns of {told['tables']} real tables, model "
        f"`{told['model']}`; columns that became right, and that were right before.\n\n"
        f"{table(('', 'strict', 'acceptable', 'macro F1', 'mended', 'spoiled'), rows)}"
    )


def real_transfer(told: Mapping[str, Any]) -> str:
    """Return what teaching the output layer real columns changes."""
    rows = [
        [way, *(share(entry[name]) for name in ("strict", "acceptable", "base9", "macro_f1")),
         interval(entry["macro_f1_95"])]
        for way, entry in told["figures"].items()
    ]  # fmt: skip
    return (
        f"{told['columns']} columns, {told['groups']} sources (the largest has "
        f"{told['largest_group']} columns), model `{told['model']}`.\n\n"
        f"{table(('way', 'strict', 'acceptable', 'base9', 'macro F1', '95 %'), rows)}"
    )


def size(told: Mapping[str, Any]) -> str:
    """Return what fewer cells and smaller weights cost."""
    keys = ("strict", "macro_f1", "net_strict", "net_macro_f1")
    header = ("strict", "macro F1", "net, strict", "net, macro F1", "CPU ms per column")
    by_cells = [
        [n, *(share(e[key]) for key in keys), f"{e['cpu_ms_per_column']:.1f}"]
        for n, e in told["cells"].items()
    ]
    by_bits = [
        [n, *(share(e[key]) for key in keys), f"{e['cpu_ms_per_column']:.1f}",
         f"{e['megabytes']:.1f}", f"{e['farthest']:.4f}"]
        for n, e in told["precision"].items()
    ]  # fmt: skip
    return (
        f"{told['columns']} columns of real tables, model `{told['model']}`, which reads "
        f"{told['max_cells']} cells.\n\n{table(('cells', *header), by_cells)}\n\n"
        f"{table(('weights of the graphs', *header, 'MB', 'farthest score'), by_bits)}"
    )


def peers(told: Mapping[str, Any]) -> str:
    """Return what other tools say of the same columns."""
    rows = [
        [f"{name} {e['version']}", e["labels"], e["columns"], share(e["within"]["strict"]),
         share(e["ours_within"]["strict"]), share(e["within"]["macro_f1"]),
         share(e["ours_within"]["macro_f1"]), share(e["all"]["strict"])]
        for name, e in told["peers"].items()
    ]  # fmt: skip
    header = ("tool", "labels it can name", "columns of these", "strict", "ours",
              "macro F1", "ours", "strict on all columns")  # fmt: skip
    lines = [
        f"{told['columns']} columns by values alone; our model `{told['model']}` has strict "
        f"{share(told['ours']['strict'])} on all of them.",
        "",
        table(header, rows),
    ]
    if told["missing"]:
        lines += ["", *(f"* {name} is not here: {why}" for name, why in told["missing"].items())]
    return "\n".join(lines)


MEASURED: dict[str, tuple[str, Callable[[Mapping[str, Any]], str]]] = {
    "summary": ("infer_accuracy", summary),
    "accuracy": ("infer_accuracy", accuracy),
    "labels": ("infer_accuracy", labels),
    "confused": ("infer_accuracy", confused),
    "unlisted": ("rules_unlisted", unlisted),
    "real_transfer": ("infer_transfer", real_transfer),
    "context": ("infer_context", context),
    "size": ("infer_size", size),
    "peers": ("peers", peers),
    "trust": ("infer_trust", trust),
    "trust_summary": ("infer_trust", trust_summary),
    "trust_labels": ("infer_trust", trust_labels),
    "import": ("import_time", import_time),
    "fewshot": ("extend_fewshot", fewshot),
    "published_transfer": ("extend_published", published_transfer),
    "text": ("text_accuracy", text),
    "elmo_cache": ("elmo_cache", partial(elmo_cache, table)),
    "bilm": ("bilm_training", partial(bilm, table)),
    "fakenews_elmo": ("fakenews_elmo", partial(fakenews_elmo, table)),
    "fakenews": ("fakenews_accuracy", fakenews),
    "fakenews_speed": ("fakenews_speed", fakenews_speed),
    **figures_speed.BLOCKS,
    "ulmfit_accuracy": ("fakenews_ulmfit", partial(ulmfit_figures.accuracy, table)),
    "ulmfit_language": ("fakenews_ulmfit", partial(ulmfit_figures.language, table)),
    "ulmfit_cost": ("fakenews_ulmfit", partial(ulmfit_figures.cost, table)),
}


def block(name: str) -> str:
    """Return the text of one block."""
    if name == "run":
        return run()
    benchmark, write = MEASURED[name]
    told = result(benchmark)
    if told is None:
        return f"Not measured yet; see `benchmarks/{benchmark}.py`."
    return write(told)


def rendered(text: str) -> str:
    """Return a document with its blocks written anew."""
    return BLOCK.sub(lambda found: f"{found[1]}{block(found[2])}\n{found[3]}", text)


def drawn() -> dict[Path, str]:
    """Return the charts that benchmarks were run for, by file."""
    made = {}
    for name, (benchmark, draw) in {**charts.CHARTS, **figures_speed.CHARTS}.items():
        told = result(benchmark)
        if told is not None:
            made[ROOT / "docs" / name] = draw(told)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check every document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    options = parser.parse_args(arguments)
    documents = {file: rendered(file.read_text(encoding="utf-8")) for file in FILES} | drawn()
    stale = []
    for file, new in documents.items():
        if not file.is_file() or new != file.read_text(encoding="utf-8"):
            stale.append(file.relative_to(ROOT).as_posix())
            if not options.check:
                file.write_text(new, encoding="utf-8")
    done = "not up to date: " if options.check else "wrote: "
    sys.stdout.write(done + (", ".join(stale) or "nothing") + "\n")
    return int(options.check and bool(stale))


if __name__ == "__main__":
    raise SystemExit(main())
