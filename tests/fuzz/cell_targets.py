"""Fuzz targets that read one short text: cells, names of columns, addresses, texts to classify.

Each says what must hold of what comes out, beside that nothing foreign is raised.
"""

from __future__ import annotations

import html
import json
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from pandas_semtype import markup, shown
from pandas_semtype.context.informative import is_informative
from pandas_semtype.context.name_features import name_features
from pandas_semtype.context.tokens import head_of, tokens_of
from pandas_semtype.fakenews.leakage.style import style_of
from pandas_semtype.fakenews.removal import Removal
from pandas_semtype.fakenews.tokens import pieces, split_at_spaces, windows
from pandas_semtype.fakenews.ulmfit.tokens import prepare
from pandas_semtype.folding import fold
from pandas_semtype.names import name_from_json, name_to_json
from pandas_semtype.parsing import facts_of_cells
from pandas_semtype.parsing.date_reading import MICROS_OF_DAY
from pandas_semtype.parsing.date_shapes import formats_of
from pandas_semtype.parsing.dates import date_reader, find_dates, write_date
from pandas_semtype.parsing.digits import ascii_digits, in_script, zero_of
from pandas_semtype.parsing.durations import find_durations, read_duration, write_duration
from pandas_semtype.parsing.facts import KINDS, ParseFacts
from pandas_semtype.parsing.lists import find_delimiter, split_list
from pandas_semtype.parsing.number_search import find_numbers
from pandas_semtype.parsing.numbers import read_number, write_number
from pandas_semtype.parsing.serials import find_serials, read_serial, write_serial
from pandas_semtype.parsing.units import read_affix
from pandas_semtype.privacy.pseudonyms import pseudonym
from pandas_semtype.report_page.veil import veil, veil_inside
from pandas_semtype.roles.name_evidence import buckets_of
from pandas_semtype.roles.patterns import settled_role
from pandas_semtype.roles.shape import shape_of
from pandas_semtype.roles.uniqueness import Uniqueness
from pandas_semtype.simon.features.characters import cell_text
from pandas_semtype.simon.rules import checksums
from pandas_semtype.simon.rules.validators import validators
from pandas_semtype.simon.text.documents import pieces_of
from pandas_semtype.store import urls

from .drawing import DATES, NAMES, NUMBERS, PROSE, VALUES

Call = Callable[[str], object]

_STEERING = ("Cc", "Cf", "Cs", "Zl", "Zp")
_EVERY = (*NUMBERS, *DATES, *VALUES, *NAMES)


def _escaped(text: str) -> None:
    out = shown.escaped(text)
    assert not any(unicodedata.category(c) in _STEERING for c in out)
    assert shown.escaped(out) == out


def _value_shown(text: str) -> None:
    for value in (text, text.encode("utf-8", "replace"), (text, 1), [text]):
        out = shown.value_shown(value)
        assert len(out) <= 80
        assert not any(unicodedata.category(c) in _STEERING for c in out)


def _secrets(text: str) -> None:
    out = shown.without_secrets(text)
    assert shown.without_secrets(out) == out
    hidden = f"https://ann:hunter2@example.org/{text.replace('/', '')[:20].strip()}?key=hunter2"
    if not any(c.isspace() or c in "'\",;" for c in hidden):
        assert "hunter2" not in shown.without_secrets(hidden)


def _guarded(text: str) -> None:
    out = shown.guarded(text)
    if out[:1] in tuple("=+-@\t\r\n") and out:
        float(out)


def _markup(text: str) -> None:
    out = markup.text(text, None)
    assert not set(out) & set("<>\"'")
    assert html.unescape(out) == shown.escaped(text)
    assert len(html.unescape(markup.text("x" * 200 + text))) <= 120


def _url(text: str) -> None:
    safe = urls.is_safe(text)
    assert isinstance(safe, bool)
    urls.may_redirect("https://example.org/a", text)
    out = urls.shown(text)
    assert "@" not in out.partition("://")[2].partition("/")[0]
    assert " " not in urls.mirrored(
        "https://example.org", "a", text.encode("utf-8", "replace").decode()
    )


def _is_hash(text: str) -> None:
    for kind in urls.KINDS:
        urls.is_hash(kind, text)


def _number(text: str) -> None:
    for whole in (False, True):
        found = find_numbers({text: 1}, whole=whole)
        if found is None:
            continue
        value = read_number(text, found.format)
        if value is not None:
            again = write_number(value, found.format)
            assert read_number(again, found.format) == value, (text, again)


def _date(text: str) -> None:
    formats_of(text)
    found = find_dates({text: 1})
    if found is None:
        return
    read = date_reader(found.format)
    moment = read(text)
    if moment is not None and len(found.format.formats) == 1:
        again = read(write_date(moment, found.format))
        assert again is not None, (text, write_date(moment, found.format))
        assert again.micros == moment.micros, (text, write_date(moment, found.format))


def _duration(text: str) -> None:
    micros = read_duration(text)
    if micros is None:
        return
    style, fraction = find_durations({text: 1})
    assert fraction == 1.0
    again = write_duration(micros, style)
    assert read_duration(again) == micros, (text, again)


def _serial(text: str) -> None:
    unit, _ = find_serials({text: 1})
    for one in ("s", "ms", "us", "ns", "excel"):
        moment = read_serial(text, one)
        if moment is not None:
            again = read_serial(write_serial(moment, one), one)
            assert again is not None
            if one == unit and unit != "excel":
                assert again == moment
            assert abs(again.micros - moment.micros) < MICROS_OF_DAY


