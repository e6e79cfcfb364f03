"""Verdicts of models with labels of the user: they go before rules, and never in their way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from transfer_helpers import sample

import pandas_semtype
from pandas_semtype.explanation import Evidence
from pandas_semtype.infer_options import InferOptions
from pandas_semtype.simon.decision.user_labels import _may_be, all_implied, judge
from pandas_semtype.simon.decision.verdict import decide_all
from pandas_semtype.verdict import Verdict

LABELS = ("doi_link", "int", "order", "text", "uri")
LINKS = sample([f"https://example.org/articles/{i}" for i in range(20)])
NUMBERS = sample([str(i) for i in range(100, 130)])
EMPTY = sample([None, None])
NULLS = sample(["N/A", "-", "N/A"])
LIMITS = dict.fromkeys(LABELS, 0.5)


def verdict(column, *scores, **options):
    options = {"taught": ("doi_link", "order"), "implies": {"doi_link": ("uri",)}, **options}
    thresholds = options.pop("thresholds", LIMITS)
    return judge([column], np.array([scores]), LABELS, thresholds, **options)[0]


def test_a_user_label_stands_against_a_rule_that_settles():
    plain = verdict(LINKS, 0.1, 0.0, 0.0, 0.9, 0.9)
    assert (plain.label, plain.reason) == ("uri", "format:uri")
    taught = verdict(LINKS, 0.8, 0.0, 0.0, 0.9, 0.9)
    assert (taught.label, taught.score, taught.reason) == ("doi_link", 0.8, "taught")
    assert taught.labels == ("doi_link", "text", "uri")
    assert (taught.net_label, taught.net_score) == ("doi_link", 0.8)


def test_a_user_label_stands_against_a_rule_that_forbids():
    # A rule forbids labels of text for bare numbers; what "order" is it does not know.
    assert verdict(NUMBERS, 0.0, 0.99, 0.1, 0.2, 0.0).label == "int"
    assert verdict(NUMBERS, 0.0, 0.99, 0.7, 0.2, 0.0).label == "order"
    assert verdict(NUMBERS, 0.0, 0.99, 0.7, 0.2, 0.0, taught=("order", "text")).label == "order"


def test_reason_is_the_network_where_no_rule_applied():
    column = sample(["lorem ipsum dolor", "sit amet elit", "sed magna", "quia enim"])
    assert verdict(column, 0.0, 0.0, 0.9, 0.9, 0.0).reason == "net"


@pytest.mark.parametrize("column", [LINKS, NUMBERS, EMPTY])
@pytest.mark.parametrize("use_rules", [True, False])
def test_below_its_threshold_it_is_as_if_it_did_not_exist(column, use_rules):
    scores = np.array([[0.49, 0.4, 0.3, 0.8, 0.7]])
    rest = [1, 3, 4]
    without = decide_all(
        [column], scores[:, rest], [LABELS[i] for i in rest], LIMITS, use_rules=use_rules
    )
    assert verdict(column, *scores[0], use_rules=use_rules) == without[0]


def test_thresholds_decide():
    high = {**LIMITS, "doi_link": 0.9}
    assert verdict(LINKS, 0.8, 0.0, 0.0, 0.9, 0.9, thresholds=high).label == "uri"
    low = {**LIMITS, "doi_link": 0.2}
    assert verdict(LINKS, 0.3, 0.0, 0.0, 0.9, 0.9, thresholds=low).label == "doi_link"


def test_of_two_the_likelier_or_the_narrower():
    column = sample(["lorem ipsum", "sit amet"])
    assert verdict(column, 0.8, 0.0, 0.9, 0.9, 0.0).label == "order"
    narrow = {"doi_link": ("order",)}
    found = verdict(column, 0.8, 0.0, 0.9, 0.9, 0.0, implies=narrow)
    assert found.label == "doi_link"
    assert found.labels == ("doi_link", "order", "text")


def test_a_column_without_cells_is_nothing():
    for column in (EMPTY, NULLS):
        found = verdict(column, 0.9, 0.9, 0.9, 0.9, 0.9)
        assert (found.label, found.reason) == ("unknown", "no_values")


def test_a_model_of_user_labels_alone():
    scores = np.array([[0.9, 0.1], [0.2, 0.3], [0.9, 0.9]])
    found = judge([LINKS, NUMBERS, EMPTY], scores, ("a", "b"), {}, taught=("a", "b"))
    assert [(v.label, v.reason) for v in found] == [
        ("a", "net"),
        ("unknown", "low_score"),
        ("unknown", "no_values"),
    ]
    assert (found[1].net_label, found[1].net_score) == ("b", 0.3)


def test_without_user_labels_nothing_changes():
    scores = np.array([[0.9, 0.1, 0.2, 0.3, 0.4]])
    assert judge([LINKS], scores, LABELS, LIMITS) == decide_all([LINKS], scores, LABELS, LIMITS)


def test_what_follows_from_a_label():
    own = {"a": ("b",), "b": ("first_name",), "email": ()}
    assert all_implied("a", own) == {"b", "first_name", "person_name", "text"}
    assert all_implied("email", own) == frozenset()  # added again: the user says it
    assert all_implied("email", {}) == {"text"}
    assert all_implied("a", {"a": ("b",), "b": ("a",)}) == {"b"}


# -- what is known of the examples of a label ------------------------------------------------

GIVEN = Verdict("email", 0.9, "net", "email", 0.9, ("email", "text"))
STRONG = Evidence("rule", "format:email", "email", 2.0)


def allowed(given, column=LINKS, label="order", **traits):
    return _may_be(label, given, column, {"order": traits}, {})


def test_a_settled_column_is_only_of_a_label_whose_examples_were_settled_alike():
    settled = replace(GIVEN, settled=True)
    assert not allowed(settled, settled=())
    assert not allowed(settled, settled=("uri",), supported=("email",))
    assert allowed(settled, settled=("email",))
    assert allowed(settled, label="doi_link")  # nothing is known of its examples
    assert allowed(replace(settled, label="int"), settled=())
    assert verdict(LINKS, 0.0, 0.0, 0.9, 0.9, 0.9, traits={"order": {}}).label == "uri"
    known = {"order": {"settled": ("uri",)}}
    assert verdict(LINKS, 0.0, 0.0, 0.9, 0.9, 0.9, traits=known).label == "order"


@pytest.mark.parametrize(
    ("evidence", "counts"),
    [
        (STRONG, True),
        (replace(STRONG, log_odds=float("inf")), True),
        (replace(STRONG, log_odds=1.99), False),
        (replace(STRONG, source="network"), False),
        (replace(STRONG, label="uri"), False),
    ],
)
def test_a_rule_that_supports_another_label_counts_if_it_is_strong(evidence, counts):
    given = replace(GIVEN, evidence=(evidence,))
    assert allowed(given, settled=()) is not counts
    assert allowed(given, supported=("email",))
    assert allowed(replace(given, label="text", evidence=(replace(evidence, label="text"),)))


def test_what_examples_required_is_required_of_the_cells():
    good = [f"a{i}@example.org" for i in range(19)]
    for last, enough in (("b@example.org", True), ("no address", True)):
        column = sample([*good, last])
        assert allowed(GIVEN, column, requires=("email",)) is enough
    assert not allowed(GIVEN, sample([*good[:18], "none", "no address"]), requires=("email",))
    assert allowed(GIVEN, EMPTY, requires=("email",))
    assert allowed(GIVEN, LINKS, requires=("martian",))


def test_scores_are_of_all_labels_also_of_those_of_the_user():
    found = verdict(NUMBERS, 0.1, 0.99, 0.2, 0.2, 0.0)
    assert found.label == "int"
    assert found.scores.shape == (len(LABELS),)
    assert found.scores[[0, 2]].tolist() == [0.1, 0.2]


def test_a_label_without_a_threshold_needs_a_half():
    assert verdict(LINKS, 0.8, 0.0, 0.0, 0.9, 0.9, thresholds={}).label == "doi_link"
    assert verdict(LINKS, 0.4, 0.0, 0.0, 0.9, 0.9, thresholds={}).label == "uri"


def test_a_judge_names_the_best_guess_however_low_its_score():
    model = pandas_semtype.load(Path(__file__).parents[1] / "frame/saved_by_0_1/columns").model
    column = sample(["lorem ipsum", "dolor sit", "amet elit"])
    scores = np.full((1, len(model.labels)), 0.01)
    (found,) = model._judge.verdicts([column], scores, InferOptions())
    assert found.label != "unknown"
    assert found.reason != "low_score"


def test_a_verdict_tells_what_it_would_be_without_labels_of_the_user():
    for order in (0.7, 0.1):
        found = verdict(NUMBERS, 0.0, 0.99, order, 0.2, 0.0)
        needed, without = found.without
        assert needed == {"doi_link": 0.5, "order": 0.5}
        assert without.label == "int"
        assert without.scores[[0, 2]].tolist() == [0.0, 0.0]
    assert verdict(EMPTY, 0.0, 0.0, 0.9, 0.0, 0.0).without is None
    assert verdict(NUMBERS, 0.0, 0.99, 0.7, 0.2, 0.0, taught=()).without is None


def test_context_cannot_bring_back_what_cells_forbid():
    traits = {"doi_link": {"requires": ["uri"]}, "order": {}}
    found = verdict(NUMBERS, 0.9, 0.99, 0.2, 0.2, 0.0, traits=traits)
    assert found.label == "int"
    assert found.scores[0] == 0.0
    assert found.scores[2] == 0.2
