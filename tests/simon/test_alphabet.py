import numpy as np
import pytest

from pandas_semtype.errors import CheckpointError
from pandas_semtype.simon.features.alphabet import PADDING, alphabet

PUBLISHED = "\n !#$%&'()*+,-./0123456789:;=?@ALNU^_abcdefghijklmnopqrstuvwxyz{}~×"


def ids(name, text):
    points = np.array([ord(c) for c in text], dtype=np.uint32)
    return alphabet(name).ids(points).tolist()


def test_published_alphabet_is_the_original_one():
    published = alphabet("published")
    assert "".join(published.symbols) == PUBLISHED
    assert len(published.symbols) == 67
    assert published.size == 71
    assert published.lower
    assert ids("published", PUBLISHED) == list(range(1, 68))


def test_published_alphabet_reads_unknown_characters_as_space():
    space = PUBLISHED.index(" ") + 1
    assert ids("published", "é😀B") == [space, space, space]


def test_universal_alphabet_distinguishes_case_and_scripts():
    text = "aA1é€жя漢한あア\N{ARABIC LETTER AIN}😀"
    found = ids("universal", text)
    assert len(set(found)) == len(found)
    assert PADDING not in found


def test_universal_alphabet_joins_accents_of_one_letter():
    e_acute, e_grave, capital = ids("universal", "éèÉ")
    assert e_acute == e_grave != capital


def test_every_code_point_has_an_id_within_the_width():
    for name in ("published", "universal"):
        known = alphabet(name)
        every = known.ids(np.arange(0x110000, dtype=np.uint32))
        assert every.max() <= known.size < 256
        assert (every[1:] != PADDING).all()
        assert every[0] == PADDING


def test_unknown_alphabet_is_named():
    with pytest.raises(CheckpointError, match=r"Received: 'latin'.*published, universal"):
        alphabet("latin")
