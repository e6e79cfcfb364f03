"""Bounds of what is read of a model directory: at a bound it is read, beyond it is refused."""

from __future__ import annotations

import json
import struct
import zipfile
from io import BytesIO

import numpy as np
import pytest

from pandas_semtype import arrays, checkpoint
from pandas_semtype.arrays import array_shapes, finite, pack_arrays, unpack_arrays
from pandas_semtype.checkpoint import Checkpoint, checkpoint_files, read_checkpoint, read_config
from pandas_semtype.errors import CheckpointError, SemtypeError
from pandas_semtype.model_files import checked_name, read_file
from pandas_semtype.saving import write_checkpoint
from pandas_semtype.strict_json import loads


def npy(descr="<f4", shape=(2,), data=None, *, version=1, header=None, order=False) -> bytes:
    """Return an array as a file, with a header of as many bytes as asked for."""
    if data is None:
        data = bytes(int(np.prod(shape)) * np.dtype(descr).itemsize)
    text = repr({"descr": descr, "fortran_order": order, "shape": shape})
    text = text.ljust(header or len(text))
    size = struct.pack("<H" if version == 1 else "<I", len(text))
    return b"\x93NUMPY" + bytes([version, 0]) + size + text.encode() + data


def packed(*files: tuple[str, bytes], kind: int = zipfile.ZIP_STORED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", kind) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


def one(*args, **options) -> np.ndarray:
    content = packed(("a.npy", npy(*args, **options)))
    found = unpack_arrays(content)
    assert array_shapes(content) == {"a": found["a"].shape}
    return found["a"]


@pytest.mark.parametrize("version", [1, 2])
def test_a_header_is_read_up_to_ten_thousand_bytes(version):
    assert one(header=10_000, version=version).tolist() == [0, 0]
    with pytest.raises(CheckpointError, match="has a header of 10,001 bytes"):
        one(header=10_001, version=version)


def test_a_later_format_is_not_read():
    with pytest.raises(CheckpointError, match="another format version"):
        one(version=3)


def test_arrays_have_up_to_eight_dimensions():
    assert one(shape=(1,) * 8).shape == (1,) * 8
    with pytest.raises(CheckpointError, match="no shape that is read"):
        one(shape=(1,) * 9)


@pytest.mark.parametrize("shape", [(-1, -2), (True, 2), (2.0,), ("2",)])
def test_what_is_no_length_is_no_shape(shape):
    with pytest.raises(CheckpointError, match="no shape that is read"):
        one(shape=shape, data=bytes(8))


@pytest.mark.parametrize("descr", ["?", "<i2", "<u8", "<f2", "<f8", "<U3"])
def test_numbers_and_texts_are_read(descr):
    found = one(descr, (0, 3))
    assert (found.shape, found.dtype) == ((0, 3), np.dtype(descr))


@pytest.mark.parametrize("descr", ["<c8", "<M8[s]", "|S4", "|V4", "<U0", "|O"])
def test_other_dtypes_are_refused(descr):
    with pytest.raises(CheckpointError, match="which is not read"):
        one(descr, (1,), bytes(8))


def test_columns_may_come_first():
    values = np.arange(6, dtype="<f4").reshape(2, 3)
    found = one(shape=(2, 3), data=values.tobytes("F"), order=True)
    assert found.tolist() == values.tolist()


@pytest.mark.parametrize("more", [-4, -1, 1, 4])
def test_a_size_is_that_of_the_header(more):
    with pytest.raises(CheckpointError, match="another size than its header says"):
        one(shape=(2,), data=bytes(8 + more))


def test_all_arrays_of_a_file_share_one_bound(monkeypatch):
    files = [("a.npy", npy()), ("b.npy", npy())]
    total = sum(len(content) for _, content in files)
    monkeypatch.setattr(arrays, "MOST_ARRAY_BYTES", total)
    assert set(unpack_arrays(packed(*files))) == {"a", "b"}
    monkeypatch.setattr(arrays, "MOST_ARRAY_BYTES", total - 1)
    with pytest.raises(CheckpointError, match=f"declares 2 arrays of {total:,} bytes, more than"):
        unpack_arrays(packed(*files))
    monkeypatch.setattr(arrays, "MOST_ARRAY_BYTES", total)
    monkeypatch.setattr(arrays, "_MOST_ARRAYS", 2)
    assert set(array_shapes(packed(*files))) == {"a", "b"}
    monkeypatch.setattr(arrays, "_MOST_ARRAYS", 1)
    with pytest.raises(CheckpointError, match="declares 2 arrays"):
        array_shapes(packed(*files))


def test_another_way_of_packing_is_refused_by_a_short_message():
    long = "n" * 200
    with pytest.raises(CheckpointError, match="packed another way") as caught:
        unpack_arrays(packed((long, npy()), kind=zipfile.ZIP_BZIP2))
    assert "n" * 80 in str(caught.value)
    assert "n" * 81 not in str(caught.value)
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = packed((long, npy()), (long, npy()))
    with pytest.raises(CheckpointError, match="twice") as caught:
        unpack_arrays(twice)
    assert "n" * 81 not in str(caught.value)


@pytest.mark.parametrize(("level", "kind"), [(0, zipfile.ZIP_STORED), (6, zipfile.ZIP_DEFLATED)])
def test_arrays_are_packed_only_if_asked(level, kind):
    content = pack_arrays({"a/b": np.zeros(9), "c": np.ones((2, 2), dtype="?")}, level=level)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {kind}
    assert {name: array.tolist() for name, array in unpack_arrays(content).items()} == {
        "a/b": [0.0] * 9, "c": [[True, True]] * 2,
    }  # fmt: skip
    steps = {"a": np.arange(5000) % 97}
    assert len(pack_arrays(steps, level=9)) < len(pack_arrays(steps, level=1))
    assert pack_arrays({"a": np.zeros(9)}) == pack_arrays({"a": np.zeros(9)}, level=0)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_finite_numbers_become_single_ones(dtype):
    found = finite(np.array([-3, 3], dtype=dtype), "w", "f", 3.0)
    assert (found.dtype, found.tolist()) == (np.float32, [-3, 3])
    assert finite(np.array([], dtype=dtype), "w", "f", 1.0).size == 0
    with pytest.raises(CheckpointError, match=r"a value of the array 'w' is not from -2 to 2"):
        finite(np.array([-3, 1], dtype=dtype), "w", "f", 2.0)
    for odd in (np.nan, np.inf):
        with pytest.raises(CheckpointError, match="is not finite"):
            finite(np.array([1, odd], dtype=dtype), "w", "f")


def test_other_numbers_are_not_finite_floats():
    with pytest.raises(CheckpointError, match="is not finite"):
        finite(np.array([1e300]), "w", "f")
    wide = [np.longdouble] if np.dtype(np.longdouble).itemsize > 8 else []
    for dtype in (np.int64, np.bool_, np.complex64, *wide):
        with pytest.raises(CheckpointError, match="not a float"):
            finite(np.zeros(2, dtype=dtype), "w", "f")


def test_a_file_is_read_up_to_its_bound(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 1500)
    assert read_file(tmp_path, "a", 1500) == b"x" * 1500
    with pytest.raises(CheckpointError, match="has 1,500 bytes, more than 1,499"):
        read_file(tmp_path, "a", 1499)
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path, "b")
    with pytest.raises(CheckpointError, match="no regular file"):
        read_file(tmp_path.parent, tmp_path.name)


