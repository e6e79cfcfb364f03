import json
import subprocess
import sys

import numpy as np
import pytest

pytest.importorskip("faker", reason="simulation needs the extra 'train'")

import pandas_semtype
from pandas_semtype.errors import ExampleError
from pandas_semtype.simon.features.alphabet import alphabet
from pandas_semtype.simon.features.cell_encoder import CellEncoder
from pandas_semtype.simon.simulate import all_sources, generate
from pandas_semtype.simon.simulate.corpus import (
    draw_column,
    make_block,
    sample_of,
    true_labels,
)
from pandas_semtype.simon.simulate.mapping import read_mapping, sources_of
from pandas_semtype.simon.simulate.noise import NULL_TOKENS, roughen
from pandas_semtype.simon.simulate.registry import Column, Generator
from pandas_semtype.types import catalogue

MAPPING = {"email": ["email", "text"], "year": ["year", "datetime", "int"], "isbn13": []}


@pytest.fixture(scope="module")
def sources():
    return all_sources()


@pytest.fixture
def encoder():
    return CellEncoder(alphabet("universal"), head=4, tail=8)


def test_every_label_of_the_catalogue_has_generators(sources):
    assert set(sources) == set(catalogue())


def test_generate_gives_a_frame_and_its_labels():
    frame, labels = generate(6, 10, random_state=3)
    assert frame.shape == (10, 6)
    assert len(labels) == 6
    assert {label for true in labels for label in true} <= set(catalogue())
    again, labels_again = generate(6, 10, random_state=3)
    assert frame.equals(again)
    assert labels == labels_again
    other, _ = generate(6, 10, random_state=4)
    assert not frame.equals(other)


def test_generate_of_chosen_labels():
    _, labels = generate(8, 5, labels=["email", "uuid"])
    assert {true[0] for true in labels} == {"email", "uuid"}
    with pytest.raises(ExampleError, match="Received: \\['nothing'\\]"):
        generate(2, 5, labels=["nothing"])
    with pytest.raises(ExampleError, match="n_rows=0"):
        generate(2, 0)


def test_generate_with_a_mapping_of_ones_own(tmp_path):
    path = tmp_path / "types.json"
    path.write_text(json.dumps(MAPPING))
    for mapping in (MAPPING, path, str(path)):
        frame, labels = generate(12, 40, mapping=mapping, random_state=1)
        assert set(labels) == {("email", "text"), ("year", "datetime", "int")}
        for name, true in zip(frame, labels, strict=True):
            cells = [c for c in frame[name] if "@" in c or c.isdigit()]
            assert len(cells) > 20, "most cells are not null tokens"
            assert all(("@" in c) == (true[0] == "email") for c in cells)


def test_mapping_null_share():
    frame, _ = generate(20, 50, mapping={"uuid4": ["uuid"]}, null_share=0.3)
    fraction = np.mean([len(cell) != 36 for name in frame for cell in frame[name]])
    assert 0.2 < fraction < 0.4


def test_mapping_errors(tmp_path):
    with pytest.raises(ExampleError, match=r"no such provider\. Received: 'emial'"):
        sources_of({"emial": ["email"]})
    with pytest.raises(ExampleError, match="cannot be read"):
        read_mapping(tmp_path / "none.json")
    (tmp_path / "list.json").write_text("[1]")
    with pytest.raises(ExampleError, match="Received: list"):
        read_mapping(tmp_path / "list.json")


def test_shipped_mapping_is_of_known_labels():
    for provider, labels in read_mapping(None).items():
        assert labels, provider
        assert set(labels) <= set(catalogue()), provider


def test_true_labels_start_with_the_primary_one():
    column = Column(["1"], also=("int",))
    assert true_labels(column, "year") == ("year", "int", "datetime")
    assert true_labels(Column(["a"], primary="city"), "year") == ("city", "text")


def test_sample_of_counts_and_strips():
    sample = sample_of(["a", " a", None, "b", "", "  "])
    assert sample.values == ["a", "b"]
    assert sample.counts.tolist() == [2, 1]
    assert (sample.n_sampled, sample.n_missing) == (6, 3)


def test_a_model_that_is_not_sure_reads_a_simulated_column_again():
    model = pandas_semtype.load("simon_v2").model
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    rng = np.random.default_rng(6)
    sample = sample_of(["".join(rng.choice(letters, 7)) for _ in range(60)])
    (once,), _ = model.infer_samples([sample], max_cells=model.max_cells)
    (again,), _ = model.infer_samples([sample])
    assert once.score < 0.9
    assert again.score != once.score


def test_noise_keeps_length_and_at_least_one_clean_cell():
    rng = np.random.default_rng(0)
    source = Generator("city", lambda rng, n: [], case=True, typos=True, repeats=1.0)
    for _ in range(200):
        cells = [f"Town {i}" for i in range(12)]
        rough = roughen(Column(list(cells), primary="city"), source, rng)
        assert len(rough) == 12
        present = [c for c in rough if c is not None and c.strip() not in NULL_TOKENS]
        assert present


def test_repeated_columns_may_be_called_categorical():
    source = Generator("city", lambda rng, n: [], repeats=1.0)
    column = Column([f"Town {i}" for i in range(100)], primary="city")
    roughen(column, source, np.random.default_rng(0))
    assert "categorical" in column.ignore


def test_block_is_deterministic_and_whole(sources, encoder):
    labels = tuple(sorted(catalogue()))
    block = make_block((1, 2), 24, labels, encoder, max_cells=5, sources=sources)
    again = make_block((1, 2), 24, labels, encoder, max_cells=5, sources=sources)
    assert block.characters.shape == (24, 5, 12)
    assert np.array_equal(block.characters, again.characters)
    assert np.array_equal(block.statistics, again.statistics)
    assert np.isfinite(block.statistics).all()
    assert set(np.unique(block.targets)) <= {-1, 0, 1}
    assert (block.targets[np.arange(24), block.primary] == 1).all()
    assert (block.characters > 0).any(axis=2).all(), "a short column repeats its cells"


def test_what_a_generator_leaves_open_costs_nothing(encoder):
    def make(rng, n):
        return Column(["12° N"] * n, ignore=("float", "text"))

    labels = ("float", "latitude", "text")
    block = make_block(
        0, 3, labels, encoder, sources={"latitude": [Generator("latitude", make, repeats=0)]}
    )
    assert (block.targets == [-1, 1, -1]).all()


def test_columns_are_as_long_as_asked(sources):
    rng = np.random.default_rng(5)
    labels = tuple(sources)
    for n in (1, 2, 7, 300):
        for _ in range(20):
            cells, _, true = draw_column(rng, labels, n, sources)
            assert len(cells) == n
            assert true


def test_same_columns_in_another_process():
    code = (
        "from pandas_semtype.simon.simulate import generate\n"
        "frame, labels = generate(25, 20, random_state=11)\n"
        "import hashlib; text = frame.to_json() + repr(labels)\n"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
