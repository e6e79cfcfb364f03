"""Files in UTF-8 with few bytes that are not: an error that names the lines, of any size."""

from __future__ import annotations

import pytest

from pandas_semtype.readers import FileError, ReadOptions, read_table
from pandas_semtype.readers.encoding import detect_encoding

CELLS = {
    "German": ("Jürgen Weiß;Göttingen", "Bärbel Groß;Düren", "cp1252"),
    "French": ("Zoé Lefèvre;Besançon", "Jérôme Noël;Nîmes", "mac_roman"),
    "Polish": ("Łukasz Żak;Kraków", "Zofia Śliwa;Gdańsk", "cp1250"),
    "Russian": ("Игорь Панов;Казань", "Ольга Белова;Тверь", "cp1251"),
    "Greek": ("Νίκος Παππάς;Πάτρα", "Ελένη Δήμου;Βόλος", "cp1253"),
    "Japanese": ("高橋健一;札幌市", "中村美咲;仙台市", "cp932"),
    "Chinese": ("王小明;上海市", "李建国;广州市", "gb18030"),
    "Thai": ("สมชาย ใจดี;เชียงใหม่", "มาลี สุขใจ;ขอนแก่น", "tis-620"),
}


@pytest.mark.parametrize(
    ("language", "rows"), [*((one, 60) for one in CELLS), ("German", 8), ("Russian", 20_000)]
)
def test_a_row_in_another_encoding_is_an_error_with_its_line(tmp_path, language, rows):
    first, second, code = CELLS[language]
    lines = [f"{number};{first}\n".encode() for number in range(rows)]
    for place in (2, rows // 2, rows - 1):
        wrong = [*lines[:place], f"x;{second}\n".encode(code), *lines[place:]]
        file = tmp_path / "a.csv"
        for mark in (b"", b"\xef\xbb\xbf"):
            file.write_bytes(mark + b"no;who;where\n" + b"".join(wrong))
            with pytest.raises(FileError, match=f"not UTF-8, line {place + 2}; ") as caught:
                read_table(file)
            assert second.split(";")[0] not in str(caught.value)
    file.write_bytes(b"no;who;where\n" + b"".join(lines))
    assert read_table(file).notes == ["separator ';'"]


def test_a_file_that_was_cut_inside_a_letter_is_an_error(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes("no;where\n1;Köln\n2;Gießen\n3;Düren\n4;Trä".encode()[:-1])
    with pytest.raises(FileError, match="not UTF-8, line 5; the other lines are"):
        read_table(file)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("naïve", "été".encode("cp1252")),
        ("façade", "Müller".encode("cp850")),
        ("Österreich", b"Stra\xdfe"),
        ("pączek", "Łódź".encode("cp1250")),
        ("coração", "São".encode("mac_roman")),
        ("café", "Псков".encode("cp1251")),
        ("café", b"x\xff"),
    ],
)
def test_one_word_in_utf8_and_one_that_is_not(tmp_path, good, bad):
    file = tmp_path / "a.csv"
    file.write_bytes(b"no,word\n1," + good.encode() + b"\n2,plain\n3," + bad + b"\n")
    with pytest.raises(FileError, match="not UTF-8, line 4; the other lines are"):
        read_table(file)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ăştia;Ţară", "cp1250"), ("JOÃO;São", "cp1252"), ("iPad초;서울", "cp949"),
        ("naÃ¯ve;été;Müller;Größe", "cp1252"), ("Гїde;Київ;Львів", "cp1251"), ("aﾃﾞ;ﾃｽﾄ", "cp932"),
    ],
)  # fmt: skip
def test_letters_that_are_utf8_by_chance_make_no_damage(text, code):
    data = text.replace(";", "\n").encode(code)
    assert detect_encoding(data, True) != "utf-8"


def test_many_lines_are_counted_and_a_given_encoding_is_checked(tmp_path):
    file = tmp_path / "a.csv"
    good, bad = "1;Göttingen\n".encode(), "2;Düren\n".encode("latin-1")
    file.write_bytes(b"no;where\n" + good * 40 + bad * 12 + good)
    told = "12 lines with bytes that are not UTF-8, lines 42, 43, .* and 2 more"
    with pytest.raises(FileError, match=told):
        read_table(file)
    with pytest.raises(FileError, match=told):
        read_table(file, ReadOptions(encoding="UTF8"))
    with pytest.raises(FileError, match="is not ASCII"):
        read_table(file, ReadOptions(encoding="ascii"))
    assert len(read_table(file, ReadOptions(encoding="latin-1")).frame) == 53


def test_json_has_the_same_error(tmp_path):
    file = tmp_path / "a.json"
    file.write_bytes('[{"a": "Größe"},\n{"a": "Maß"},\n{"a": "'.encode() + b'M\xfc"}]')
    with pytest.raises(FileError, match="not UTF-8, line 3; the other lines are"):
        read_table(file)


@pytest.mark.parametrize("language", CELLS)
def test_texts_in_other_encodings_are_not_called_utf8(language):
    first, second, code = CELLS[language]
    for rows in (1, 5, 80):
        text = f"no;who;where\n{first}\n{second}\n" * rows
        assert detect_encoding(text.encode(code), True) != "utf-8"
    # One cell that repeats and is valid UTF-8 by chance.
    assert detect_encoding("no,sex\n1,女\n2,女\n3,男\n4,不明\n".encode("gb18030"), True) != "utf-8"
