"""Short words and codes that no package gives: booleans, genders, former currencies."""

from __future__ import annotations

__all__ = [
    "BOOLEANS",
    "COUNTRY_CODES",
    "FORMER_CURRENCIES",
    "GENDERS",
    "MONTHS",
    "OTHER_GENDERS",
    "WEEKDAYS",
]

COUNTRY_CODES = "UK XK"
"""Codes that are used along with those of ISO 3166-1: the United Kingdom, Kosovo."""

FORMER_CURRENCIES = "ANG BGN BYR DEM EEK FRF HRK ITL LTL LVL MRO SLL STD VEF ZWL"
"""Codes that ISO 4217 has withdrawn and tables still hold."""

MONTHS = "sept"
WEEKDAYS = "thur thurs tues"
"""English short forms besides those of the Unicode repository."""

GENDERS = """
male female man woman men women boy girl m f boys girls males females männlich weiblich mann frau
homme femme masculin féminin hombre mujer masculino femenino feminino maschio femmina uomo donna
vrouw kvinna mężczyzna kobieta мужской женский
мужчина женщина 男 女 男性 女性 남 여 남자 여자 ذكر أنثى
"""
"""Words and letters of gender."""

OTHER_GENDERS = "x u o d other diverse divers nonbinary non-binary unisex mixed"
"""What stands beside them in a column."""

BOOLEANS = """
true false, yes no, t f, y n, on off, ja nein, j n, wahr falsch, oui non, o n, vrai faux, sí no,
si no, verdadero falso, sì no, vero falso, sim não, sim nao, s n, verdadeiro falso, ja nee,
waar onwaar, ja nej, tak nie, ano ne, да нет, evet hayır, igen nem, ya tidak, ναι όχι, はい いいえ,
是 否, 예 아니오, نعم لا, enabled disabled, .true. .false.
"""  # noqa: RUF001
"""Pairs of boolean words, the true one first."""
