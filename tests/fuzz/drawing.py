"""Short texts as cells, names and arguments have them, and one to four changes to each."""

from __future__ import annotations

import random
from collections.abc import Sequence

__all__ = ["DATES", "NAMES", "NUMBERS", "PROSE", "VALUES", "changed"]

NUMBERS = (
    "0", "-1", "+12", "007", "3,5", "3.5", "1.234,50 €", "$1,234.50", "(1,234)", "12 %", "1 234,5",
    "1'234.50", "12,34,567", "1e5", "-1.5E-300", "1e999", ".5", "5-", "−5", "1.2.3", "10 kg",
    "5 km/h", "3M", "2k", "1.5 Mio.", "٣٫٥", "１２３", "inf", "-Infinity", "NaN", "0x1F", "½",
    "1690001234", "1690001234567", "45123.5", "9" * 30, "1_000", "USD 5", "5 °C", "7 m²",
)  # fmt: skip
DATES = (
    "2023-12-31", "31.12.2023", "12/31/2023", "31/12/23", "2023-12-31T23:59:59.123456789Z",
    "2023-12-31 23:59:60+05:30", "1 Jan 2024", "January 1, 2024", "1. März 2024", "20231231",
    "2023-W52-7", "2023-Q4", "Q1 2024", "23:59", "11:59 PM", "24:00:00", "0000-00-00",
    "9999-12-31 23:59:59.999999", "0001-01-01", "Mon, 1 Jan 2024 10:00:00 GMT", "2023-02-29",
    "1:30", "PT1H30M", "P3W", "1h 30m", "2 days, 03:04:05", "90 min", "-00:00:01", "年12月31日",
    "١٢/٣١/٢٠٢٣", "1 janv. 2024", "2024-01-01T00:00:00-24:00", "+10000-01-01",
)  # fmt: skip
VALUES = (
    "ann@example.org", "https://ann:secret@example.org:99999/a?b#c", "http://[::1]/", "192.168.0.1",
    "2001:db8::1", "fe80::1%eth0", "DE89370400440532013000", "978-0-306-40615-7",
    "4111111111111111",
    "550e8400-e29b-41d4-a716-446655440000", "#ff8800", "+44 20 7946 0018", "90210", "SW1A 1AA",
    "US", "EUR", "en-GB", "yes", "TRUE", "n/a", "-", "", " ", "male", "Berlin", "Ann Smith",
    '{"a": [1, null]}', "[1, 2]", "(1, 'a')", "a;b;c", "a|b", "C:\\a\\b.txt", "/etc/passwd",
    "image/png", "1.2.3-rc.1", "10.1000/182", "52.52, 13.405", "N 52° 31' 12\"", "POINT (1 2)",
    "rgb(1,2,3)", "JFK", "WVWZZZ1JZXW000001", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "aGVsbG8=", "d41d8cd98f00b204e9800998ecf8427e", "Mozilla/5.0 (X11)", "AAPL",
    "xn--mnchen-3ya.de",
    "=cmd|' /C calc'!A0", "@SUM(1)", "<script>alert(1)</script>", "&lt;", "\x1b]0;t\x07", "\ud800",
    "{" * 70, "[" * 200, "((((", "\\", "%s%n", "${a}", "{0}",
)  # fmt: skip
NAMES = (
    "customerZIPCode_2", "Código postal", "широта", "Unnamed: 0", "col_17", "is_active", "年齢",
    "num_rooms", "Date of Birth", "price (€)", "x", "", "V1", "lat/lon", "ИНН", "ﬁeld", "İD",
    "a.b.c", "user-id", "AVG(amount)", "سعر", "a\tb", "column name " * 4,
)  # fmt: skip
PROSE = (
    "BREAKING: prices rose 30 % - see https://example.org!!!", "U.S. officials said on Monday",
    "He said: “don't”. She’s gone...", "xxbos xxmaj the", "no no no no", "aaaaaaaa",
    "&amp;#39; <br />",
    "第一章。第二章！", "!?!?!?!?", "e.g. i.e. Mr. Smith", "word " * 30, "a-b-c/d\\e#f", "\n\n\t",
)  # fmt: skip

_CHARACTERS = (
    "0123456789.,-+/: eE%$€'\"()[]{}<>&;|@#=_\\\t\n\r\0",
    "abzABZäßéñçİıſǅŠ",
    "\u00a0\u2009\u202f\u3000\u200b\u2212\u2013\u2014\u2044\u066b\u066c\uff0c\uff0e",
    "٠٣९०๕၅𝟘𝟡²³½Ⅷ一二十零",
    "\u202e\u2066\u200f\ufeff\x1b\x07\x7f\x85\u2028\u2029\ufffd\U000e0041",
    "\ud800\udfff\u0301\u0345\u1ab0🏳️‍🌈👩🇩🇪",
    "日本語한국어العربيةעבריתไทยहिन्दीქართულიЖщ",
)


def _character(rng: random.Random) -> str:
    pool = _CHARACTERS[0 if rng.random() < 0.5 else rng.randrange(len(_CHARACTERS))]
    return pool[int(rng.random() * len(pool))]


def changed(seeds: Sequence[str], rng: random.Random) -> str:
    """Return one of some texts after up to four changes.

    Parameters
    ----------
    seeds : sequence of str
        Texts.
    rng : random.Random
        The same state gives the same text.
    """
    text = seeds[int(rng.random() * len(seeds))]
    for _ in range(int(rng.random() * 5)):
        at = int(rng.random() * (len(text) + 1))
        kind = int(rng.random() * 8)
        if kind == 0:
            text = text[:at] + _character(rng) + text[at + 1 :]
        elif kind in (1, 2):
            text = text[:at] + _character(rng) + text[at:]
        elif kind == 3:
            text = text[:at] + text[at + 1 + int(rng.random() * 4) :]
        elif kind == 4:
            text = text[:at] + text[at : at + 1 + int(rng.random() * 6)] + text[at:]
        elif kind == 5:
            other = seeds[int(rng.random() * len(seeds))]
            text = text[:at] + other[int(rng.random() * (len(other) + 1)) :]
        elif kind == 6:
            more = 4000 if rng.random() < 0.004 else 30
            text = text[:at] + _character(rng) * int(rng.random() * more) + text[at:]
        else:
            text = text.swapcase() if at % 2 else text.strip()
    return text
