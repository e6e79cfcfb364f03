"""Names say for a label of a user what they are about: itself, what it implies, or nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pandas_semtype.context import UserLabel, evidence_of_names, given_back, in_context, name_key
from pandas_semtype.verdict import Verdict

LABELS = ("city", "identifier", "license_plate", "text", "wagon_no", "depot")
PLATE, OWN = LABELS.index("license_plate"), LABELS.index("wagon_no")


def evidence(name, **known):
    return evidence_of_names([name], LABELS, [name], known or None)[0]


def guess(scores, label="wagon_no", threshold=0.5):
    """Return a guess at a label of the user, and what it would be without."""
    row = np.array([scores.get(one, 0.0) for one in LABELS])
    plain = row.copy()
    plain[[OWN, LABELS.index("depot")]] = 0.0
    best = LABELS[int(plain.argmax())]
    without = Verdict(best, 0.98, "net", best, 0.98, (best,), 0.98 * plain / plain.sum())
    found = Verdict(label, scores[label], "net", label, scores[label], (label,), row)
    return replace(found, without=({"wagon_no": threshold, "depot": threshold}, without))


@pytest.mark.parametrize("name", ["plate", "license_plate", "Kennzeichen"])
def test_a_name_of_another_label_says_nothing_for_it(name):
    found = evidence(name)
    assert found[PLATE] > 2.0
    assert found[OWN] < 1.0


@pytest.mark.parametrize("name", ["wagon_no", "WagonNo", "wagon nos", "plate of wagon_no"])
def test_its_own_name_says_as_much_for_it_as_for_any(name):
    found = evidence(name)
    assert found[OWN] == max(found.max(), 0.0)


@pytest.mark.parametrize("name", ["id", "ref", "reference", "identifier"])
def test_a_name_of_what_always_holds_denies_nothing(name):
    found = evidence(name)
    assert found[OWN] == max(found[LABELS.index("identifier")], found[3], 0.0)


def test_names_of_example_columns_speak_for_it():
    keys = frozenset({name_key("plate 1")})
    found = evidence("Plates", wagon_no=UserLabel(names=keys))
    assert found[OWN] == found[PLATE] > 2.0
    assert evidence("plate_city", wagon_no=UserLabel(names=keys))[OWN] < 1.0


def test_what_it_implies_speaks_for_it():
    found = evidence("town", depot=UserLabel(implies=frozenset({"city", "text"})))
    assert found[LABELS.index("depot")] == found[0] > 2.0
    assert found[OWN] < 1.0


def test_no_name_speaks_against_it():
    for name in ("latitude", "gender", "plate", "x", "", 3, None):
        assert evidence(name)[OWN] >= 0.0


@pytest.mark.parametrize("name", ["c1", "Unnamed: 0", "", 7, None, ("a", 1)])
def test_a_generated_name_has_no_key(name):
    assert name_key(name) is None


def test_a_label_that_is_left_with_too_little_gives_the_column_back():
    first = guess({"wagon_no": 0.93, "license_plate": 0.05, "text": 0.01})
    found = in_context([first], ["number_plate"], LABELS)
    kept = given_back([first], found)
    again = in_context(kept, ["number_plate"], LABELS)[0]
    assert again.label == "license_plate"
    assert again.score > 0.9


def test_a_label_that_keeps_enough_stays():
    first = guess({"wagon_no": 0.93, "license_plate": 0.05, "text": 0.01})
    for name in ("wagon_no", "id", "latitude"):
        found = in_context([first], [name], LABELS)
        assert (found[0].label, given_back([first], found)) == ("wagon_no", None)


def test_another_label_of_the_user_may_take_its_place():
    first = guess({"wagon_no": 0.5, "depot": 0.48, "city": 0.02}, threshold=0.4)
    known = {"depot": UserLabel(implies=frozenset({"city"}))}
    found = in_context([first], ["town"], LABELS, known=known)
    assert (found[0].label, given_back([first], found)) == ("depot", None)


def test_what_context_has_made_the_users_needs_its_threshold_too():
    first = guess({"text": 0.5, "wagon_no": 0.45}, label="text", threshold=0.8)
    for score, kept in ((0.7, [first.without[1]]), (0.85, None)):
        assert given_back([first], [replace(first, label="wagon_no", score=score)]) == kept


@pytest.mark.parametrize("labels", [("city", "depot", "wagon_no"), ("city", "wagon_no", "depot")])
def test_what_the_user_says_that_it_implies_speaks_for_it_in_any_order(labels):
    known = {"depot": UserLabel(implies=frozenset({"wagon_no"}))}
    for name, heard in (("town wagon_no", True), ("town", False)):
        found = evidence_of_names([name], labels, [name], known)[0]
        best = found[0] if heard else 0.0
        assert found[1:].tolist() == [best, best]