def test_the_bounds_of_files_are_those_that_are_told():
    assert checkpoint.MOST_BYTES == 2 * 1024**3
    assert checkpoint.MOST_CONFIG_BYTES == 16 * 1024**2
    assert arrays.MOST_ARRAY_BYTES == 1024**3


def test_names_of_files_are_plain():
    assert checked_name("n" * 200, "list") == "n" * 200
    for odd in ("n" * 201, "a/b", "a\\b", "a:b", "", ".", "..", "\xe9", "a\n", 3, None):
        with pytest.raises(CheckpointError):
            checked_name(odd, "list")


def test_json_is_nested_up_to_sixty_four_levels():
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        assert loads((opening * 64 + "1" + closing * 64).encode())
        with pytest.raises(ValueError, match="nested more than 64 levels"):
            loads((opening * 65 + "1" + closing * 65).encode())
    assert loads(b"[" + b"[{}]," * 300 + b"0]")[-1] == 0
    with pytest.raises(ValueError, match="nested more than 64 levels"):
        loads(b"[" * 64 + b'{"a": {}}' + b"]" * 64)
    with pytest.raises(ValueError, match="nested more than 64 levels"):
        loads(b"[" * 65 + b"{}" + b"]" * 65)
    for text in ('"' + "[" * 99 + '"', r'"\"' + "{" * 99 + '"', '["\\\\", "' + "[" * 99 + '"]'):
        assert loads(text.encode()) == json.loads(text)


