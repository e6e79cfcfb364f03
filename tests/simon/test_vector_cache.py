import numpy as np
import pytest

from pandas_semtype.simon.runtime.vector_cache import VectorCache


def rows(*numbers):
    return np.array([[n, -n] for n in numbers], dtype=np.float32)


def known(cache, *keys):
    vectors, missing = cache.get(keys)
    kept = np.setdiff1d(np.arange(len(keys)), missing)
    return {keys[i].decode(): vectors[i, 0] for i in kept}


def test_what_is_put_is_got():
    cache = VectorCache(2, size=8)
    assert known(cache, b"a") == {}
    cache.put([b"a", b"b"], rows(1, 2))
    cache.put([b"c"], rows(3))
    assert known(cache, b"c", b"x", b"a") == {"c": 3, "a": 1}
    cache.clear()
    assert known(cache, b"a") == {}


def test_the_older_half_gives_way():
    cache = VectorCache(2, size=4)
    for i, key in enumerate((b"a", b"b", b"c", b"d", b"e")):
        cache.put([key], rows(i))
        assert len(cache) <= 4
    assert known(cache, b"a", b"b", b"c", b"d", b"e") == {"c": 2, "d": 3, "e": 4}


@pytest.mark.parametrize("n", [3, 100])
def test_more_than_it_holds(n):
    cache = VectorCache(2, size=6)
    cache.put([bytes([i]) for i in range(n)], rows(*range(n)))
    assert len(cache) == 3
    _, missing = cache.get([bytes([i]) for i in range(n)])
    assert missing.tolist() == list(range(3, n))
