"""How often columns in other languages get the right label, by language and type.

Columns of cities, names, firms, addresses, dates and weekdays are made by Faker and Babel (the
extra train): other draws of sources that the simulator also reads. The header is a word of the
language, or says nothing.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd
from _report import finish, parser, table

import pandas_semtype

LANGUAGES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "German": ("de_DE", ("Stadt", "Name", "Firma", "Adresse", "Datum", "Wochentag")),
    "French": ("fr_FR", ("ville", "nom", "entreprise", "adresse", "date", "jour")),
    "Spanish": ("es_CO", ("ciudad", "nombre", "empresa", "dirección", "fecha", "día de la semana")),
    "Portuguese": ("pt_BR", ("cidade", "nome", "empresa", "endereço", "data", "dia da semana")),
    "Italian": ("it_IT", ("città", "nome", "azienda", "indirizzo", "data", "giorno")),
    "Dutch": ("nl_NL", ("woonplaats", "naam", "bedrijf", "adres", "datum", "weekdag")),
    "Polish": ("pl_PL", ("miasto", "imię i nazwisko", "firma", "adres", "data", "dzień tygodnia")),
    "Russian": ("ru_RU", ("город", "имя", "компания", "адрес", "дата", "день недели")),
    "Arabic": ("ar_AA", ("المدينة", "الاسم", "الشركة", "العنوان", "التاريخ", "اليوم")),
    "Hindi": ("hi_IN", ("शहर", "नाम", "कंपनी", "पता", "तारीख", "दिन")),
    "Chinese": ("zh_CN", ("城市", "姓名", "公司", "地址", "日期", "星期")),
    "Japanese": ("ja_JP", ("市区町村", "氏名", "会社", "住所", "日付", "曜日")),
    "Korean": ("ko_KR", ("도시", "이름", "회사", "주소", "날짜", "요일")),
}
"""Locale, and headers in the order of `TYPES`."""

TYPES = ("city", "person_name", "company", "address", "datetime", "day_of_week")

_ROWS = 60


def makers(locale: str, seed: int) -> tuple[Callable[[], str], ...]:
    """Return functions that give a cell of each type."""
    from babel.dates import format_date
    from faker import Faker

    fake, rng = Faker(locale), random.Random(seed)
    fake.seed_instance(seed)
    babel = locale.replace("ar_AA", "ar_EG")
    width = rng.choice(["short", "medium", "long"])

    def day() -> date:
        return date(2000, 1, 1) + timedelta(days=rng.randrange(9000))

    return (
        fake.city,
        fake.name,
        fake.company,
        lambda: str(fake.address()).replace("\n", ", "),
        lambda: format_date(day(), format=width, locale=babel),
        lambda: format_date(day(), format="EEEE", locale=babel),
    )


def shares(n_columns: int, seed: int, model: Any) -> dict[str, dict[str, dict[str, float]]]:
    """Return, by language and type, the share of columns that is right, without and with names."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    for language, (locale, headers) in LANGUAGES.items():
        right = {kind: {"values": 0, "names": 0} for kind in TYPES}
        for k in range(n_columns):
            made = makers(locale, seed * 1000 + k)
            for kind, header, make in zip(TYPES, headers, made, strict=True):
                frame = pd.DataFrame({header: [make() for _ in range(_ROWS)]})
                for how, use in (("values", False), ("names", True)):
                    label = pandas_semtype.infer(frame, model=model, use_names=use).at(0).label
                    right[kind][how] += label == kind
        found[language] = {
            kind: {how: n / n_columns for how, n in entry.items()} for kind, entry in right.items()
        }
    return found


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return a table of the languages by type."""
    rows = [
        (
            language,
            *(f"{entry[kind]['values']:.2f} / {entry[kind]['names']:.2f}" for kind in TYPES),
        )
        for language, entry in results["languages"].items()
    ]
    for how in ("values", "names"):
        means = [
            sum(entry[kind][how] for entry in results["languages"].values())
            / len(results["languages"])
            for kind in TYPES
        ]
        rows.append((f"mean, {how}", *(f"{x:.2f}" for x in means)))
    return {"languages": table(("language", *(f"`{kind}`" for kind in TYPES)), rows)}


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
    options_parser.add_argument("--columns", type=int, default=20, help="per language and type")
    options = options_parser.parse_args(arguments)
    model = pandas_semtype.load(options.model)
    n_columns = 1 if options.quick else options.columns
    finish(
        options,
        "languages_accuracy",
        {
            "model": model.model_id,
            "columns": n_columns,
            "languages": shares(n_columns, options.seed, model),
        },
        report,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
