"""Verdicts: the network's scores and the opinions of the rules together."""

import cProfile
import dataclasses
import math

import numpy as np
import pytest
from rule_samples import sample_of
from test_rules_formats import TAKEN

from pandas_semtype.simon.decision import verdict as verdict_module
from pandas_semtype.simon.decision.evidence import _added
from pandas_semtype.simon.decision.verdict import SUPPORT, _adjust, decide, decide_all
from pandas_semtype.simon.rules import Opinion
from pandas_semtype.simon.rules.all_rules import opinions
from pandas_semtype.simon.rules.cells import NULL_TOKENS, present_cells
from pandas_semtype.types import UNKNOWN, catalogue, labels_of

LABELS = labels_of("all")
WORDS = sample_of(["red wine", "green tea", "blue sky", "red wine"])
NUMBERS = sample_of([str(k) for k in range(20, 60)])


def test_the_network_decides_where_no_rule_applies():
    verdict = decide(WORDS, {"text": 0.99, "company": 0.9, "city": 0.1})
    assert (verdict.label, verdict.reason) == ("company", "net")
    assert verdict.label == verdict.net_label
    assert verdict.score == pytest.approx(0.9)
    assert verdict.labels == ("company", "text")


def test_a_rule_settles_against_the_network():
    verdict = decide(
        sample_of(["a@b.org", "c@d.com"]), {"text": 0.9, "company": 0.95, "email": 0.1}
    )
    assert (verdict.label, verdict.score, verdict.reason) == ("email", 1.0, "format:email")
    assert verdict.net_label == "company"
    assert verdict.labels == ("email", "text")


def test_a_settled_label_the_model_does_not_know_becomes_one_it_implies():
    sample = sample_of(["6f9619ff-8b86-d011-b42d-00cf4fc964ff"])
    verdict = decide(sample, {"text": 0.2, "phone": 0.9})
    assert (verdict.label, verdict.reason) == ("text", "format:uuid")
    verdict = decide(sample, {"int": 0.2, "phone": 0.9})  # it is neither
    assert (verdict.label, verdict.reason) == ("unknown", "low_score")


def test_a_label_of_the_user_is_not_overruled():
    sample = sample_of(["https://lists.example.org/a", "https://lists.example.org/b"])
    assert decide(sample, {"uri": 0.3, "list_link": 0.9}).label == "list_link"
    assert decide(sample, {"uri": 0.3, "list_link": 0.4}).label == "uri"


def test_a_reason_names_the_excluded_label_that_mattered_most():
    cells = sample_of(["한별빛", "새미로", "달누리", "큰바위", "온누리", "솔바람"] * 2)
    scores = {"day_of_week": 0.01, "text": 0.9, "person_name": 0.36, "company": 0.3}
    told = decide(cells, {**scores, "hex_color": 0.15}, thresholds=0.2)
    assert (told.net_label, told.label) == ("person_name", "text")
    assert told.reason == "impossible:hex_color"
    small = ("uuid", "hash", "mac_address", "hex_color", "percent", "vin")
    told = decide(cells, {**scores, **dict.fromkeys(small, 0.03)}, thresholds=0.2)
    assert (told.net_label, told.label, told.reason) == ("person_name", "text", "net")


def test_a_doubted_label_keeps_little_and_what_had_less_stays():
    sample = sample_of([str(k) for k in (5, 6, 7, 8, 9, 10)] * 9)
    proba = {"int": 0.5, "month": 0.97, "categorical": 0.5}
    verdict = decide(sample, proba, thresholds=0.1)
    assert (verdict.reason, verdict.net_label) == ("range:some_months", "month")
    assert verdict.label != "month"
    assert verdict.scores[1] == pytest.approx(0.2)
    assert decide(sample, {**proba, "month": 0.1}).scores[1] == pytest.approx(0.1)
    told = next(e for e in verdict.evidence if e.reason == "range:some_months")
    assert told.log_odds == pytest.approx(math.log(0.2 / 0.8) - math.log(0.97 / 0.03))


def test_forbidden_labels_are_struck_out():
    verdict = decide(NUMBERS, {"int": 0.6, "year": 0.9, "datetime": 0.3})
    assert (verdict.label, verdict.net_label) == ("int", "year")
    assert verdict.reason == "range:year"
    assert "year" not in verdict.labels


def test_supported_labels_are_raised():
    cells = ["12.25", "13.5", "17.125"] * 20
    verdict = decide(sample_of(cells), {"latitude": 0.7, "float": 0.4}, thresholds=0.3)
    assert verdict.net_label == "latitude"
    assert verdict.labels[-1] == "float"
    assert decide(sample_of(cells), {"age": 0.7, "float": 0.4}).reason == "range:decimals"


