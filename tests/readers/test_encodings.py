"""Encodings of delimited files: found out, told, and read without a letter changed."""

from __future__ import annotations

import pytest

from pandas_semtype.readers import FileError, ReadOptions, read_table
from pandas_semtype.readers.encoding import detect_encoding


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_encodings_are_found(tmp_path, encoding, told):
    file = tmp_path / "a.csv"
    text = "größe;straße\n" + "".join(f"{i};Müllergäßchen {i}\n" for i in range(9))
    file.write_bytes(text.encode(encoding))
    table = read_table(file)
    assert table.frame.columns.tolist() == ["größe", "straße"]
    assert table.frame.iloc[3, 1] == "Müllergäßchen 3"
    assert [note for note in table.notes if "encoding" in note] == (
        [f"encoding {told}"] if told else []
    )


@pytest.mark.parametrize(
    ("encoding", "word"),
    [("cp1251", "Светлана"), ("cp932", "東京都千代田区"), ("gb18030", "上海市黄浦区")],
)
def test_other_scripts_are_told_by_their_letters(tmp_path, encoding, word):
    file = tmp_path / "a.csv"
    file.write_bytes(("a,b\n" + f"1,{word}\n" * 20).encode(encoding))
    assert read_table(file).frame.iloc[0, 1] == word


def test_bytes_of_one_column_that_are_not_utf8_far_below_are_told(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(b"word\n" + b"so long\n" * 40_000 + "é\n".encode("latin-1"))
    with pytest.raises(FileError, match=r"not UTF-8, line \d+; all others are plain ASCII"):
        read_table(file)
    file.write_bytes(b"word   n\n" + b"so it  5\n" * 40_000 + "é      5\n".encode("latin-1"))
    with pytest.raises(FileError, match=r"not UTF-8, line \d+; all others are plain ASCII"):
        read_table(file)


WESTERN = {
    "German": "Anrede;Straße\nHerr Kröger;Grüner Weg\nFrau Jäger;Höchster Straße\n",
    "French": "élève;école\nMaëlle;Saint-Étienne\nJérôme;Fontaine-lès-Dijon\n",
    "Swedish": "Län;Ort\nSkåne;Ängelholm\nÖrebro;Kumla så långt\n",
    "Portuguese": "região;nome\nMaranhão;Conceição\nPará;Belém\n",
    "capitals": "NAME;ORT\nKRÖGER;LÜBECK\nJÄGER;MÜHLHEIM\n",
}


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman", "cp850"])
@pytest.mark.parametrize("language", WESTERN)
def test_western_texts_of_other_systems_are_told_by_their_words(tmp_path, language, encoding):
    file = tmp_path / "a.csv"
    file.write_bytes(WESTERN[language].encode(encoding))
    table = read_table(file)
    names, *rows = [line.split(";") for line in WESTERN[language].splitlines()]
    assert table.frame.columns.tolist() == names
    assert table.frame.to_numpy().tolist() == rows
    told = "cp1252" if encoding == "latin-1" else encoding
    assert [note.split()[1] for note in table.notes if "encoding" in note] == [told]


def test_encodings_that_are_as_likely_are_told(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes("no,Ort\n5,Döbeln\n".encode("mac_roman"))
    assert "encoding cp1252 (or mac_roman, which --encoding says)" in read_table(file).notes
    assert read_table(file, ReadOptions(encoding="mac_roman")).notes == []
    for text in ("no,Ort\n5,Döbeln\n", "a,b\nit’s,“so”\n", "a,b\nMon–Fri,5 °C\n", "a,b\n4º,3ª\n"):
        file.write_bytes(text.encode("cp1252"))
        assert read_table(file).notes == ["encoding cp1252"]


def test_signs_alone_do_not_make_another_script(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes("price,note\n5 €,“cheap” – really\n7 €,“dear”\n".encode("cp1252"))
    assert read_table(file).frame["price"].tolist() == ["5 €", "7 €"]


WORDS = {
    "Russian": "Псков;Иван Грозный", "Chinese": "一一;上海 一号", "Arabic": "بغداد;أحمد علي",
    "Thai": "ลำปาง;สมศรี ดี", "Greek": "Βόλος;Άννα Ρήγα", "Hebrew": "חיפה;דנה לוי",
    "Hindi": "पटना;राम लाल", "Japanese": "盛岡;いちろう", "Korean": "대전;김 민수",
}  # fmt: skip


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("script", WORDS)
def test_utf16_without_a_mark_is_told_in_any_script(tmp_path, script, code):
    for n in (2, 400):
        text = "".join(f"{WORDS[script]};{i % 9}\n" for i in range(n))
        (tmp_path / "a.csv").write_bytes(f"x;y;z\n{text}".encode(code))
        table = read_table(tmp_path / "a.csv")
        assert f"encoding {code}" in table.notes
        assert table.frame["y"].tolist() == [WORDS[script].split(";")[1]] * n


@pytest.mark.parametrize(
    "data",
    [
        b"".join(b"%d,name %d\n" % (i, i) for i in range(300)).replace(b"name", b"na\0\0me"),
        b"".join(b"%d,name\0\n" % i for i in range(300)),
        b"".join(b"%05d,ab\n\0" % i for i in range(300)),
        b"".join(b"%05d,\0,c\n" % i for i in range(300)),
        "".join(f"{i},Müller\0\n" for i in range(300)).encode(),
        b"id,name\n1,ann\n" + b"\0" * 600,
    ],
)
def test_zeros_in_a_text_of_bytes_make_no_utf16(data):
    assert detect_encoding(data, True) == "utf-8"
