import numpy as np
import pytest

pytestmark = pytest.mark.tf
pytest.importorskip("keras", reason="training needs the extra 'train'")

from pandas_semtype.simon.training.losses import (  # noqa: E402
    MASKED,
    OPEN,
    pack_targets,
    score_loss,
    vote_loss,
)

LABELS = ("categorical", "email", "int", "text")
PRIMARY = np.array([1])


def logits_of(proba):
    proba = np.asarray(proba, dtype=np.float32)
    return np.log(proba / (1 - proba))


def packed(*targets):
    return pack_targets(np.array([targets], dtype=np.int8), PRIMARY)


def log_shares(scores):
    scores = np.asarray(scores)
    return np.log(scores / scores.sum())


def test_score_loss_prefers_the_primary_label():
    loss, targets = score_loss(LABELS), packed(0, 1, 0, 1)
    right = float(loss(targets, logits_of([[0.01, 0.99, 0.01, 0.99]])))
    general = float(loss(targets, logits_of([[0.01, 0.01, 0.01, 0.99]])))
    wrong = float(loss(targets, logits_of([[0.01, 0.01, 0.99, 0.01]])))
    assert right < general < wrong
    assert right < 0.1


def test_score_loss_leaves_open_what_may_or_may_not_be_given():
    high = logits_of([[0.01, 0.99, 0.99, 0.99]])
    # Half of the binary cross-entropy of a certain, wrong label: -log(0.01) / 2.
    saved = float(score_loss(LABELS)(packed(0, 1, 0, 1), high)) - float(
        score_loss(LABELS)(packed(0, 1, OPEN, 1), high)
    )
    assert saved == pytest.approx(-0.5 * np.log(0.01), rel=1e-3)


def test_score_loss_counts_an_open_label_as_a_rival_of_the_verdict():
    verdict_only = score_loss(LABELS, multi_label_weight=0.0)
    low = logits_of([[0.01, 0.99, 0.01, 0.99]])
    high = logits_of([[0.01, 0.99, 0.99, 0.99]])
    targets = packed(0, 1, OPEN, 1)
    assert float(verdict_only(targets, high)) > float(verdict_only(targets, low)) + 0.5


def test_masked_labels_count_nowhere():
    """The loss of one column by hand: probabilities .2, .5, .9 (masked), .6."""
    logits = logits_of([[0.2, 0.5, 0.9, 0.6]])
    binary = -np.log(0.8) - np.log(0.5) - np.log(0.6)
    # The verdict: text is broader than email, int and categorical broader than nothing masked;
    # numbers and text may be categories. Without int three rivals are left.
    scores = [0.2, 0.5, 0.6 * (1 - 0.2) * (1 - 0.5)]
    expected = 0.5 * binary - log_shares(scores)[1]
    found = float(score_loss(LABELS)(packed(0, 1, MASKED, 1), logits))
    assert found == pytest.approx(expected, rel=1e-5)
    # Whatever the masked logit is, nothing changes.
    other = logits_of([[0.2, 0.5, 0.001, 0.6]])
    assert float(score_loss(LABELS)(packed(0, 1, MASKED, 1), other)) == pytest.approx(expected)


def test_a_masked_label_does_not_hold_back_the_broader_one():
    targets = pack_targets(np.array([[0, 0, 0, 1]], dtype=np.int8), np.array([3]))
    masked = pack_targets(np.array([[0, MASKED, 0, 1]], dtype=np.int8), np.array([3]))
    loss = score_loss(LABELS, multi_label_weight=0.0)
    logits = logits_of([[0.01, 0.99, 0.01, 0.9]])
    assert float(loss(masked, logits)) < 0.1 < float(loss(targets, logits))


def test_vote_loss_counts_the_mean_and_every_cell():
    targets = pack_targets(np.array([[1, 0]], dtype=np.int8), np.array([0]))
    agreed = np.array([[[4.0, 0.0], [4.0, 0.0]]], dtype=np.float32)
    divided = np.array([[[8.0, 0.0], [0.0, 0.0]]], dtype=np.float32)
    mean_only, single_only = vote_loss(1.0, 0.0), vote_loss(0.0, 1.0)
    assert float(mean_only(targets, agreed)) == pytest.approx(float(mean_only(targets, divided)))
    assert float(single_only(targets, agreed)) < float(single_only(targets, divided))


def test_votes_for_masked_labels_are_no_mistake():
    targets = pack_targets(np.array([[1, MASKED, 0]], dtype=np.int8), np.array([0]))
    votes = np.array([[[1.0, 9.0, 0.0], [2.0, -3.0, 0.0]]], dtype=np.float32)
    single = [-np.log(np.exp(v) / (np.exp(v) + 1)) for v in (1.0, 2.0)]
    together = -np.log(np.exp(1.5) / (np.exp(1.5) + 1))
    expected = 0.5 * together + 0.25 * np.mean(single)
    assert float(vote_loss()(targets, votes)) == pytest.approx(expected, rel=1e-5)