def test_weak_support_does_not_beat_a_confident_network(monkeypatch):
    weak = Opinion("categorical", 0.1, "test", "supports")
    monkeypatch.setattr(verdict_module, "opinions_on", lambda *_: [weak])
    sample = sample_of(["red", "green", "blue"] * 20)
    assert decide(sample, {"city": 0.95, "categorical": 0.02}).label == "city"
    assert decide(sample, {"city": 0.02, "categorical": 0.02}, thresholds=0.01).reason == "test"


def test_below_the_threshold_it_is_unknown():
    verdict = decide(WORDS, {"text": 0.3, "city": 0.4})
    assert (verdict.label, verdict.reason) == (UNKNOWN, "low_score")
    assert verdict.net_label == "city"
    assert verdict.labels == ()


def test_thresholds_per_label():
    proba = {"text": 0.3, "city": 0.4}
    assert decide(WORDS, proba, thresholds={"city": 0.35}).label == "city"
    assert decide(WORDS, proba, thresholds=[0.9, 0.35]).label == "city"
    assert decide(WORDS, proba, thresholds=0.45).label == UNKNOWN


def test_arrays_need_labels():
    assert decide(WORDS, np.array([0.2, 0.9]), ("text", "city")).label == "city"
    with pytest.raises(TypeError, match="need labels"):
        decide(WORDS, np.array([0.2, 0.9]))


@pytest.mark.parametrize("cells", [[], ["N/A", "-", "null"]])
def test_nothing_to_look_at(cells):
    verdict = decide(sample_of(cells), {"text": 0.9})
    assert (verdict.label, verdict.score, verdict.reason) == (UNKNOWN, 0.0, "no_values")
    assert not opinions(sample_of(cells))


def test_without_rules():
    sample = sample_of(["a@b.org", "c@d.com"])
    verdict = decide(sample, {"text": 0.9, "email": 0.1}, use_rules=False)
    assert (verdict.label, verdict.reason) == ("text", "net")


def test_labels_are_closed_under_implication():
    verdict = decide(WORDS, {"city": 0.9, "first_name": 0.6})
    assert verdict.labels == ("city", "text", "first_name", "person_name")


def test_verdicts_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        decide(WORDS, {"text": 0.9}).label = "city"


@pytest.mark.parametrize("reason", sorted(TAKEN))
def test_null_tokens_do_not_change_a_settled_verdict(reason):
    rng = np.random.default_rng(3)
    cells = TAKEN[reason][0]
    proba = dict.fromkeys(LABELS, 0.1)
    plain = decide(sample_of(cells), proba)
    assert plain.reason == reason
    tokens = sorted(NULL_TOKENS - {""})
    for _ in range(5):
        mixed = cells + [tokens[k] for k in rng.integers(len(tokens), size=40)] + [" - ", "NULL "]
        rng.shuffle(mixed)
        noisy = decide(sample_of(mixed), proba)
        assert (noisy.label, noisy.reason) == (plain.label, plain.reason)


@pytest.mark.parametrize("token", ["k.A.", "K.A.", "k.a.", "n/a", "n.A."])
def test_abbreviations_are_null_tokens_in_the_case_of_their_language(token):
    plain = decide(sample_of(["ja", "nein"] * 6), {"boolean": 0.9})
    mixed = decide(sample_of(["ja", "nein"] * 6 + [token]), {"boolean": 0.9})
    assert (mixed.label, mixed.reason) == (plain.label, plain.reason)
    assert plain.label == "boolean"


def test_weights_count_not_distinct_values():
    cells = ["#a1b2c3"] * 97 + ["red", "green", "blue"]
    assert decide(sample_of(cells), {"hex_color": 0.1}).label == UNKNOWN  # of the first cells
    cells = ["#a1b2c3", "#00ff00", "#aa00aa", "#bb11cc"] * 30 + ["red", "green", "blue"]
    assert decide(sample_of(cells), {"hex_color": 0.1}).label == "hex_color"


def test_opinions_speak_of_known_labels():
    rng = np.random.default_rng(5)
    pools = [columns[0] for columns in TAKEN.values()] + [["1", "2.5"], ["a", "b"]]
    for _ in range(50):
        column = [c for k in rng.integers(len(pools), size=2) for c in pools[k]] * 4
        for opinion in opinions(sample_of(column)):
            assert isinstance(opinion, Opinion)
            assert opinion.label in catalogue()
            assert 0.0 <= opinion.score <= 1.0
            assert opinion.kind in {"settles", "supports", "forbids", "doubts", "yields"}


