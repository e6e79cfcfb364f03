"""Write ``semantic_types.md`` and the tables of reasons in ``results.md``.

Both are made from the tables of the package. ``--check`` only compares; ``--label LABEL``
prints all that is known of a label: rules, word lists, words of column names, generators.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "docs" / "semantic_types.md"
RESULTS = ROOT / "docs" / "results.md"
BLOCK = re.compile(r"(<!-- reasons: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)

sys.path.insert(0, str(ROOT))

GROUPS = {
    "base": 'The nine labels of the published base model, the choice of `types="base"`.',
    "extended": 'Labels of later published models, with the nine the choice of `types="extended"`.',
    "beyond": "Labels of this package.",
}


def document() -> str:
    """Return the whole page of the labels."""
    from pandas_semtype import load
    from pandas_semtype.config import DEFAULT_MODEL
    from pandas_semtype.types import catalogue, implied_labels

    types, default = catalogue().values(), load(DEFAULT_MODEL).labels
    known = "all of them" if len(default) == len(types) else f"{len(default)} of them"
    lines = [
        "# Semantic types",
        "",
        "<!-- Written by docs/semantic_types.py from pandas_semtype/semantic_types.csv. -->",
        "",
        f"The catalogue has {len(types)} labels; the default model knows {known}. A column has",
        "one verdict, the most specific label that holds, and may have further labels: an e-mail",
        "column is `email` and `text`, a",
        "year is `year`, `datetime` and `int`. The kind is a plain word for what such columns are;",
        "what a later step does with a column depends on its cells, and is its [role](roles.md).",
        "A column where no label reaches its threshold, or without values, is `unknown`.",
        "",
    ]
    for group, text in GROUPS.items():
        lines += [f"## {group.capitalize()}", "", text, ""]
        lines += ["| label | what it is | implies | kind |", "|---|---|---|---|"]
        for kind in types:
            if kind.group == group:
                implied = ", ".join(f"`{label}`" for label in sorted(implied_labels(kind.label)))
                what = kind.description
                lines.append(f"| `{kind.label}` | {what} | {implied} | {kind.role} |")
        lines.append("")
    return "\n".join([*lines, *knowledge()]).rstrip() + "\n"


def knowledge() -> list[str]:
    """Return the section on what the package knows of each label beside the network."""
    from pandas_semtype.types import catalogue

    lines = [
        "## What is known of each label",
        "",
        "The [rules](results.md#every-reason) for and against a label, the",
        "[word lists](../pandas_semtype/simon/rules/data/README.md) that the rules for it read,",
        "how many words of column names are typical of it, and how many generators",
        "[simulate](simulate.md) it for training. A rule against a label also holds for most",
        "labels that imply it.",
        "`python docs/semantic_types.py --label LABEL` prints words and generators by name.",
        "",
        "| label | rules for it | rules against it | word lists | header words | generators |",
        "|---|---|---|---|---|---|",
    ]
    for label in sorted(catalogue()):
        pro, con, lists = rules_of(label)
        cells = [
            f"`{label}`",
            ", ".join(f"`{name}`" for name in pro),
            ", ".join(f"`{name}`" for name in con),
            ", ".join(lists),
            str(len(header_words_of(label))),
            str(len(generators_of(label))),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def rules_of(label: str) -> tuple[list[str], list[str], list[str]]:
    """Return the reasons for a label, those against it, and the word lists of the former."""
    from pandas_semtype.simon.rules.reasons import reasons_of

    known = reasons_of(label)
    pro = [reason for reason in known if label in reason.labels]
    con = [reason.name for reason in known if label in reason.against]
    lists = dict.fromkeys(name for reason in pro for name in reason.lists)
    return [reason.name for reason in pro], con, list(lists)


def header_words_of(label: str) -> list[str]:
    """Return the words of column names that are typical of a label, in any language."""
    from pandas_semtype.simon.training.names.word_lists import word_lists

    wanted = {label, "quantity"} if label in ("int", "float") else {label}
    found = (
        phrase
        for words in word_lists()
        for phrase, entry in words.phrases.items()
        if wanted & entry.keys()
    )
    return list(dict.fromkeys(found))


def generators_of(label: str) -> list[str]:
    """Return the generators of the package for a label, as ``module:function``."""
    from pandas_semtype.simon.simulate import load_generators
    from pandas_semtype.simon.simulate.registry import generators_of as registered

    load_generators()
    start = "pandas_semtype.simon.simulate."
    own = [g for g in registered(label) if g.make.__module__.startswith(start)]
    return [f"{g.make.__module__.removeprefix(start)}:{g.name}" for g in own]


def everything_of(label: str) -> str:
    """Return all that is known of a label, as plain text."""
    from pandas_semtype.simon.rules.reasons import reasons
    from pandas_semtype.types import catalogue, implied_labels

    kind = catalogue()[label]
    pro, con, lists = rules_of(label)
    implied = ", ".join(sorted(implied_labels(label)))
    parts = {
        "rules for it": [f"{name}: {reasons()[name].meaning}" for name in pro],
        "rules against it": [f"{name}: {reasons()[name].meaning}" for name in con],
        "word lists": [f"pandas_semtype/simon/rules/data/{name}.txt" for name in lists],
        "words of column names": [", ".join(header_words_of(label))],
        "generators": generators_of(label),
    }
    lines = [f"{label}: {kind.description}", f"implies: {implied}", f"kind: {kind.role}"]
    for head, entries in parts.items():
        lines += ["", head, *(f"  {entry}" for entry in entries if entry)]
    return "\n".join(lines)


def reasons_table(prefix: str) -> str:
    """Return the table of the reasons that begin alike, such as ``checksum``."""
    from pandas_semtype.simon.rules.reasons import reasons

    rows = [reason for name, reason in reasons().items() if name.startswith(f"{prefix}:")]
    if prefix == "format":  # nearly all of them settle, so the label takes the place of the kind
        lines = ["| reason | label | cells |", "|---|---|---|"]
        for row in rows:
            only = "" if "settles" in row.kinds else f"; {', '.join(row.kinds)}"
            labels = ", ".join(f"`{label}`" for label in row.labels or row.against)
            lines.append(f"| `{row.name}` | {labels} | {row.meaning}{only} |")
    else:
        lines = ["| reason | kind | meaning |", "|---|---|---|"]
        lines += [f"| `{row.name}` | {', '.join(row.kinds)} | {row.meaning} |" for row in rows]
    return "\n".join(lines) + "\n"


def with_reasons(page: str) -> str:
    """Return a page with its blocks of reasons replaced."""
    return BLOCK.sub(lambda found: found[1] + reasons_table(found[2]) + found[3], page)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the pages, or print what is known of a label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("--label", metavar="LABEL", help="print all that is known of a label")
    options = parser.parse_args(arguments)
    if options.label:
        from pandas_semtype.types import catalogue

        if options.label not in catalogue():
            parser.error(f"no such label: {options.label}")
        sys.stdout.write(everything_of(options.label) + "\n")
        return 0
    results = RESULTS.read_text(encoding="utf-8")
    pages = {FILE: document(), RESULTS: with_reasons(results)}
    if options.check:
        return int(
            any(not f.is_file() or f.read_text("utf-8") != text for f, text in pages.items())
        )
    for file, text in pages.items():
        file.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
