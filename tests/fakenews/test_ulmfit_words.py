"""A pickled vocabulary is read word by word, and nothing in it is run or believed."""

from __future__ import annotations

import pickle
import struct

import pytest
from helpers import peak_bytes

from pandas_semtype.errors import CheckpointError
from pandas_semtype.fakenews.ulmfit.published import read_words

WORDS = ["xxunk", "xxpad", "the", "caf\u00e9", "two words", "\U0001f600"]
WORDS += [f"w{i}" for i in range(3000)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "words.pkl"


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_lists_of_words_of_every_protocol(path, protocol):
    path.write_bytes(pickle.dumps(WORDS, protocol))
    assert list(read_words(path).words) == WORDS
    again = [*WORDS[:3], WORDS[2], WORDS[2]]  # the same object: fetched from where it was stored
    path.write_bytes(pickle.dumps(again, protocol))
    assert list(read_words(path).words) == [*WORDS[:3], "the 3", "the 4"]


class Command:
    """Would run a command if it were unpickled."""

    def __reduce__(self):
        return eval, ("1 / 0",)


HOSTILE = {
    "a command": pickle.dumps([*WORDS, Command()]),
    "a command by hand": b"cos\nsystem\n(S'id'\ntR.",
    "a far place": b"(lr" + struct.pack("<I", 2**27) + b"V3\na.",
    "a far place in text": b"(lr0\nV3\np861000000\na.",
    "nothing there": b"]g7\n.",
    "itself": b"](h\x00e.",
    "a dict": pickle.dumps({"a": 1}),
    "a tuple": pickle.dumps(("a", "b")),
    "numbers": pickle.dumps([1, 2]),
    "lists": pickle.dumps([["a"]]),
    "a word": pickle.dumps("a"),
    "nothing": b"",
    "an end": b".",
    "cut off": pickle.dumps(WORDS)[:-1],
    "a length of 4 GiB": b"]X\xff\xff\xff\xffa.",
    "a length of exbytes": b"]\x8d" + b"\xff" * 8 + b"a.",
    "bytes": pickle.dumps([b"a"]),
    "marks": b"((((.",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_anything_else_is_refused_and_costs_nothing(path, kind):
    path.write_bytes(HOSTILE[kind])

    def refused() -> None:
        with pytest.raises(CheckpointError, match=r"list of words|cannot be used"):
            read_words(path)

    assert peak_bytes(refused) < 1 << 23
