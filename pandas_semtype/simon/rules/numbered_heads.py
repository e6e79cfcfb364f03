"""One word or abbreviation and a number in all cells: `Kap. 12`, `Karton 7`, `C.I. K4711`.

A second line of an address has one of few words in front of its number. Whatever else is numbered
looks the same, and has a word of its own.
"""

from __future__ import annotations

import re

from ...folding import fold
from .cells import Cells
from .formats import ENOUGH
from .opinion import Opinion, hand_over

__all__ = ["numbered_head_opinions"]

_SEVERAL = 5
"""Distinct cells below which one shape may be a coincidence."""
_MOST_HEADS = 2
_SURE = 0.9
"""Certainty that a word is in front of no line of an address; set by hand."""
_HARDLY_REPEAT = 0.8
"""Fraction of the cells that differ in a column of keys."""
_SHORT = 5
"""Letters that an abbreviation has less of: `Lindenstr.` is a street."""

_HEADED = re.compile(
    r"([^\W\d_]{1,12}\.?(?:[^\W\d_]\.){0,3})[ \u00a0]?[A-Z]{0,2}\d{1,6}[A-Z]{0,2}", re.IGNORECASE
).fullmatch

_LINES_LIST = """
a andar ap apart apartado apartament apartamento apartment apo app appart appartement appt apt
apto as att attn b bajo bas bat batiment bay berth bin bl bldg blg bloc block bloco blok bloque
bnr bod boite boks box bp br bud building bus c casa chalet cj class cnr col condo conjunto cp cs
d daire departamento dept depto desk dong door dorf dpto drawer ed edif edificio eingang entrada
entrance entree entry esc escada escalera escalier et etage etaj etg etj f fl flat floor floors
flr fraz front g garden gate gebaude gebouw gf giro grnd ground h hab hal hall hangar haus
hinterhaus hngr house hs hus int interior interno isba k kamer kat kb kl klatka km komn korp
korpus kv kvartira kwartier l lager level lft lgh local locale localita loft loja lok lokal lot
lote lt m mail mailstop manzana mez mieszkanie mod modulo ms mz nivel no nr num numero of ofc offc
office ofic oficina ofis p pal palazzo parcel park pav pb penthouse ph piano pietro piso pk planta
plot pmb po pob polo porta portal porte porten post postboks postbus postfach ps pta puerta q
quadra r rear residence residencia rez rm rmz room rr rural s sala salle sc scala section sector
shop sitio slip sp space st stair staircase ste stiege stock stop str stud studio suite suites t
tel th top torre tower tr trailer trlr tur tv u un unit unite upper urb vano via villa w wb wharf
whg wing wohnung ws zi zona
"""
_LINES = frozenset(_LINES_LIST.split())
"""Words in front of numbers of flats, floors, houses, boxes, or short for them."""

_ROADS_LIST = """
al autopista av avda ave avenida avenue bd blv blvd boulevard bvd c cad cal cald calle camino carr
carrera carretera ch chemin circ cl cll county cr cra ctra dg diag diagonal estrada fm freeway
highway hwy interstate kr linea nam pl plaza praca quai rd road rodovia route rt rte rua rue ruta
sok sokak sr state str street tee tr transversal trav tv tverr ul ulica us via voie weg wijk
"""
_ROADS = frozenset(_ROADS_LIST.split())
"""Words in front of numbers of streets."""

_THINGS_LIST = """
batch beaker bed bett bon bottle cage caisse caja cama camera carton cassa chair container
conteneur court crate dossier drum fach feld flasche furnace hydrant karton kasse kiste kolli kurs
lampe letto line linea maschine mast mesa muestra node nodo ofen paket palette pallet patient
pista platz poste presse probe projekt prueba pump pumpe punkt queue rack regal reihe rolle sample
schacht schrank sensor server skrzynia stapel szafa table tank tavolo team tisch tour tram tree
vaga valve valvola versuch vitrine wagen wagon zaun zug zylinder
"""
_THINGS = frozenset(_THINGS_LIST.split())
"""Things that are numbered, and no places where people live."""


def numbered_head_opinions(cells: Cells) -> list[Opinion]:
    """Return that numbers behind a word of something else are no addresses.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.numbered_heads import numbered_head_opinions
    >>> chapters = [f"Kap. {n}" for n in (3, 8, 11, 12, 20)]
    >>> numbered_head_opinions(Cells(chapters, [1] * 5, 5, 5, 5, 1))[0].label
    'address_line'
    """
    if len(cells.values) < _SEVERAL or not any(map(_HEADED, cells.probe)):
        return []
    if cells.coverage(_HEADED, ENOUGH) < ENOUGH:
        return []
    heads = {match[1] for cell in cells.values if (match := _HEADED(cell))}
    words = {*map(_word_of, heads)}
    if len(words) > _MOST_HEADS or not _LINES.isdisjoint(words):
        return []
    if not all(map(str.isascii, words)):
        return []  # the lists are of words in Latin letters
    heir = "identifier" if cells.n_distinct >= _HARDLY_REPEAT * cells.n_present else "categorical"
    found = hand_over("address_line", reason="format:numbered_heads", score=_SURE, heir=heir)
    if words <= _THINGS or all(map(_is_abbreviation, heads)):
        found += hand_over(
            "address", "street_name", reason="format:numbered_heads", score=_SURE, heir=heir
        )
    return found


def _word_of(head: str) -> str:
    return fold(head.casefold()).replace(".", "")


def _is_abbreviation(head: str) -> bool:
    """Return whether a head is short for something other than a street."""
    word = _word_of(head)
    return "." in head and len(word) < _SHORT and word not in _ROADS
