"""Columns of technical and professional text: markup, logs, code, medical and legal notes."""

from __future__ import annotations

import numpy as np

from ..draw import sometimes_upper, subset
from ..name_books import all_given, all_surnames
from ..registry import Column
from ..templates import Slot, compose
from ..words import plain
from .free_text import running_text, words_slot
from .text_generator import text_generator

__all__: list[str] = []


def _slots(rng: np.random.Generator, n: int, low: int = 3, high: int = 18) -> dict[str, Slot]:
    return {
        "body": running_text(rng, n, "en", low, high),
        "word": plain("en", 300, 9_000),
        "first": all_given(),
        "last": all_surnames(),
        "log": words_slot("log_messages"),
        "code": words_slot("code_lines"),
        "med": words_slot("medical_notes"),
        "law": words_slot("legal_clauses"),
        "step": words_slot("recipes"),
        "d": lambda r, k: [str(v) for v in r.integers(0, 10_000, size=k).tolist()],
    }


@text_generator(weight=0.7)
def html_snippets(rng: np.random.Generator, n: int) -> Column:
    """Return cells with markup."""
    templates = (
        "<p>{body}</p>", "<b>{word}</b> {body}", "{body}<br/>{body}",
        "<ul><li>{word}</li><li>{word}</li></ul>",
        '<a href="/{word}/{d}">{body}</a>', "<div class='{word}'>{body}</div>",
        "{body}&nbsp;{body}",
        "<h{1-4}>{body}</h2>", '<img src="{word}.png" alt="{word}">', "<td>{d}</td><td>{word}</td>",
        "# {body}", "**{word}** {body}", "- {body}", "[{word}](/{word})", "\\section{word} {body}",
        "<{word}/>",
    )  # fmt: skip
    cells = compose(rng, subset(rng, templates, 1, 7), n, _slots(rng, n))
    return Column(cells, ignore=("html",))


@text_generator(weight=0.9)
def json_snippets(rng: np.random.Generator, n: int) -> Column:
    """Return cells with JSON, key-value pairs or Python literals."""
    shapes = (
        '@"{word}": {d}, "{word}": "{word}"%', '@"id": {d}, "name": "{first} {last}"%',
        '["{word}", "{word}"]',
        "@'{word}': '{word}', '{word}': {d}%", "{word}={d}; {word}={word}", "[{d}, {d}, {d}]",
        '@"{word}": null%',
        "{word}: {word}, {word}: {d}",
        '[@"id": {d}, "name": "{word}"%, @"id": {d}, "name": "{word}"%]', "@%", "[]",
        '@"type": "{word}", "properties": @"{word}": {true|false}%%', "{word}|{d}|{word}",
        "<{word} id='{d}'/>",
        "({d}, '{word}', None)", "{word}:{d},{word}:{d}", "--{word}={d} --{word}",
        "?{word}={d}&{word}={word}",
    )  # fmt: skip
    cells = compose(rng, subset(rng, shapes, 2, 6), n, _slots(rng, n))
    braced = [cell.replace("@", "{").replace("%", "}") for cell in cells]
    return Column(braced, ignore=("json", "list", "html"))


@text_generator(weight=0.9)
def log_lines(rng: np.random.Generator, n: int) -> list[str]:
    """Return messages of logs, with or without level and thread."""
    templates = (
        "{log}", "{log}: {word}", "[{INFO|WARN|ERROR|DEBUG}] {log}",
        "{ERROR|WARNING|INFO}: {log} ({d})",
        "{log} for user {word}{d}", "{word}.{word}:{1-900} - {log}",
        "[{word}-{1-30}] {log} in {d} ms",
        "{2015-2025}-{10-12}-{10-28} {10-23}:{10-59}:{10-59} {INFO|ERROR} {log}",
        "{log} (code={d})", "{log}.",
        "kernel: [{d}.{d}] {log}", "{word}[{d}]: {log}", "E{d} {log}",
        "at {word}.{word}({word:c}.java:{1-999})",
        "{word:c}Error: {log}", "java.{word}.{word:c}Exception: {log}",
        "level={info|warn} msg=\"{log}\" id={d}",
        "{log} from 10.{1-250}.{1-250}.{1-250} port {d}", "pid {d} {log}", "exit status {1-255}",
        "{log}: {body}",
    )  # fmt: skip
    return compose(rng, subset(rng, templates, 1, 8), n, _slots(rng, n))


