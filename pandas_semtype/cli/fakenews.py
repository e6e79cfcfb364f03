"""``pandas-semtype fakenews fit|predict|score|transfer``: classifiers of texts, from files."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..readers import UsageError
from .output import note, say
from .reading import add_reading, read_one, read_options
from .writing import add_output, check_folder, check_output, write_table, write_text

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["add_parser"]

_VALIDATION = 0.2
_ENOUGH = 20
"""Rows from which on a column of mostly distinct values names no sources: it may be the texts."""


def add_parser(commands: Any, epilog: str) -> None:
    """Add the command to the parsers of a command line.

    Parameters
    ----------
    commands : argparse action
        What ``ArgumentParser.add_subparsers`` returns.
    epilog : str
        What the help ends with.
    """
    parser = commands.add_parser(
        "fakenews", help="classify texts: fit, predict, score, transfer", epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    actions = parser.add_subparsers(metavar="ACTION", required=True)

    fit = actions.add_parser(
        "fit", help="fit a classifier to labelled texts",
        description="Look for leaks, fit to most of the texts, and report on the others.",
    )  # fmt: skip
    add_reading(fit, several=False)
    _add_columns(fit, label=True)
    fit.add_argument("--groups", metavar="NAME", help="column of what texts have in common")
    _add_encoder(fit)
    fit.add_argument(
        "--validation", type=float, metavar="FRACTION", default=_VALIDATION,
        help=f"fraction of the texts held out for metrics, 0 to 0.5; {_VALIDATION} by default",
    )  # fmt: skip
    fit.add_argument("--about", help="where the texts come from, for card and report")
    fit.add_argument("--report", metavar="FILE", help="write the report with charts as HTML")
    fit.add_argument(
        "--examples", type=int, metavar="N", default=0,
        help="texts of the file that the report shows with the words behind their verdicts; 0 by "
        "default",
    )  # fmt: skip
    fit.add_argument("--force", action="store_true", help="replace a report that exists")
    fit.add_argument("--save", metavar="DIRECTORY", help="save the model")
    fit.set_defaults(run=_fit)

    predict = actions.add_parser("predict", help="write a table with the class of every text")
    add_reading(predict, several=False)
    _add_columns(predict, label=False)
    predict.add_argument("--model", required=True, metavar="DIRECTORY")
    predict.add_argument("--proba", action="store_true", help="also the probability of each class")
    least = predict.add_mutually_exclusive_group()
    least.add_argument(
        "--threshold",
        type=float,
        metavar="PROBABILITY",
        help="no class for a text whose most probable class is less probable, 0 to 1",
    )
    least.add_argument(
        "--abstain",
        type=float,
        metavar="FRACTION",
        help="no class for the least certain texts: about this fraction of them, 0 to 1",
    )
    add_output(predict, "the table")
    predict.set_defaults(run=_predict)

    score = actions.add_parser("score", help="print the metrics of a classifier")
    add_reading(score, several=False)
    _add_columns(score, label=True)
    score.add_argument("--model", required=True, metavar="DIRECTORY")
    score.add_argument("--json", action="store_true", help="print JSON")
    score.set_defaults(run=_score)

    transfer = actions.add_parser(
        "transfer", help="fit to the texts of each source, and test on those of the others"
    )
    add_reading(transfer, several=False)
    _add_columns(transfer, label=True)
    transfer.add_argument("--source", required=True, metavar="NAME", help="column of the sources")
    _add_encoder(transfer)
    add_output(transfer, "the table")
    transfer.set_defaults(run=_transfer)


def _add_encoder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--encoder", nargs="+", default=["tfidf"], metavar="NAME",
        help="tfidf (the default), elmo or ulmfit; several are stacked",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=0, help="seed; 0 by default")


def _add_columns(parser: argparse.ArgumentParser, *, label: bool) -> None:
    parser.add_argument("--text", required=True, metavar="NAME", help="column of the texts")
    if label:
        parser.add_argument("--label", required=True, metavar="NAME", help="column of the classes")


def _column(frame: pd.DataFrame, name: str) -> pd.Series:
    from ..errors import ColumnSelectionError
    from ..selection import places_of

    places = places_of(frame.columns, name)
    if len(places) > 1:
        raise ColumnSelectionError.ambiguous(name, places)
    return frame.iloc[:, places[0]]


def _texts(frame: pd.DataFrame, name: str) -> pd.Series:
    """Return the texts; a workbook or JSON may hold one such as ``1984`` as a number."""
    cells = _column(frame, name)
    if cells.dtype != object:
        return cells
    are_texts = cells.map(lambda cell: isinstance(cell, str)).astype(bool)
    if 2 * are_texts.sum() <= cells.notna().sum():
        return cells  # a column of numbers, or of lists, is the wrong one
    return cells.where(are_texts | cells.isna(), cells.map(str))


def _as_classes(labels: pd.Series, classes: Sequence[Any]) -> pd.Series:
    """Return labels as the classes they name: a CSV has ``1`` as text, a workbook as a number."""
    known = {_name(label): label for label in classes}
    found = labels.astype(object)
    return found.map(lambda label: known.get(_name(label), label), na_action="ignore")


def _name(label: Any) -> str:
    whole = isinstance(label, float) and label.is_integer()
    return str(int(label)) if whole else str(label)


def _read(options: argparse.Namespace) -> pd.DataFrame:
    return read_one(options.file, read_options(options)).frame


def _model(directory: str) -> Any:
    from ..errors import ArgumentError
    from ..fakenews.classifier import FakeNewsClassifier
    from ..loading import load

    model = load(directory)
    if not isinstance(model, FakeNewsClassifier):
        raise ArgumentError.of("--model", directory, "the directory of a classifier of texts")
    return model


def _fit(options: argparse.Namespace) -> int:
    from ..fakenews.classifier import FakeNewsClassifier

    if options.report is not None:
        check_output(options.report, options.force, page=True, option="--report")
    if options.save is not None:
        check_folder(options.save)
    if options.examples < 0:
        raise UsageError(f"--examples is 0 or more. Received: {options.examples}. Give a number.")
    frame = _read(options)
    model = FakeNewsClassifier(
        _encoder(options),
        validation=options.validation,
        about=options.about,
        random_state=options.seed,
    )
    groups = None if options.groups is None else _column(frame, options.groups)
    texts = _texts(frame, options.text)
    model.fit(texts, _column(frame, options.label), groups=groups)
    if model.report is not None:
        say(str(model.report))
    if options.report is not None:
        shown = texts.dropna()
        shown = shown.sample(min(options.examples, len(shown)), random_state=options.seed)
        page = model.to_page(shown if options.examples else None)
        write_text(page.to_html(), options.report)
        if options.report != "-":
            note(f"written to {options.report}")
    if options.save is not None:
        model.save(options.save)
        say(f"saved to {options.save}")
    return 0


def _encoder(options: argparse.Namespace) -> Any:
    return options.encoder[0] if len(options.encoder) == 1 else options.encoder


def _transfer(options: argparse.Namespace) -> int:
    from ..fakenews.classifier import FakeNewsClassifier

    check_output(options.output, options.force)
    frame = _read(options)
    texts, labels = _texts(frame, options.text), _column(frame, options.label)
    source = _column(frame, options.source)
    n_sources, n_rows = source.nunique(), int(source.notna().sum())
    if n_rows >= _ENOUGH and 2 * n_sources > n_rows:
        raise UsageError(
            f"--source is a column in which few values name many texts each. Received: "
            f"{options.source!r}, {n_sources} values in {n_rows} rows. Choose another column."
        )
    sources = {
        str(name): (texts[source == name], labels[source == name])
        for name in source.dropna().unique().tolist()
    }
    model = FakeNewsClassifier(_encoder(options), random_state=options.seed)
    table = model.evaluate_transfer(sources).round(4).reset_index()
    if options.output == "-":
        say(table.to_string(index=False))
        return 0
    write_table(table, options.output)
    note(f"written to {options.output}")
    return 0


def _predict(options: argparse.Namespace) -> int:
    check_output(options.output, options.force)
    frame = _read(options)
    model = _model(options.model)
    texts = _texts(frame, options.text)
    found, proba = model._judged(texts, options.threshold, options.abstain)
    gaps = found.isna().tolist()
    written = frame.copy()
    columns: dict[str, list[Any]] = {
        "predicted": [
            None if gap else str(label)
            for label, gap in zip(found.astype(object).tolist(), gaps, strict=True)
        ]
    }
    if any(gaps):
        note(
            f"{sum(gaps):,} of {len(gaps):,} texts have no class: they are blank, the model knows "
            "nothing in them, or they are not certain enough"
        )
    if options.proba:
        for place, name in enumerate(proba.columns):
            columns[f"probability {name}"] = proba.iloc[:, place].tolist()
    for name, values in columns.items():
        taken = name in set(map(str, frame.columns))
        written.insert(written.shape[1], f"{name} (2)" if taken else name, values, True)
    write_table(written, options.output)
    if options.output != "-":
        note(f"written to {options.output}")
    return 0


def _score(options: argparse.Namespace) -> int:
    frame = _read(options)
    model = _model(options.model)
    labels = _as_classes(_column(frame, options.label), model.classes)
    report = model.score(_texts(frame, options.text), labels)
    say(json.dumps(report.to_dict()) if options.json else str(report))
    return 0