def _affix(text: str) -> None:
    half = len(text) // 2
    for prefix, suffix in (("", text), (text, ""), (text[:half], text[half:])):
        found = read_affix(prefix.strip(), suffix.strip())
        assert found is None or found.factor > 0


def _digits(text: str) -> None:
    plain = ascii_digits(text)
    assert not any(c.isdecimal() and not c.isascii() for c in plain)
    assert ascii_digits(in_script(plain, zero_of(text))) == plain


def _list(text: str) -> None:
    delimiter = find_delimiter({text: 1})
    if delimiter:
        split_list(text, delimiter)


_LABELS = ("unknown", "text", "float", "int", "datetime", "duration", "boolean", "currency", "year",
           "unix_time", "time", "list", "categorical", "postal_code")  # fmt: skip


def _facts(text: str) -> None:
    """Read the parts between spaces as the cells of a column, and the first as its label."""
    cells = dict.fromkeys(text.split(" ") if len(text) % 2 else [text], 1)
    label = _LABELS[sum(map(ord, text[:3])) % len(_LABELS)]
    facts = facts_of_cells(cells, label)
    assert facts.kind in KINDS
    assert 0 <= facts.fraction <= 1
    plain = json.loads(json.dumps(facts.to_dict()))
    assert ParseFacts.from_dict(plain) == facts
    values = facts.parse([*cells, None])
    assert values[-1] is None
    assert len(facts.format(values)) == len(values)


def _validator(text: str) -> None:
    for one in validators().values():
        passed = one([text.strip()])
        assert passed.shape == (1,)
        one.proves([text.strip()], int(passed.sum()))


def _checksum(text: str) -> None:
    for test in (checksums.is_card, checksums.is_iban, checksums.is_isbn):
        test(text)


def _name(text: str) -> None:
    words = tokens_of(text)
    head_of(words)
    assert is_informative(text) in (True, False)
    name_features(text)
    buckets_of(text)
    assert tokens_of((text, 1)) == words


def _json_name(text: str) -> None:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # JSON joins halves
    for name in (text, (text, 1), (text, (text,))):
        assert name_from_json(json.loads(json.dumps(name_to_json(name)))) == name


def _role(text: str) -> None:
    values = text.split(" ")[:8]
    settled_role(values, "", Uniqueness(len(values) + 1, len(values) + 1, 0))
    assert np.isfinite(shape_of(values)).all()


def _characters(text: str) -> None:
    cell_text([text, ""])


def _pseudonym(text: str) -> None:
    made = pseudonym(b"0123456789abcdef", text)
    assert made == pseudonym(b"0123456789abcdef", text)
    # A very long cell gets a token, whatever is in it.
    assert any(c.isalnum() or c in ":@" for c in text) or made == text or len(text) > 400


def _veil(text: str) -> None:
    assert not any(c.isalnum() for c in veil(text))
    for numbers in (False, True):
        veil_inside(text, numbers=numbers)


def _folded(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def _prepared(text: str) -> None:
    assert prepare(text).startswith("xxbos")


def _parts(text: str) -> None:
    cut = pieces(text, 7)
    assert "".join(text[a:b] for a, b in cut) == text
    assert all(0 < b - a <= 7 for a, b in cut)
    words = split_at_spaces(text)
    assert [word for window in windows(words, 3) for word in window] == words
    assert all(len(piece) <= 9 for piece in pieces_of(text, 9))


def _removal(text: str) -> None:
    half = text[: len(text) // 2].strip()
    for style in (False, True):
        remove = Removal([half] if half else [], style=style)
        assert Removal.from_dict(json.loads(json.dumps(remove.to_dict())))(text) == remove(text)
    assert np.isfinite(style_of([text])).all()


TEXT_TARGETS: Mapping[str, tuple[Call, tuple[str, ...]]] = {
    "affix": (_affix, NUMBERS),
    "characters": (_characters, _EVERY),
    "checksum": (_checksum, VALUES),
    "date": (_date, DATES),
    "digits": (_digits, (*NUMBERS, *DATES)),
    "duration": (_duration, DATES),
    "escaped": (_escaped, _EVERY),
    "facts": (_facts, (*NUMBERS, *DATES, *VALUES)),
    "folded": (_folded, _EVERY),
    "guarded": (_guarded, _EVERY),
    "hash": (_is_hash, VALUES),
    "json_name": (_json_name, NAMES),
    "lists": (_list, VALUES),
    "markup": (_markup, _EVERY),
    "name": (_name, NAMES),
    "number": (_number, NUMBERS),
    "parts": (_parts, PROSE),
    "prepared": (_prepared, PROSE),
    "pseudonym": (_pseudonym, _EVERY),
    "removal": (_removal, PROSE),
    "role": (_role, _EVERY),
    "secrets": (_secrets, VALUES),
    "serial": (_serial, NUMBERS),
    "url": (_url, VALUES),
    "validator": (_validator, (*VALUES, *NUMBERS, *DATES)),
    "value_shown": (_value_shown, _EVERY),
    "veil": (_veil, _EVERY),
}
"""By name: the function, and the texts that are changed."""


def call_of(name: str) -> Callable[[bytes], None]:
    """Return a target as a function of bytes; lone surrogates have bytes of their own here."""
    call: Any = TEXT_TARGETS[name][0]

    def read(content: bytes) -> None:
        call(content.decode("utf-8", "surrogatepass"))

    return read
