"""All rules, in the order they are asked."""

from __future__ import annotations

from collections.abc import Collection

from .accounts import account_opinions
from .addressed_names import addressed_name_opinions
from .calendar_numbers import calendar_opinions
from .cardinality import cardinality_opinions
from .cells import Cells, Sample, present_cells
from .checksums import checksum_opinions
from .counties import county_opinions
from .departments import department_opinions
from .digit_codes import digit_code_opinions
from .documents import document_opinions
from .expressions import expression_opinions
from .flights import flight_opinions
from .foreign_jobs import foreign_job_opinions
from .formats import format_opinions
from .hex_numbers import hex_number_opinions
from .impossible import confirmed, is_impossible
from .initials import initial_opinions
from .joined_names import joined_name_opinions
from .legal_forms import legal_form_opinions
from .lists import list_opinions
from .lone_codes import lone_code_opinions
from .lone_values import lone_value_opinions
from .lookalikes import lookalike_opinions
from .mixtures import mixture_opinions
from .name_model import name_opinions
from .named_cells import named_cell_opinions
from .notations import notation_opinions
from .numbered_heads import numbered_head_opinions
from .opinion import Opinion
from .own_addresses import own_address_opinions
from .own_script import own_script_opinions
from .padded import padded_opinions
from .page_ranges import page_range_opinions
from .placeholders import placeholder_opinions
from .plates import plate_opinions
from .postal_signs import postal_sign_opinions
from .ranges import range_opinions
from .region_codes import region_code_opinions
from .roman_quarters import roman_quarter_opinions
from .scales import scale_opinions
from .short_codes import short_code_opinions
from .short_dates import short_date_opinions
from .state_words import state_word_opinions
from .structure import structure_in, structure_opinions
from .tokens import token_opinions
from .word_lists import word_list_opinions
from .zip_codes import zip_code_opinions

__all__ = ["opinions", "opinions_on"]

_SETTLING = (
    checksum_opinions,
    format_opinions,
    named_cell_opinions,
    short_date_opinions,
    roman_quarter_opinions,
    document_opinions,
    word_list_opinions,
    region_code_opinions,
    short_code_opinions,
    legal_form_opinions,
    initial_opinions,
    county_opinions,
    zip_code_opinions,
    name_opinions,
)
"""Rules that may settle the matter, in the order they are asked."""

_ADDING = (
    own_script_opinions,
    own_address_opinions,
    addressed_name_opinions,
    foreign_job_opinions,
    department_opinions,
    padded_opinions,
    list_opinions,
    range_opinions,
    calendar_opinions,
    scale_opinions,
    cardinality_opinions,
    token_opinions,
    flight_opinions,
    hex_number_opinions,
    joined_name_opinions,
    lone_code_opinions,
    lone_value_opinions,
    lookalike_opinions,
    plate_opinions,
    postal_sign_opinions,
    notation_opinions,
    numbered_head_opinions,
    expression_opinions,
    page_range_opinions,
    digit_code_opinions,
    account_opinions,
    mixture_opinions,
    placeholder_opinions,
    state_word_opinions,
)
"""Rules that are heard where nothing is settled."""


def opinions(sample: Sample) -> list[Opinion]:
    """Return the opinions of the rules on a column.

    Parameters
    ----------
    sample : ColumnSample
        Its distinct cells and how often each stands in the sample.

    Returns
    -------
    list of Opinion
        If one settles the label, the settling ones alone; later rules are not asked.
    """
    cells = present_cells(sample)
    return [] if cells is None else opinions_on(cells, structure_in(sample))


def opinions_on(cells: Cells, structure: str = "", without: Collection[str] = ()) -> list[Opinion]:
    """Return the opinions of the rules on the present cells of a column, as `opinions` does.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    structure : str, default ""
        What dtype or class of its cells settle, see `pandas_semtype.cells.structure`.
    without : collection of str
        Reasons that do not count: what a rule is worth shows where it is missing.
    """
    found = structure_opinions(structure, cells)
    if found:
        return found
    for rule in _SETTLING:
        opinions_of_rule = [o for o in rule(cells) if o.reason not in without]
        if any(o.kind == "settles" and is_impossible(o.label, cells) for o in opinions_of_rule):
            continue  # a list of cuisines begins with languages; there is no 30th of February
        opinions_of_rule = [confirmed(opinion, cells) for opinion in opinions_of_rule]
        settling = [opinion for opinion in opinions_of_rule if opinion.kind == "settles"]
        if settling:
            return settling
        found += opinions_of_rule
    for rule in _ADDING:
        found += [o for o in rule(cells) if o.reason not in without]
    return found