def test_one_column_as_many():
    rng = np.random.default_rng(2)
    samples = [sample_of(columns[0]) for columns in TAKEN.values()] + [WORDS, NUMBERS]
    proba = rng.random((len(samples), len(LABELS)))
    together = decide_all(samples, proba, LABELS)
    assert together == [decide(s, p, LABELS) for s, p in zip(samples, proba, strict=True)]
    assert decide_all([], np.empty((0, len(LABELS))), LABELS) == []


def test_order_of_labels_does_not_matter():
    rng = np.random.default_rng(4)
    for _ in range(20):
        proba = dict(zip(LABELS, rng.random(len(LABELS)).tolist(), strict=True))
        turned = dict(reversed(proba.items()))
        one, other = decide(NUMBERS, proba), decide(NUMBERS, turned)
        assert (one.label, one.reason) == (other.label, other.reason)
        assert one.score == pytest.approx(other.score)


def test_null_tokens_are_dropped_and_cells_stripped():
    cells = present_cells(sample_of([" a ", "N/A", "b", "b", "-", " null "]))
    assert cells.values == ["a", "b"]
    assert cells.weights == [1, 2]


def test_a_hundred_columns_take_few_calls():
    rng = np.random.default_rng(1)
    pools = [columns[0] for columns in TAKEN.values()]
    samples = []
    for k in range(100):
        cells = [f"{c}{i}" if k % 2 else c for i, c in enumerate(pools[k % len(pools)] * 200)]
        samples.append(sample_of(cells[:512]))
    proba = rng.random((100, len(LABELS)))
    decide_all(samples, proba, LABELS)  # word lists are read once
    profile = cProfile.Profile()
    profile.runcall(decide_all, samples, proba, LABELS)
    cells = sum(len(sample.values) for sample in samples)
    assert sum(entry.callcount for entry in profile.getstats()) < 75 * cells


# -- how opinions change scores --------------------------------------------------------------


def adjusted(score, *given, scaled=False):
    row = np.array([score, 0.5])
    _adjust(row, [Opinion("email", s, "r", kind) for kind, s in given], {"email": 0}, scaled=scaled)
    assert row[1] == 0.5
    return float(row[0])


def odds(score):
    return score / (1.0 - score)


def test_an_opinion_changes_odds_by_its_weight():
    factor = 0.5**SUPPORT
    assert odds(adjusted(0.8, ("forbids", 0.5))) == pytest.approx(4.0 * factor)
    assert odds(adjusted(0.2, ("supports", 0.5))) == pytest.approx(0.25 / factor)
    both = adjusted(0.2, ("supports", 0.5), ("forbids", 0.5))
    assert both == pytest.approx(0.2)


def test_a_scaled_opinion_takes_its_share_of_a_score():
    assert adjusted(0.8, ("forbids", 0.25), scaled=True) == pytest.approx(0.6)
    assert adjusted(0.2, ("supports", 0.5), scaled=True) == adjusted(0.2, ("supports", 0.5))


@pytest.mark.parametrize("scaled", [False, True])
def test_what_is_forbidden_for_certain_stays_forbidden(scaled):
    assert adjusted(0.8, ("forbids", 1.0), ("supports", 1.0), scaled=scaled) == 0.0


def test_certain_support_leaves_a_finite_score():
    assert 0.99 < adjusted(0.2, ("supports", 1.0)) < 1.0
    assert 0.0 < adjusted(1.0, ("forbids", 0.9)) < 1.0


def test_opinions_of_validators_are_scaled(monkeypatch):
    against = [Opinion("text", 0.25, "validator:text", "forbids")]
    monkeypatch.setattr(verdict_module, "validated_opinions", lambda *_: against)
    assert decide(WORDS, {"text": 0.8}).score == pytest.approx(0.6)
    assert decide(WORDS, {"text": 0.8}, use_rules=False).score == pytest.approx(0.8)


def test_evidence_is_about_the_verdict_first():
    mails = sample_of(["a@b.org", "c@d.com"])
    settled = decide(mails, {"text": 0.9, "company": 0.95, "email": 0.1})
    assert settled.evidence[0].label == "email"
    unsure = decide(WORDS, {"text": 0.3, "city": 0.4})
    assert (unsure.label, unsure.evidence[0].label) == ("unknown", "city")


@pytest.mark.parametrize(
    ("kind", "score", "added"),
    [
        ("settles", 0.5, math.inf),
        ("supports", 0.5, 3.0 * math.log(2.0)),
        ("forbids", 0.5, -3.0 * math.log(2.0)),
        ("supports", 1.0, math.inf),
        ("forbids", 1.0, -math.inf),
    ],
)
def test_what_an_opinion_adds_to_log_odds(kind, score, added):
    assert _added(Opinion("email", score, "r", kind), 3.0) == pytest.approx(added)
