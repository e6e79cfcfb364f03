"""The catalogue of semantic types."""

from __future__ import annotations

import pytest

from pandas_semtype.types import (
    BASE_LABELS,
    STATISTICAL_LABELS,
    UNKNOWN,
    base_label,
    catalogue,
    implied_labels,
    labels_of,
)

ROLES = {"numeric", "categorical", "datetime", "text", "id"}


def test_the_catalogue_is_complete_and_read_only():
    types = catalogue()
    assert len(types) == 102
    assert UNKNOWN not in types
    assert all(label == t.label and t.description for label, t in types.items())
    assert {t.role for t in types.values()} == ROLES
    with pytest.raises(TypeError):
        types["new"] = types["text"]


def test_what_is_implied_exists_and_never_goes_in_circles():
    for label in catalogue():
        implied = implied_labels(label)
        assert implied <= set(catalogue())
        assert label not in implied
        for other in implied:
            assert implied_labels(other) <= implied


def test_labels_outside_the_catalogue_imply_nothing():
    assert implied_labels("galaxy") == frozenset()
    assert base_label("galaxy") == "text"


def test_every_label_has_a_base_of_its_own_kind():
    assert all(base_label(base) == base for base in BASE_LABELS)
    assert {base_label(label) for label in catalogue()} == set(BASE_LABELS)
    expected = {
        "int": {"int", "age", "credit_card", "day", "month"},
        "float": {"float", "latitude", "longitude", "projected_coordinate"},
        "datetime": {
            "datetime",
            "year",
            "month_name",
            "day_of_week",
            "time",
            "unix_time",
            "date_of_birth",
        },
        "uri": {"uri", "url_domain", "doi"},
        "address": {"address", "street_name"},
    }
    for base, labels in expected.items():
        assert {label for label in catalogue() if base_label(label) == base} == labels


def test_subsets():
    assert labels_of("base") == BASE_LABELS == tuple(sorted(BASE_LABELS))
    assert len(labels_of("extended")) == 18
    assert set(BASE_LABELS) | STATISTICAL_LABELS < set(labels_of("extended"))
    assert labels_of("all") == labels_of(None) == tuple(catalogue())
    assert labels_of("email") == ("email",)
    assert labels_of(x for x in ("email", "galaxy")) == ("email", "galaxy")
