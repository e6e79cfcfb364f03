"""Cells that say in front what they are: `VIN: 1HG...`, `Tel.: 030/1234567`, `Order No. 744323`.

The word in front is evidence as good as the name of a column, and what stands behind it has to be
of the label that it names. Words of keys make numbers keys; words of quantities make them none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .bare_digits import are_bare_digits, are_plainly_others
from .cells import Cells
from .opinion import Opinion, hand_over
from .validators import validators

__all__ = ["behind_names", "named_cell_opinions", "named_label"]

_ENOUGH = 0.95
"""Fraction of the cells that must have the name, and what it names behind it."""
_SURE = 0.9
"""Certainty that numbers behind a word of keys are keys; set by hand."""
_LIKELY, _PERHAPS = 0.95, 0.9
"""Certainty where nothing but the word says what bare digits are, and where they look otherwise."""
_HALF = 0.5
_SEVERAL = 4
"""Distinct cells below which one shape may be a coincidence."""
_HARDLY_REPEAT = 0.8
"""Fraction of the cells that differ in a column of keys."""

_NAMED_LIST = """
bic bic swift bic/swift swift/bic
ean ean gtin upc
email e-mail email mail
hash md5 sha1 sha256 sha512
iban iban
imei imei
ip_address ip ipv4 ipv6 ip-address
isbn isbn
mac_address mac mac-address
orcid orcid
phone tel telefon telephone telefono téléphone tél phone mobile mobil fax handy
postal_code plz zip zipcode postcode zip-code
security_id isin cusip sedol
ssn ssn
tax_id vat vat-id ust-id ust-idnr
uri url web website
uuid uuid guid
vin vin fin
"""
_NAMED: Mapping[str, str] = {
    word: line.split()[0] for line in _NAMED_LIST.strip().split("\n") for word in line.split()[1:]
}
_OF_ANY_DIGITS = frozenset({"phone", "postal_code", "ssn", "tax_id"})
"""Labels that digits have which prove nothing, for want of check digits or of one form."""
_KEYS_LIST = """
no nr num number id ref reference case order invoice ticket batch lot serial file record job account
acct customer client patient permit license licence contract claim policy booking docket parcel
pmid lei nct gnd viaf oclc issn rechnung auftrag bestellung vorgang kunde vertrag aktenzeichen
commande facture dossier pedido factura expediente
"""
_KEYS = frozenset(_KEYS_LIST.split())
_QUANTITIES_LIST = """
age year total count qty quantity score points level size weight height length width price rank
rating amount sum balance speed alter jahr anzahl menge preis summe âge année an total prix edad año
cantidad precio
"""
_QUANTITIES = frozenset(_QUANTITIES_LIST.split())

_HEAD = re.compile(
    r"([^\W\d_][^\W\d_/-]{0,14}(?:[-/][^\W\d_]{2,7})?\d{0,3})(?:[ -]?(No|Nr|Number|ID|#))?"
    r"\.?(?:\s?[:#=]\s?|\s)(?=\S)",
    re.IGNORECASE,
).match
_KEY = re.compile(r"#?(?=\D{0,5}\d)[A-Z0-9]+(?:[-/.][A-Z0-9]+)*").fullmatch
_NO_KEY = re.compile(
    r"\d+\.\d\d?|\d{4}([-/.])\d\d?\1\d\d?|\d\d?([-/.])\d\d?\2\d{2,4}|\d{3}([-.])\d{3}\3\d{4}"
).fullmatch
"""Amounts, days and telephones of the USA: a contract has all of them."""
_LONG = re.compile(r"(?:\D*\d){4}").match
_NUMBER = re.compile(r"[-+]?\d{1,6}(?:[.,]\d+)?").fullmatch


def behind_names(cells: Cells) -> tuple[str, list[str]] | None:
    """Return what all cells say in front that they are, in lower case, and what stands behind.

    None where they do not, and where that is no known word.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> behind_names(Cells(["ISBN: 0306406152", "ISBN: 0141439513"], [1, 1], 2, 2, 2, 1))
    ('isbn', ['0306406152', '0141439513'])
    """
    found = None if cells.form in ("whole", "numbers") else _HEAD(cells.values[0])
    if found is None:
        return None
    word, front = found[1].lower(), found[0]
    if not found[2] and word not in _NAMED and word not in _KEYS and word not in _QUANTITIES:
        return None
    if sum(cell.startswith(front) for cell in cells.values) < _ENOUGH * len(cells.values):
        return None
    behind = [cell.removeprefix(front).strip() for cell in cells.values]
    return (word if word in _NAMED or not found[2] else "no"), behind


def named_label(cells: Cells) -> tuple[str, list[str]] | None:
    """Return the label that cells name in front, if they are of it, and what stands behind.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    named = cells.once(behind_names)
    if named is None or named[0] not in _NAMED:
        return None
    label = _NAMED[named[0]]
    if label == "phone" and any(cell[:1].isalpha() for cell in named[1]):
        return None  # of Tel Aviv
    passed = float(validators()[label](named[1]).mean())
    return (label, named[1]) if passed >= _ENOUGH else None


def named_cell_opinions(cells: Cells) -> list[Opinion]:
    """Return the opinions that follow from the word that all cells begin with.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> cells = Cells(["MAC: 00:1B:44:11:3A:B7", "MAC: CF:24:31:9A:15:23"], [1, 1], 2, 2, 2, 1)
    >>> [(o.label, o.kind, o.reason) for o in named_cell_opinions(cells)]
    [('mac_address', 'settles', 'format:named_cells')]
    """
    named = cells.once(behind_names)
    if named is None:
        return []
    label = cells.once(named_label)
    if label is not None:
        return [_named_opinion(*label, cells)]
    word, behind = named
    n = len(behind)
    if n < _SEVERAL:
        return []
    if word in _KEYS and sum(map(_is_key, behind)) >= _ENOUGH * n:
        # Short ones count parts, or houses.
        short = n - sum(map(bool, map(_LONG, behind)))
        if short > _HALF * n or cells.n_distinct < _HARDLY_REPEAT * cells.n_present:
            return []
        return hand_over(
            "address", "address_line", "iban", "phone", "postal_code", "product", "text",
            reason="format:named_keys", score=_SURE, heir="identifier",
        )  # fmt: skip
    if word in _QUANTITIES and sum(map(bool, map(_NUMBER, behind))) >= _ENOUGH * n:
        return hand_over("identifier", reason="format:named_quantities", score=_SURE, heir="text")
    return []


def _named_opinion(label: str, behind: list[str], cells: Cells) -> Opinion:
    """Return how much the word counts: any eight digits are a telephone, if it says so."""
    if label not in _OF_ANY_DIGITS or not are_bare_digits(behind):
        return Opinion(label, 1.0, "format:named_cells", "settles")
    if are_plainly_others(behind, cells.n_distinct, cells.n_present):
        return Opinion(label, _PERHAPS, "format:named_cells", "supports")
    return Opinion(label, _LIKELY, "format:named_cells", "settles")


def _is_key(cell: str) -> bool:
    return _KEY(cell) is not None and _NO_KEY(cell) is None
