"""The model of names is fitted to portals and word lists, and says what they say."""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest

from pandas_semtype.context.name_model import NameModel
from pandas_semtype.context.tokens import tokens_of
from pandas_semtype.simon.training.names import composed, portal_names, word_lists
from pandas_semtype.simon.training.names.command import main
from pandas_semtype.simon.training.names.composed import composed_names, empty_names
from pandas_semtype.simon.training.names.fitting import Settings
from pandas_semtype.simon.training.names.make import make_model
from pandas_semtype.simon.training.names.pairs import expected_pairs, fit_pairs
from pandas_semtype.simon.training.names.portal_names import GUESSED, PortalName, score_columns
from pandas_semtype.simon.training.portals.columns import is_held_out
from pandas_semtype.types import catalogue

LABELS = tuple(catalogue())
TRAINED = next(f"portal{i}.example" for i in range(99) if not is_held_out(f"portal{i}.example"))
HELD_OUT = next(f"portal{i}.example" for i in range(99) if is_held_out(f"portal{i}.example"))

FEW_WORDS = word_lists.WordList(
    "en",
    {
        "place_town": {"city": 3.0}, "mailbox": {"email": 3.0}, "tally": {"int": 3.0},
        "is_ok": {"boolean": 3.0}, "stamp": {"datetime": 3.0}, "prose": {"text": 3.0},
        "maybe": {"text": 1.0, "city": 1.0},
    },
    {"tally": "int", "stamp": "datetime"},
    ("guest", "host", "owner"),
)  # fmt: skip


@pytest.fixture
def few_words(monkeypatch):
    monkeypatch.setattr(composed, "word_lists", lambda: (FEW_WORDS,))


def test_every_list_names_labels_that_exist():
    for words in word_lists.word_lists():
        named = {label for entry in words.phrases.values() for label in entry}
        named |= set(words.heads.values())
        assert {one for label in named for one in word_lists.shares(label)} <= set(LABELS)
        assert all(tokens_of(phrase) for phrase in words.phrases), words.language


def test_the_lists_are_of_many_languages_and_name_what_is_common():
    lists = {words.language: words for words in word_lists.word_lists()}
    assert len(lists) >= 30
    for language, words in lists.items():
        named = {label for entry in words.phrases.values() for label in entry}
        assert {"city", "country", "datetime", "year"} <= named, language


def test_every_label_has_words():
    named = {
        one
        for words in word_lists.word_lists()
        for entry in words.phrases.values()
        for label in entry
        for one in word_lists.shares(label)
    }
    assert named == set(LABELS)


def test_the_head_labels_a_composed_name(few_words):
    made = list(composed_names(np.random.default_rng(3)))
    of_name = {name.name: max(name.target, key=name.target.get) for name in made}
    assert of_name["tally"] == "int"
    beside = [*FEW_WORDS.phrases, *FEW_WORDS.modifiers]
    counted = {of_name.get(f"{one}_tally") for one in beside if one != "is_ok"} - {None}
    assert counted == {"int"}
    assert {of_name[n] for n in of_name if n.startswith("has_")} == {"boolean"}
    assert all(0 < sum(name.target.values()) <= 1 and name.weight > 0 for name in made)
    assert [name.name for name in composed_names(np.random.default_rng(3))] == [
        name.name for name in made
    ]


def test_empty_names_speak_for_nothing():
    made = list(empty_names(np.random.default_rng(0), 30))
    assert len(made) == 30
    assert not any(name.target for name in made)


def columns_of(pairs, n_tables=12):
    """Return columns of tables, each with the same (name, label) pairs."""
    return [
        PortalName(TRAINED, f"{TRAINED}/{i}.csv", name, label, "author")
        for i in range(n_tables)
        for name, label in pairs
    ]