# -- configurations and manifests ----------------------------------------------------------------


@pytest.fixture
def model(tmp_path):
    content = Checkpoint({"kind": "x", "note": "h\xf6he"}, {"a.npz": b"one", "b": b"two"}, "card")
    return write_checkpoint(tmp_path / "model", content)


def changed(folder, name, change) -> None:
    value = json.loads((folder / name).read_text("utf-8"))
    change(value)
    (folder / name).write_text(json.dumps(value), "utf-8")


def without_manifest(folder) -> None:
    changed(folder, "config.json", lambda config: config.pop("manifest"))
    (folder / "manifest.json").unlink()


def test_the_files_of_a_model(model):
    files = checkpoint_files(Checkpoint({"note": "h\xf6he"}, {"b": b"two"}))
    assert list(files) == ["config.json", "manifest.json", "b"]
    # One entry a line, as people read it; another layout would be another hash.
    assert files["config.json"].startswith(
        b'{\n "format": "pandas-semtype-1",\n "note": "h\xc3\xb6he'
    )
    assert files["config.json"].endswith(b"}\n")
    assert read_config(model)["note"] == "h\xf6he"
    read = read_checkpoint(model)
    assert (dict(read.files), read.card) == ({"a.npz": b"one", "b": b"two"}, "card")


def test_a_model_without_manifest_is_read(model):
    without_manifest(model)
    assert set(read_checkpoint(model).files) == {"a.npz", "b"}
    (model / "manifest.json").write_text("{}")
    assert set(read_checkpoint(model).files) == {"a.npz", "b"}


@pytest.mark.parametrize(("name", "change", "message"), [
    ("config.json", lambda c: c.update(manifest="other.json"), "names another manifest"),
    ("manifest.json", lambda m: m.update(format="pandas-semtype-2"), "pandas-semtype-2"),
    ("manifest.json", lambda m: m.pop("sha256"), "no object with a list of files"),
    ("manifest.json", lambda m: m.update(sha256=[]), "no object with a list of files"),
    ("manifest.json", lambda m: m["sha256"].pop("b"), "other files than config.json"),
    ("manifest.json", lambda m: m["sha256"].pop("config.json"), "config.json"),
    ("manifest.json", lambda m: m["sha256"].update(b="0" * 64), "other files than config.json"),
    ("manifest.json", lambda m: m["sha256"].update(b="A" * 64), "hash of b is no SHA-256"),
    ("manifest.json", lambda m: m["sha256"].update(b="0" * 63), "hash of b is no SHA-256"),
    ("manifest.json", lambda m: m["sha256"].update(b=7), "hash of b is no SHA-256"),
    ("manifest.json", lambda m: m["sha256"].update({"../b": "0" * 64}), "leaves the directory"),
])  # fmt: skip
def test_a_manifest_that_is_another(model, name, change, message):
    changed(model, name, change)
    with pytest.raises(SemtypeError, match=message):
        read_checkpoint(model)


def test_the_number_of_files_has_a_bound(model, monkeypatch):
    monkeypatch.setattr(checkpoint, "_MOST_FILES", 2)
    assert len(read_checkpoint(model).files) == 2
    more = {str(i): "0" * 64 for i in range(2)}
    changed(model, "manifest.json", lambda m: m["sha256"].update(more))
    with pytest.raises(CheckpointError, match="no object with a list of files"):
        read_checkpoint(model)
    monkeypatch.setattr(checkpoint, "_MOST_FILES", 1)
    with pytest.raises(CheckpointError, match="no object with a list of files"):
        read_config(model)