@text_generator(weight=0.7)
def code_lines(rng: np.random.Generator, n: int) -> list[str]:
    """Return lines of programs, queries, commands and formulas."""
    templates = (
        "{code}", "{code}", "{word} = {d}", "{word}({word}, {d})",
        "SELECT {word} FROM {word} WHERE {word} = {d};",
        "if ({word} > {d})", "{word}.{word}()", "# {body}", "// {body}",
        "def {word}_{word}({word}):", "import {word}",
        "git commit -m '{body}'", "={SUM|AVERAGE|MAX}({?}{1-99}:{?}{1-99})", "{word} += {d}",
        "./{word}.sh --{word}",
        "Fix #{d}: {body}", "feat({word}): {body}", "Merge branch '{word}'",
        "Merge pull request #{d} from {word}",
        "^{word}[a-z]+$", "int {word} = {d};", "y = {1-9}x + {1-99}",
        "INSERT INTO {word} VALUES ({d})", "{word}()",
    )  # fmt: skip
    return compose(rng, subset(rng, templates, 2, 10), n, _slots(rng, n, 2, 8))


@text_generator(weight=0.8)
def medical_notes(rng: np.random.Generator, n: int) -> list[str]:
    """Return notes of clinics."""
    templates = (
        "{med}", "{med}; {med}", "{med}, {med}, {med}", "{med}. {med}.", "{18-95} y/o {M|F} {med}",
        "{med}. {body}",
        "{2-90}YOM {med}", "{18-95}YOF {med}, {med}", "Dx: {med}", "{med:c}. Plan: {med}.",
        "{med} ({d})", "Hx: {med}",
        "{med} - Dr. {last}", "{18-95} YR OLD FEMALE {med}", "{med} / {med}", "Pt reports {med}.",
    )  # fmt: skip
    cells = compose(rng, subset(rng, templates, 1, 9), n, _slots(rng, n))
    return sometimes_upper(rng, cells, probability=0.25)


@text_generator(weight=0.6)
def legal_and_public_clauses(rng: np.random.Generator, n: int) -> list[str]:
    """Return clauses of contracts, violations and case captions."""
    templates = (
        "{law} {body}", "{law}, {law:l} {body}", "{first} {last} v. {last}",
        "{last} v. {word:c} {word:c}",
        "In re {last}", "Section {1-90}({1-9}): {body}", "Art. {1-400} {body}", "State v. {last}",
        "{law}; {law:l}",
        "§ {1-990}.{10-99} {word:c} {word}", "{body} ({law:l} {1-40})", "H.R. {1-9999} - {body}",
        "S. {1-999}: {body}",
        "{word:c} {word} not {word} in accordance with {word} {word}.",
        "An act to {word} the {word} of {word}",
        "{last} et al. v. {last}", "Resolution {10-99}/{1-200}: {body}",
        "Failure to {word} {word}; {body}",
    )  # fmt: skip
    cells = compose(rng, subset(rng, templates, 1, 9), n, _slots(rng, n, 5, 30))
    return sometimes_upper(rng, cells, probability=0.12)


@text_generator(weight=0.5)
def recipe_steps(rng: np.random.Generator, n: int) -> list[str]:
    """Return instructions."""
    templates = (
        "{step}.", "{step}", "{1-9}. {step}", "{step}. {step}.", "Step {1-9}: {step}",
        "{step}, then {step:l}.",
        "{step}; {step:l}; {step:l}", "{1-9}) {step}. {body}",
        "{1-3} {cups|tbsp|tsp|oz} {word}, {word}",
    )  # fmt: skip
    return compose(rng, subset(rng, templates, 1, 6), n, _slots(rng, n))


@text_generator(weight=0.6)
def letters(rng: np.random.Generator, n: int) -> list[str]:
    """Return mails, tickets and long messages."""
    templates = (
        "Hi {first}, {body} Thanks, {first}",
        "Dear {first} {last}, {body} {body} Kind regards, {first}",
        "Hello, {body}", "{body} {body} {body}", "Dear Sir or Madam, {body}", "@{first} {body}",
        "{first}: {body}",
        "Customer called about {word} {word}. {body}", "[{first} {1-12}/{1-28}] {body}",
        "Q: {body} A: {body}",
        "Sehr geehrte Damen und Herren, {body}", "Bonjour, {body} Cordialement, {first} {last}",
        "{body}\n\n{body}",
        "From: {first} {last} Subject: {word} {body}", "Hola {first}, {body}", "fyi {body}",
        "{body} --{first}",
    )  # fmt: skip
    return compose(rng, subset(rng, templates, 2, 12), n, _slots(rng, n, 4, 20))