def test_a_model_learns_names_and_neighbours(few_words):
    columns = columns_of([("breedte", "latitude"), ("lengte", "longitude"), ("naam", "city")])
    columns += columns_of([("waarde", "float"), ("omvang", "float")])
    model = make_model(columns, LABELS, settings=Settings(size=8, epochs=60, batch=64, rate=0.02))
    logits = {
        name: dict(zip(LABELS, model.vector(name) @ model.output, strict=True))
        for name in ("breedte", "guest_mailbox", "mailbox_tally", "waarde")
    }
    assert max(logits["breedte"], key=logits["breedte"].get) == "latitude"
    assert max(logits["guest_mailbox"], key=logits["guest_mailbox"].get) == "email"
    assert max(logits["mailbox_tally"], key=logits["mailbox_tally"].get) == "int"
    again = NameModel.read(model.written())
    assert again.vector("breedte") == pytest.approx(model.vector("breedte"))
    latitude, longitude, real = (LABELS.index(x) for x in ("latitude", "longitude", "float"))
    gain = model.pairs[longitude, latitude] + model.alone[latitude]
    assert gain > model.alone[latitude] + 1
    assert model.alone[latitude] < model.alone[real]


def test_pairs_without_tables_stay_as_expected():
    prior = np.full(len(LABELS), -np.log(len(LABELS)))
    columns = columns_of([("a", "int"), ("b", "text")])
    pairs, _ = fit_pairs(columns, LABELS, prior)
    one, other = LABELS.index("iban"), LABELS.index("bic")
    expected, alone = expected_pairs(LABELS)
    assert alone[LABELS.index("latitude")] < 0
    assert expected[one, other] > 0
    assert pairs[one, other] == pytest.approx(expected[one, other], abs=1e-3)


def write_columns(folder, names):
    """Write columns of e-mail addresses that nobody labelled, and one that somebody did."""
    folder.mkdir()
    cells = [f"someone{i}@example.org" for i in range(20)]
    labelled = {"table": f"x/{TRAINED}/l.csv", "field": 0, "name": "post", "values": cells,
                "semantic_type": "EMAIL"}  # fmt: skip
    with gzip.open(folder / "labelled.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(labelled) + "\n")
    with gzip.open(folder / "unlabelled.jsonl.gz", "wt", encoding="utf-8") as file:
        for i, (portal, name) in enumerate(names):
            entry = {"table": f"x/{portal}/t.csv", "field": i, "name": name, "values": cells}
            file.write(json.dumps(entry) + "\n")
    return folder


def test_cells_that_leave_no_doubt_label_names(tmp_path, monkeypatch):
    names = [(TRAINED, "mailto"), (HELD_OUT, "mailto"), (TRAINED, "  ")]
    folder = write_columns(tmp_path / "data", names)
    scored = tmp_path / "scored.jsonl"
    score_columns(folder, scored)
    lines = [json.loads(line) for line in scored.read_text(encoding="utf-8").splitlines()]
    assert [line["name"] for line in lines] == [name for _, name in names]
    assert {line["label"] for line in lines} == {"email"}
    assert "@" not in scored.read_text(encoding="utf-8")
    # Labels that hardly any column of the trained portals has are mistakes more often than not.
    found = portal_names.portal_names(folder, scored, LABELS)
    assert [column.name for column in found] == ["post"]
    monkeypatch.setattr(portal_names, "_FEWEST", 1)
    found = portal_names.portal_names(folder, scored, LABELS)
    assert [(c.name, c.basis, c.held_out) for c in found] == [
        ("post", "author", False), ("mailto", GUESSED, False), ("mailto", GUESSED, True),
    ]  # fmt: skip


def test_the_command_writes_a_model(tmp_path, few_words, capsys):
    folder = write_columns(tmp_path / "data", [(TRAINED, "mailto")] * 2)
    out = tmp_path / "names.npz"
    scored = tmp_path / "scored.jsonl"
    arguments = ["--data", str(folder), "--scored", str(scored), "--out", str(out)]
    assert main(arguments) == 0
    assert NameModel.read(out.read_bytes()).labels == LABELS
    assert "MB" in capsys.readouterr().out
    assert main(["--data", str(tmp_path), "--scored", str(scored), "--out", str(out)]) == 1
    assert "labelled.jsonl.gz" in capsys.readouterr().out
