"""Words of names, in Latin letters, and the word a name is about."""

from __future__ import annotations

import pytest

from pandas_semtype.context.tokens import head_of, tokens_of


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("customerZIPCode_2", ["customer", "zip", "code", "2"]),
        ("Código postal", ["codigo", "postal"]),
        ("Straße", ["strasse"]),
        ("HTTPStatus", ["http", "status"]),
        (("geo", "Lat"), ["geo", "lat"]),
        ("", []),
        (7, []),
        (None, []),
        (("a", 1, None), ["a"]),
        ("年齢", ["年齢"]),
        ("\ud800x", ["x"]),
        ("ＺＩＰ コード", ["zip", "コード"]),
        ("АдресДоставки", ["adres", "dostavki"]),
        ("город_2", ["gorod", "2"]),
        ("पिन_कोड", ["pin", "kod"]),
        ("ที่อยู่", ["thioyu"]),
        ("Cafe\u0301", ["cafe"]),
        ("전화번호", ["전화번호"]),
    ],
)
def test_words_of_names(name, tokens):
    assert tokens_of(name) == tokens


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("customer_email_count", "count"), ("is_city", "is"), ("num_phones", "num"),
        ("date_of_birth", "date"), ("fecha de la compra", "fecha"), ("address_line 1", "line"),
        ("7", "7"), ("of", "of"), ("the", "the"),
    ],
)  # fmt: skip
def test_the_word_a_name_is_about(name, head):
    kept, place = head_of(tokens_of(name))
    assert kept[place] == head


def test_a_name_without_words_has_no_head():
    assert head_of([]) == ([], -1)


def test_a_name_of_any_length_is_read_in_part():
    assert len("".join(tokens_of("word " * 10_000))) <= 200
