import io
import json

import numpy as np
import pytest

from pandas_semtype.checkpoint import (
    Checkpoint,
    pack_arrays,
    read_checkpoint,
    unpack_arrays,
)
from pandas_semtype.errors import CheckpointError, ModelIntegrityError
from pandas_semtype.saving import write_checkpoint


@pytest.fixture
def checkpoint():
    return Checkpoint({"name": "m", "labels": ["a"]}, {"w.npz": b"weights"}, "# card\n")


def test_round_trip(tmp_path, checkpoint):
    write_checkpoint(tmp_path / "new" / "m", checkpoint)
    back = read_checkpoint(tmp_path / "new" / "m")
    assert back.config["labels"] == ["a"]
    assert back.files == checkpoint.files
    assert back.card == "# card\n"
    assert not list(tmp_path.glob("new/.*")), "no temporary directory is left"


def test_digest_is_of_the_content(tmp_path, checkpoint):
    write_checkpoint(tmp_path / "a", checkpoint)
    first = read_checkpoint(tmp_path / "a")
    write_checkpoint(tmp_path / "b", first)
    assert read_checkpoint(tmp_path / "b").digest == first.digest
    other = Checkpoint(checkpoint.config, {"w.npz": b"other"})
    assert other.digest != checkpoint.digest


def test_an_older_checkpoint_is_replaced(tmp_path, checkpoint):
    write_checkpoint(tmp_path / "m", Checkpoint({"name": "old"}, {"gone.bin": b"1"}))
    write_checkpoint(tmp_path / "m", checkpoint)
    assert sorted(p.name for p in (tmp_path / "m").iterdir()) == [
        "README.md",
        "config.json",
        "manifest.json",
        "w.npz",
    ]


def test_a_failed_write_leaves_the_old_one(tmp_path, checkpoint):
    write_checkpoint(tmp_path / "m", checkpoint)
    with pytest.raises(TypeError):
        write_checkpoint(tmp_path / "m", Checkpoint({"name": object()}, {}))
    assert read_checkpoint(tmp_path / "m").files == checkpoint.files
    assert [p.name for p in tmp_path.iterdir()] == ["m"]


def damage(directory, kind):
    config = directory / "config.json"
    entries = json.loads(config.read_text())
    if kind == "no config":
        config.unlink()
    elif kind == "no json":
        config.write_text("{")
    elif kind == "no files":
        config.write_text("[]")
    elif kind == "format":
        config.write_text(json.dumps({**entries, "format": "pandas-semtype-9"}))
    elif kind == "missing":
        (directory / "w.npz").unlink()
    elif kind == "flipped":
        (directory / "w.npz").write_bytes(b"Weights")
    elif kind == "escape":
        config.write_text(json.dumps({**entries, "files": {"../w.npz": "0"}}))


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("no config", "has no config.json"),
        ("no json", "cannot be read"),
        ("no files", "no object with a list of files"),
        ("format", "pandas-semtype-9"),
        ("missing", "has no w.npz"),
        ("escape", "leaves the directory"),
    ],
)
def test_damage_is_reported(tmp_path, checkpoint, kind, message):
    write_checkpoint(tmp_path / "m", checkpoint)
    damage(tmp_path / "m", kind)
    with pytest.raises(CheckpointError, match=message):
        read_checkpoint(tmp_path / "m")


def test_another_content_is_reported(tmp_path, checkpoint):
    write_checkpoint(tmp_path / "m", checkpoint)
    damage(tmp_path / "m", "flipped")
    with pytest.raises(ModelIntegrityError, match="expected hash SHA-256"):
        read_checkpoint(tmp_path / "m")


def test_arrays_round_trip_without_pickle():
    arrays = {"a/kernel": np.arange(6.0).reshape(2, 3), "b": np.array([1], dtype=np.float16)}
    back = unpack_arrays(pack_arrays(arrays))
    assert list(back) == list(arrays)
    assert np.array_equal(back["a/kernel"], arrays["a/kernel"])
    assert back["b"].dtype == np.float16
    objects = np.array([{}], dtype=object)
    with pytest.raises(ValueError, match="allow_pickle"):
        pack_arrays({"x": objects})
    poisoned = io.BytesIO()
    np.savez(poisoned, x=objects)
    with pytest.raises(CheckpointError, match="dtype 'O'"):
        unpack_arrays(poisoned.getvalue())


def test_compressed_arrays_are_smaller_and_the_same():
    arrays = {"a": np.zeros((100, 100)), "b": np.array(["x", "long"])}
    packed = pack_arrays(arrays, level=1)
    assert len(packed) < len(pack_arrays(arrays)) / 10
    back = unpack_arrays(packed)
    assert all(np.array_equal(back[name], array) for name, array in arrays.items())
