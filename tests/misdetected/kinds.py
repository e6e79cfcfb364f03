"""Kinds of columns that look like a label and are something else, drawn anew for each seed.

Each kind has a maker of one column, the labels that are right, and labels it must never get.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from string import ascii_lowercase

HEX = "0123456789abcdef"
N = 40


@dataclass(frozen=True)
class Kind:
    """A kind of columns: how it is made, what it is, and what it is not."""

    make: Callable[[random.Random], object]
    right: str
    never: str = ""
    n: int = N

    def column(self, seed: int) -> list[object]:
        rng = random.Random(seed)
        return [self.make(rng) for _ in range(self.n)]


def half(good, bad):
    """Return a maker of cells of which about half are invalid."""
    return lambda r: good(r) if r.random() < 0.5 else bad(r)


def word(r, n, letters=ascii_lowercase):
    return "".join(r.choice(letters) for _ in range(n))


def digits(r, n):
    return word(r, n, "0123456789")


def day(r):
    return f"{r.randint(1950, 2024)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"


def no_day(r):
    month, last = r.choice([(2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31)])
    return f"{r.randint(1950, 2024)}-{month:02d}-{last}"


def mac(r):
    return ":".join(word(r, 2, HEX) for _ in range(6))


def iban(r, right=True):
    body = digits(r, 18)
    check = 98 - int(body + "131400") % 97
    return f"DE{check if right else check % 97 + 1:02d}{body}"


def card(r, right=True):
    body = "4" + digits(r, 14)
    total = sum(
        (2 * int(c) - 9 * (int(c) > 4)) if i % 2 == 0 else int(c)
        for i, c in enumerate(reversed(body))
    )
    return body + str((-total + (0 if right else 3)) % 10)


def gtin(r, start=""):
    body = start + digits(r, 12 - len(start))
    total = sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(body))
    return body + str(-total % 10)


def orcid(r):
    body = "0000000" + digits(r, 8)
    total = 0
    for c in body:
        total = (total + int(c)) * 2
    check = (12 - total % 11) % 11
    code = body + ("X" if check == 10 else str(check))
    return "-".join(code[i : i + 4] for i in range(0, 16, 4))


def several(words, mark, most=3):
    return lambda r: mark.join(r.sample(words, r.randint(2, most)))


TEXTS = "text unknown categorical"

KINDS = {
    # Formats whose cells do not exist
    "days that do not exist": Kind(no_day, TEXTS, "datetime date_of_birth"),
    "days that do not exist, the day first": Kind(
        lambda r: f"{r.randint(30, 31)}/02/{r.randint(1900, 2024)}", TEXTS, "datetime"
    ),
    "leap days of common years": Kind(
        lambda r: f"29.02.{r.randrange(1901, 2024, 2)}", TEXTS, "datetime"
    ),
    "days of which half do not exist": Kind(half(day, no_day), TEXTS, "datetime"),
    "days with impossible times": Kind(
        lambda r: f"{day(r)}T{r.randint(25, 60)}:{r.randint(61, 99)}", "identifier " + TEXTS,
        "datetime",
    ),
    "impossible times": Kind(lambda r: f"T{r.randint(25, 60)}:{r.randint(61, 99)}",
                             "code identifier " + TEXTS, "time datetime"),
    "zones of no continent's towns": Kind(
        lambda r: r.choice(["Europe/", "Asia/", "America/"]) + word(r, 7).title(), TEXTS, "timezone"
    ),
    "amounts with commas anywhere": Kind(
        lambda r: f"${r.randint(1, 9)},{r.randint(0, 9)},{r.randint(0, 9)}", TEXTS, "currency"
    ),
    "octets beyond 255": Kind(
        lambda r: ".".join(str(r.randint(256, 4000)) for _ in range(4)), "version " + TEXTS,
        "ip_address",
    ),
    "octets of which half are beyond 255": Kind(
        half(lambda r: ".".join(str(r.randint(100, 255)) for _ in range(4)),
             lambda r: ".".join(str(r.randint(300, 4000)) for _ in range(4))),
        "version " + TEXTS, "ip_address",
    ),
    "half hardware addresses": Kind(
        half(mac, lambda r: ":".join(word(r, 2, "ghjkxyz") for _ in range(6))), TEXTS,
        "mac_address",
    ),
    "half colours": Kind(
        half(lambda r: "#" + word(r, 6, HEX), lambda r: "#" + word(r, 6, "ghjkxyz")), TEXTS,
        "hex_color",
    ),
    "half UUIDs": Kind(
        half(lambda r: str(uuid.UUID(int=r.getrandbits(128))),
             lambda r: f"{word(r, 8)}-{word(r, 4)}-{word(r, 4)}-{word(r, 4)}-{word(r, 12)}"),
        "identifier " + TEXTS, "uuid",
    ),
    "half bank accounts": Kind(
        half(iban, lambda r: iban(r, right=False)), "identifier " + TEXTS, "iban"
    ),
    "half payment cards": Kind(
        half(card, lambda r: card(r, right=False)), "identifier int " + TEXTS, "credit_card"
    ),
    "three answers": Kind(
        lambda r: r.choice(["yes", "no", "maybe"]), "categorical unknown ordinal", "boolean"
    ),
    "two answers and a third in Spanish": Kind(
        lambda r: r.choice(["sí", "no", "quizás"]), "categorical text unknown", "boolean"
    ),
    # Numbers
    "whole numbers, one in twenty with a decimal": Kind(
        lambda r: str(r.randint(1, 900)) + (f".{r.randint(1, 9)}" if r.random() < 0.05 else ""),
        "float int", n=60,
    ),
    "euros in German": Kind(
        lambda r: f"{r.randint(1, 9)}.{r.randint(0, 999):03d}.{r.randint(0, 999):03d},"
        f"{r.randint(0, 99):02d}", "float", "text percent",
    ),
    "lakhs": Kind(
        lambda r: f"{r.randint(1, 9)},{r.randint(10, 99)},{r.randint(0, 999):03d}."
        f"{r.randint(0, 99):02d}", "float", "text currency",
    ),
    "decimals in Arabic digits": Kind(
        lambda r: f"{r.randint(10, 99)}٫{r.randint(10, 99)}".translate(
            str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
        ), "float latitude longitude", "person_name text",
    ),
    "amounts of bookkeepers": Kind(
        lambda r: f"({r.randint(1, 999)}.{r.randint(10, 99)})", "float", "text percent phone"
    ),
    "amounts with the sign behind": Kind(
        lambda r: f"{r.randint(1, 99)}.{r.randint(10, 99)}" + r.choice(["-", ""]), "float",
        "industry_code text",
    ),
    "whole numbers written with a point": Kind(
        lambda r: f"{r.randint(10000, 99999)}.0", "int float identifier unknown",
        "postal_code phone",
    ),
    # Keys
    "padded numbers of nine digits": Kind(
        lambda r: digits(r, 9), "identifier tax_id national_id unknown", "int float ssn"
    ),
    "padded numbers of eleven digits": Kind(
        lambda r: digits(r, 11), "identifier national_id tax_id unknown", "int float phone"
    ),
    "padded numbers of thirteen digits": Kind(
        lambda r: digits(r, 13), "identifier", "int float phone ean isbn"
    ),
    "padded numbers of five digits": Kind(
        lambda r: f"{r.randint(0, 40000):05d}", "identifier code postal_code", "int float"
    ),
    "keys with a prefix": Kind(
        lambda r: f"QX-{digits(r, 6)}", "identifier", "postal_code license_plate phone"
    ),
    "products by their bars": Kind(gtin, "ean identifier unknown", "int phone credit_card"),
    "researchers": Kind(orcid, "orcid", "credit_card phone"),
    "seconds since 1970": Kind(
        lambda r: str(r.randint(1_400_000_000, 1_700_000_000)), "unix_time", "phone postal_code"
    ),
    # Several values, structures
    "values with a semicolon": Kind(
        several(["teal", "amber", "olive", "coral", "ivory"], ";"), "list", "person_name company"
    ),
    "dishes": Kind(
        several(["Ramen", "Tapas", "Curry", "Grill", "Vegan", "Bakery"], ", "), "list text unknown",
        "person_name language address",
    ),
    "mappings": Kind(
        lambda r: f'{{"rank": {r.randint(1, 99)}, "live": {r.choice(["true", "false"])}}}',
        "json", "mac_address",
    ),
    "markup": Kind(
        lambda r: f"<li>{word(r, 5).title()} <em>{word(r, 6)}</em></li>", "html", "categorical"
    ),
    "objects: lists": Kind(lambda r: [r.randint(0, 9) for _ in range(r.randint(1, 4))], "list"),
    "objects: mappings": Kind(lambda r: {"k": r.randint(0, 9)}, "json"),
    # Measures
    "metres": Kind(lambda r: f"{r.randint(20, 3000)} m", "measure", "duration house_number"),
    "lengths in Russian": Kind(
        lambda r: f"{r.randint(1, 300)} {r.randint(0, 999):03d} км", "measure", "text currency"
    ),
    "weights in Arabic": Kind(lambda r: f"{r.randint(1, 300)} كجم", "measure", "text duration"),
    "areas in Chinese": Kind(
        lambda r: f"{r.randint(20, 300)}.{r.randint(0, 9)}平方米", "measure", "text duration"
    ),
    "laps": Kind(
        lambda r: f"{r.randint(1, 59)}:{r.randint(0, 59):02d}.{r.randint(0, 99):02d}", "duration",
        "categorical text time",
    ),
    # What a format takes for something else
    "modules of programs": Kind(
        lambda r: ".".join(word(r, r.randint(3, 8)) for _ in range(3)) + r.choice(["utils", "kit"]),
        TEXTS + " identifier code", "uri url_domain",
    ),
    "addresses without a scheme": Kind(
        lambda r: f"{word(r, 8)}.{r.choice(['com', 'org', 'de'])}/{word(r, 5)}", "uri",
        "file_path text",
    ),
    "numbers of issues": Kind(
        lambda r: f"#{r.randint(100, 999)}", "identifier code " + TEXTS, "hex_color"
    ),
    "numbers of a lottery": Kind(
        lambda r: "-".join(f"{k:02d}" for k in r.sample(range(1, 50), 6)),
        "list identifier code " + TEXTS, "mac_address phone",
    ),
    "means with a margin": Kind(
        lambda r: f"{r.uniform(1, 90):.2f} ± {r.uniform(0, 3):.2f}", TEXTS + " list",
        "geo_coordinate",
    ),
    "enzymes": Kind(
        lambda r: f"{r.randint(1, 7)}.{r.randint(1, 20)}.{r.randint(1, 30)}.{r.randint(100, 250)}",
        "version code identifier " + TEXTS, "geo_coordinate datetime",
    ),
    "kinds of works": Kind(
        lambda r: r.choice(["text", "audio", "image"]) + "/" + word(r, 6), TEXTS + " code "
        "mime_type identifier file_path", "datetime",
    ),
    "one word": Kind(lambda r: "deny", "categorical", "code country_code"),
    "one unit of measures": Kind(lambda r: "kg", "categorical", "code country_code"),
    "few signs that repeat": Kind(
        lambda r: r.choice(["\U0001f44d", "\u2764\ufe0f", "\U0001f602"]), "categorical", "text"
    ),
    "passwords": Kind(
        lambda r: word(r, 10, "abcXYZ0123$!&#%"), "identifier hash code username " + TEXTS,
        "currency percent",
    ),
}  # fmt: skip
