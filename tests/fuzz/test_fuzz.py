"""Every fuzz target reads a few damaged inputs in every test run; the command reads many more."""

from __future__ import annotations

import contextlib
import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from pandas_semtype.errors import SemtypeError
from tests.fuzz.__main__ import fuzz
from tests.fuzz.damage import damaged
from tests.fuzz.targets import CORPUS, TARGETS, drawn, seeds


@pytest.mark.parametrize("target", TARGETS)
def test_damaged_inputs_are_read_or_refused(target):
    assert not fuzz(target, 40).foreign


REFUSING = (
    "archive", "arrays", "cell_graph", "config", "document_graph", "evidence", "json_table",
    "model", "name_dict", "result", "settings", "text_model", "vocabulary", "words",
)  # fmt: skip


@pytest.mark.parametrize("target", REFUSING)
def test_damage_is_noticed(target):
    found = fuzz(target, 60)
    assert 0 < found.refused <= found.runs == 60


@pytest.mark.parametrize("target", [path.name for path in sorted(CORPUS.iterdir())])
def test_the_corpus_itself_is_read_or_refused(target):
    for content in seeds(target):
        with contextlib.suppress(SemtypeError):
            TARGETS[target](content)


@pytest.mark.parametrize("target", ["date", "csv", "model"])
def test_inputs_are_the_same_for_the_same_number(target):
    assert [drawn(target, i) for i in range(20)] == [drawn(target, i) for i in range(20)]
    assert len({drawn(target, i) for i in range(20)}) > 5


def test_damage_is_the_same_for_the_same_number():
    one, two = (damaged([b"some content"], random.Random("a 7")) for _ in range(2))
    assert one == two
