import sys

import pytest

from pandas_semtype.errors import MissingDependencyError
from pandas_semtype.fakenews import tokens
from pandas_semtype.fakenews.tokens import split_at_spaces, tokenise, windows


@pytest.mark.needs("sacremoses")
def test_tokens_are_those_of_moses():
    text = 'She said: "U.S. prices don\'t fall" (5.2 % in March).'
    assert tokenise(text) == [
        "She", "said", ":", '"', "U.S.", "prices", "don", "'t", "fall", '"', "(", "5.2", "%", "in",
        "March", ")", ".",
    ]  # fmt: skip
    assert tokenise('<b> & "x"') == ["<", "b", ">", "&", '"', "x", '"']  # nothing is escaped


@pytest.mark.needs("sacremoses")
@pytest.mark.parametrize("text", ["", " \n\t", "\x00\x01", "\ud800", "\u200b\u2028"])
def test_texts_without_characters_have_no_tokens(text):
    assert tokenise(text) == split_at_spaces(text) == []


@pytest.mark.needs("sacremoses")
def test_no_token_holds_a_space_or_a_control_character():
    text = "a\x00b\u00a0c\u3000d \U0001f600 \x02\x03 e\u2028f \ud83d g"
    for split in (tokenise, split_at_spaces):
        found = split(text)
        assert {"a", "b", "c", "d", "e", "f", "g", "\U0001f600"} == set(found)


@pytest.mark.needs("sacremoses")
def test_long_texts_are_read_to_a_limit_and_as_in_one_piece():
    text = "one two three four five " * 4000
    assert tokenise(text, 25_000) == text.split()
    assert tokenise(text, 7) == split_at_spaces(text, 7) == text.split()[:7]
    assert len(tokenise("x" * 100_000)) >= 1  # no space to cut at
    assert tokenise("lorem " * 2_000_000, 50) == ["lorem"] * 50


@pytest.mark.parametrize(("n", "size"), [(0, 5), (5, 5), (6, 5), (11, 5), (101, 7)])
def test_windows_are_nearly_equal_and_lose_nothing(n, size):
    parts = windows(list(range(n)), size)
    assert [i for part in parts for i in part] == list(range(n))
    lengths = [len(part) for part in parts]
    assert len(parts) == -(-n // size)
    assert not lengths or (max(lengths) <= size and max(lengths) - min(lengths) <= len(parts))


def test_a_missing_tokeniser_names_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "sacremoses", None)
    tokens._moses.cache_clear()
    with pytest.raises(MissingDependencyError, match=r"sacremoses.*pandas-semtype\[elmo\]"):
        tokenise("a text")


def test_questions_about_letters_are_answered_as_moses_does():
    moses = pytest.importorskip("sacremoses").MosesTokenizer(lang="en")
    texts = [
        "Mr. Smith of the U.S. met Dr. No. He left. 3.5 e.g. ok, i.e. Jan. 5 no. 7 Inc. and co. x",
        "a.b.c. d. É.U. п.р. ß. 1. 2.a A. a. .. ... No. one, No. 1, etc. Etc. pp. 3",
        "U.S. " * 50,
    ]
    for text in texts:
        assert tokenise(text) == moses.tokenize(text, escape=False)
