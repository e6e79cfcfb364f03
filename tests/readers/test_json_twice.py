"""Objects of JSON that name an entry twice."""

from __future__ import annotations

import pytest

from pandas_semtype.errors import FileError
from pandas_semtype.readers import read_table


def read(tmp_path, text, name="a.json"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_table(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '[{"port": "Bari", "n": 1}, {"port": "Riga", "n": 2, "port": "Brest"}]'),
        ("a.ndjson", '{"port": "Bari", "n": 1}\n{"port": "Riga", "n": 2, "port": "Brest"}\n'),
        ("a.json", '{"port": "Bari", "n": 1}\n{"port": "Riga", "n": 2, "port": "Brest"}\n'),
        ("a.json", '{"port": ["Bari", "Riga"], "n": [1, 2], "port": ["Brest", "Riga"]}'),
        ("a.json", '{"data": [{"port": "Bari", "port": "Brest"}], "count": 1}'),
        ("a.json", '[{"port": null, "port": "Brest"}]'),
    ],
)
def test_two_values_of_a_name_are_an_error(tmp_path, name, text):
    with pytest.raises(FileError, match=r"1 object\(s\) name an entry twice \('port'\)") as error:
        read(tmp_path, text, name)
    assert "Brest" not in str(error.value)


@pytest.mark.parametrize("pair", ["1, 1.0", "1, true", '1, "1"', "0, false", "[1], [1.0]"])
def test_values_that_python_takes_for_equal_are_two(tmp_path, pair):
    one, two = pair.split(", ")
    with pytest.raises(FileError, match="twice"):
        read(tmp_path, f'[{{"a": {one}, "a": {two}}}]')


def test_names_that_may_be_cells_are_not_shown(tmp_path):
    text = '{"n": {"eva@shop.example": 1, "eva@shop.example": 2, "tom@shop.example": 3}}'
    with pytest.raises(FileError, match="twice with different values") as error:
        read(tmp_path, text)
    assert "eva" not in str(error.value)


def test_the_same_value_twice_loses_nothing_and_is_told(tmp_path):
    table = read(tmp_path, '[{"a": [1, NaN], "b": 2, "a": [1, NaN]}, {"a": [3], "b": 4}]')
    assert table.frame["b"].tolist() == [2, 4]
    assert table.notes == ["1 object(s) with an entry named twice, with the same value"]


def test_names_that_repeat_in_different_objects_are_no_clash(tmp_path):
    table = read(tmp_path, '[{"a": {"x": 1}, "x": 2}, {"a": {"x": 3}, "x": 4}]')
    assert table.frame["x"].tolist() == [2, 4]
    assert table.notes == []
