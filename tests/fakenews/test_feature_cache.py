import os
import stat

import numpy as np
import pytest

from pandas_semtype import option_context
from pandas_semtype.fakenews import feature_cache as module
from pandas_semtype.fakenews.feature_cache import FeatureCache, text_key

VALUE = np.arange(6, dtype=np.float32).reshape(2, 3)


@pytest.fixture
def kept(tmp_path):
    return FeatureCache("elmo-1", (2, 3), tmp_path)


def file_of(cache, key):
    return cache.root / cache.name / key[:2] / key


def test_what_is_kept_comes_back(kept):
    assert kept.get("ab12") is None
    assert kept.put("ab12", VALUE.astype(float))
    np.testing.assert_array_equal(kept.get("ab12"), VALUE)
    assert FeatureCache("elmo-2", (2, 3), kept.root).get("ab12") is None
    assert [path.name for path in kept.root.rglob("*") if path.is_file()] == ["ab12"]


@pytest.mark.parametrize("place", [0, 7, 16, 27, -1])
def test_one_flipped_bit_is_found(kept, place):
    kept.put("ab12", VALUE)
    path = file_of(kept, "ab12")
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(raw)
    assert kept.get("ab12") is None
    kept.put("ab12", VALUE)
    np.testing.assert_array_equal(kept.get("ab12"), VALUE)


def test_files_cut_or_in_the_place_of_another_count_as_not_there(kept):
    kept.put("ab12", VALUE)
    kept.put("ab34", VALUE + 1)
    file_of(kept, "ab34").replace(file_of(kept, "ab12"))
    assert kept.get("ab12") is None
    kept.put("ab12", VALUE)
    path = file_of(kept, "ab12")
    path.write_bytes(path.read_bytes()[:-4])
    assert kept.get("ab12") is None
    assert FeatureCache("elmo-1", (3, 3), kept.root).get("ab12") is None


def test_what_was_longest_unused_goes_first(kept):
    for i in range(10):
        kept.put(f"aa{i}", VALUE)
        os.utime(file_of(kept, f"aa{i}"), ns=(i * 10**9, i * 10**9))
    kept.get("aa0")  # used now
    size = file_of(kept, "aa0").stat().st_size
    assert kept.trim(10 * size) == 10 * size
    left = kept.trim(5 * size)
    assert left <= 5 * size
    names = {path.name for path in kept.root.rglob("aa?")}
    assert names == {"aa0", "aa9", "aa8", "aa7"}


@pytest.mark.parametrize(
    "name",
    [
        "train.npy",
        "mine/train.npy",
        "mine/ab/ab12",
        "elmo-1/notes.txt",
        "elmo-1/ab/notes.txt",
        "elmo-1/ab/cd/ab12",
        "elmo-1/ab/.hidden",
    ],
)
def test_files_of_others_are_never_deleted(kept, name):
    mine = kept.root / name
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_bytes(b"x" * 1000)
    kept.put("ab12", VALUE)
    left = file_of(kept, "ab12").with_name("." + "0" * 32)
    left.write_bytes(b"x")
    assert kept.trim(0) == 0
    assert mine.read_bytes() == b"x" * 1000
    assert not left.exists()
    assert kept.get("ab12") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(kept):
    path = file_of(kept, "ab12")
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    assert kept.get("ab12") is None
    assert kept.put("ab12", VALUE)
    np.testing.assert_array_equal(kept.get("ab12"), VALUE)


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "elmo-1").write_text("in the way")
    kept = FeatureCache("elmo-1", (2, 3), tmp_path)
    assert not kept.put("ab12", VALUE)
    assert kept.get("ab12") is None


def test_the_cache_is_in_the_cache_directory_and_holds_no_text(tmp_path):
    with option_context(cache_dir=str(tmp_path / "cache")):
        kept = FeatureCache("elmo-1", (2, 3))
        key = text_key("a secret \ud800")
        kept.put(key, VALUE)
    path = tmp_path / "cache" / "features" / "elmo-1" / key[:2] / key
    assert path.is_file()
    assert b"secret" not in path.read_bytes()
    assert len(key) == 32
    assert module.MAX_BYTES == 1 << 30
    assert not stat.S_IMODE(path.stat().st_mode) & stat.S_IXUSR
