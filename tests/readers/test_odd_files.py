"""Delimited files as people have them: the right columns, and what was found out is told."""

from __future__ import annotations

from contextlib import suppress

import pytest

from pandas_semtype.readers import FileError, ReadOptions, read_table

NAMES = ["order", "buyer", "amount", "day"]
ROWS = [
    [str(100 + 7 * i), f"Buyer {i}, Ltd" if i % 9 == 0 else f"Buyer {i}", f"{i * 3},{i % 90 + 10}",
     f"{i % 27 + 1:02d}.03.2021"]
    for i in range(30)
]  # fmt: skip


def written(sep: str, rows=ROWS, names=NAMES, end="\n") -> str:
    def line(fields):
        return sep.join(f'"{f}"' if sep in f else f for f in fields)

    return end.join(map(line, ([names] if names else []) + rows)) + end


PLAIN = written(",")
ODD = {
    "semicolons and decimal commas": (written(";"), NAMES, ["separator ';'", "decimal comma"]),
    "tabs in a .csv": (written("\t"), NAMES, ["separator tab", "decimal comma"]),
    "pipes": (written("|"), NAMES, ["separator '|'", "decimal comma"]),
    "carets": (written("^"), NAMES, ["separator '^'", "decimal comma"]),
    "a title of a bank": (
        "Transactions of account 4711, all amounts in EUR\n\n" + PLAIN,
        NAMES,
        ["2 lines above the table left out", "decimal comma"],
    ),
    "seven lines of preamble": (
        "Orders\nAs of: 31.12.2021\n\nNote: preliminary; no warranty\n\n\n\n" + written(";"),
        NAMES,
        ["separator ';'", "7 lines above the table left out", "decimal comma"],
    ),
    "a padded preamble of a spreadsheet": (
        "Orders;;;\nAs of;31.12.2021;;\n;;;\n" + written(";"),
        NAMES,
        ["separator ';'", "3 lines above the table left out", "decimal comma"],
    ),
    "comments": (
        "# source: the shop\n# made on 2021-04-01, by hand\n" + PLAIN,
        NAMES,
        ["2 lines above the table left out", "decimal comma"],
    ),
    "names that begin like a comment": (
        written(",", names=["#order", *NAMES[1:]]),
        ["#order", *NAMES[1:]],
        ["decimal comma"],
    ),
    "a line that names the separator": (
        "sep=;\n" + written(";"), NAMES, ["separator ';'", "decimal comma"],
    ),
    "no row of names": (
        written(",", names=None),
        ["column_1", "column_2", "column_3", "column_4"],
        ["no row of names (pass --header if the first row holds them)", "decimal comma"],
    ),
    "Windows line ends": (written(";", end="\r\n"), NAMES, ["separator ';'", "decimal comma"]),
    "old Mac line ends": (written(",", end="\r"), NAMES, ["decimal comma"]),
    "every field quoted": (
        "\n".join(",".join(f'"{f}"' for f in row) for row in [NAMES, *ROWS]),
        NAMES,
        ["decimal comma"],
    ),
    "lines that end with a separator": (
        "\n".join(";".join(row) + ";" for row in [NAMES, *ROWS]),
        NAMES,
        ["separator ';'", "decimal comma"],
    ),
    "only the lines of data end with a separator": (
        ";".join(NAMES) + "\n" + "\n".join(";".join(row) + ";" for row in ROWS),
        NAMES,
        ["separator ';'", "decimal comma"],
    ),
    "row names of R": (
        written(",", rows=[[str(i), *row] for i, row in enumerate(ROWS)]),
        ["column_1", *NAMES],
        ["1 column without a name", "5 fields in line 2, below 4 names, the last ones",
         "decimal comma"],
    ),
    "years as names": (
        "country,2019,2020,2021\n" + "".join(f"Land {i},{i}.5,{i * 2},{i * 3}\n" for i in range(9)),
        ["country", "2019", "2020", "2021"],
        [],
    ),
    "names twice, and none": (
        "a,a,\n1,2,3\n4,5,6\n", ["a", "a", "column_3"], ["1 column without a name"],
    ),
    "one column of texts with commas": (
        "note\n" + "Well, yes\nno\none, two, three\n" * 6,
        ["note"],
        ["separator none, one column"],
    ),
    "one column of mail addresses": (
        "mail\n" + "".join(f"user{i}@example.org\n" for i in range(9)), ["mail"], [],
    ),
    "times of day, which have colons": (
        "when,what\n2024-01-01 10:00:01,a b\n2024-01-01 10:00:02,c d\n", ["when", "what"], [],
    ),
    "a footer": (
        written(";") + "\n30 orders\n",
        NAMES,
        [
            "separator ';'",
            "decimal comma",
            "1 row with too few fields filled up with empty cells, line 33",
        ],
    ),
    "fields of several lines": (
        'id,note\n1,"first\nsecond, third"\n2,"a ""quoted"" word"\n3,x\n', ["id", "note"], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ODD)
def test_odd_files_have_the_right_columns(tmp_path, kind):
    text, names, notes = ODD[kind]
    file = tmp_path / "a.csv"
    file.write_text(text, encoding="utf-8", newline="")
    table = read_table(file)
    assert table.frame.columns.tolist() == names
    assert table.notes == notes


ABOVE = {
    "a wider table": ("Survey 7\nMade,2023-05-06\n\n", "no,cm,day", "5,1.5,2023-01-02", 3),
    "as wide a line": ("Survey;7;May\nBy;us\n\n", "no;cm;day", "5;1.5;2023-01-02", 3),
    "words alone": ("By,us\nFor,you\n\n", "who,where,why", "ann,rome,fun", 3),
    "padded lines": ("By,us,,\nOn,2023-05-06,,\n,,,\n", "who,where,why,n", "ann,rome,fun,3", 3),
    "pairs above pairs": ("Made,2023-05-06\nRows,3\n\n\n", "no,cm", "5,1.5", 4),
}  # fmt: skip


@pytest.mark.parametrize("kind", ABOVE)
def test_lines_with_separators_above_a_blank_line_are_no_table(tmp_path, kind):
    above, names, row, n_lines = ABOVE[kind]
    sep = ";" if ";" in names else ","
    (tmp_path / "a.csv").write_text(f"{above}{names}\n" + f"{row}\n" * 3, encoding="utf-8")
    table = read_table(tmp_path / "a.csv")
    assert table.frame.columns.tolist() == names.split(sep)
    assert table.frame.to_numpy().tolist() == [row.split(sep)] * 3
    assert f"{n_lines} lines above the table left out" in table.notes


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("p,q,r\n1,2,3\n4,5,6\n\ns,t,u\n7,8,9\n1,2,2\n", ["p", "q", "r"]),
        ("who,where,n\nann,rome,NA\nbob,oslo\n\ncat,kiel,x\ndan,linz,4\neve,bern,5\n",
         ["who", "where", "n"]),
        ("who,where,n\nann,rome,1\n\nbob,oslo,2\n\ncat,kiel,3\n", ["who", "where", "n"]),
        ("ann,5\nbob,6\n\ncid,\ndan,7\n", ["column_1", "column_2"]),
    ],
)  # fmt: skip
def test_blank_lines_inside_a_table_end_nothing(tmp_path, text, names):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    table = read_table(tmp_path / "a.csv")
    assert table.frame.columns.tolist() == names
    assert len(table.frame) == len([line for line in text.split("\n") if line]) - (
        names[0] != "column_1"
    )


def test_no_cell_is_lost_or_changed(tmp_path):
    for kind in ("semicolons and decimal commas", "seven lines of preamble", "old Mac line ends",
                 "every field quoted", "no row of names", "row names of R"):  # fmt: skip
        file = tmp_path / "a.csv"
        file.write_text(ODD[kind][0], encoding="utf-8", newline="")
        assert read_table(file).frame.iloc[:, -4:].to_numpy().tolist() == ROWS


def test_what_is_said_overrules_what_was_found(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("x;y\n1;2\n3;4\n", encoding="utf-8")
    assert read_table(file, ReadOptions(sep=",")).frame.columns.tolist() == ["x;y"]
    assert read_table(file, ReadOptions(header=False)).frame.shape == (3, 2)
    assert read_table(file, ReadOptions(skip=1)).frame.iloc[-1].tolist() == ["3", "4"]
    assert read_table(file, ReadOptions(skip=1, header=True)).frame.columns.tolist() == ["1", "2"]
    file.write_text("x::y\n1::a:b\n", encoding="utf-8")
    assert read_table(file, ReadOptions(sep="::")).frame.to_dict("list") == {
        "x": ["1"],
        "y": ["a:b"],
    }
    file.write_text("5\n6\n7\n", encoding="utf-8")
    assert read_table(file, ReadOptions(header=True)).frame.columns.tolist() == ["5"]
    assert read_table(file).notes == ["no row of names (pass --header if the first row holds them)"]


def test_a_plain_file_needs_no_word(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("zip,code,gap\n00501,NA,\n07030,null,x\n", encoding="utf-8")
    table = read_table(file)
    assert table.notes == []
    assert table.frame["zip"].tolist() == ["00501", "07030"]
    assert table.frame["code"].tolist() == ["NA", "null"]
    assert table.frame["gap"].isna().tolist() == [True, False]
    (tmp_path / "a.tsv").write_text("x\ty\n1\t2\n", encoding="utf-8")
    assert read_table(tmp_path / "a.tsv").notes == []


def test_names_alone_are_a_table_without_rows(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("a,b,c\n", encoding="utf-8")
    frame = read_table(file).frame
    assert (frame.shape, frame.columns.tolist()) == ((0, 3), ["a", "b", "c"])


def test_a_longer_row_far_below_is_told_with_its_line(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("a,b\n" + "1,2\n" * 1500 + "1,2,3\n", encoding="utf-8")
    with pytest.raises(FileError, match=r"3 fields in line 1502, and 2 .* Quote the field"):
        read_table(file)
    file.write_text("Title\n\na,b\n" + "1,2\n" * 1500 + "1,2,3\n", encoding="utf-8")
    with pytest.raises(FileError, match="3 fields in line 1504"):
        read_table(file)


def test_longer_rows_are_left_out_where_that_is_wanted(tmp_path):
    rows = ["Members", "", "no;name", "1;Ann", "2;Bob;Trainer", *["3;Eve"] * 50, *["4;Dan;x"] * 11]
    file = tmp_path / "a.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(FileError, match="--skip-uneven"):
        read_table(file, ReadOptions(skip=2))
    table = read_table(file, ReadOptions(skip=2, skip_uneven=True))
    assert table.frame.to_numpy().tolist() == [["1", "Ann"], *[["3", "Eve"]] * 50]
    assert table.notes[-1].startswith("12 rows with too many fields left out, lines 5, 56, 57, ")
    assert table.notes[-1].endswith("64 and 2 more")
    (tmp_path / "b.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert read_table(tmp_path / "b.csv", ReadOptions(skip_uneven=True)).notes == []


def test_longer_rows_lose_no_fields_with_separators_of_several_characters(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("no::name\n" + "1::Ann\n" * 50 + "2::Bob::Trainer\n", encoding="utf-8")
    with pytest.raises(FileError):
        read_table(file, ReadOptions(sep="::"))
    with suppress(FileError):  # pandas 2 cannot leave them out
        table = read_table(file, ReadOptions(sep="::", skip_uneven=True))
        assert table.frame["name"].tolist() == ["Ann"] * 50


def test_bytes_that_are_not_utf8_far_below_are_told(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(b"a,b\n" + b"1,2\n" * 90_000 + "é,2\n".encode("latin-1"))
    with pytest.raises(FileError, match=r"not UTF-8, line \d+; all others are plain ASCII"):
        read_table(file)
    assert len(read_table(file, ReadOptions(encoding="latin-1")).frame) == 90_001


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('"a,b\n1,2\n3,4\n', 1),
        ('a,b\n1,2\n3,"4\n5,6\n7,8\n', 3),
        ('"one;two\nx;y\n', 1),
    ],
)
def test_a_quotation_mark_that_is_never_closed_is_an_error(tmp_path, text, row):
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match=f"begins in row {row} that is never closed"):
        read_table(tmp_path / "t.csv")


def test_a_mark_of_inches_opens_nothing(tmp_path):
    (tmp_path / "t.csv").write_text('a,b\n1,5" pipe\n3,4\n', encoding="utf-8")
    assert read_table(tmp_path / "t.csv").frame["b"].tolist() == ['5" pipe', "4"]


def test_the_detector_is_given_no_endless_word(monkeypatch, tmp_path):
    clevercsv = pytest.importorskip("clevercsv")
    seen = []
    detect = clevercsv.Detector.detect
    monkeypatch.setattr(
        clevercsv.Detector, "detect",
        lambda self, sample, **options: seen.append(sample) or detect(self, sample, **options),
    )  # fmt: skip
    for cell in ("q" * 25_000, "文" * 25_000, "http://a.example/" + "d/" * 9_000):
        file = tmp_path / "long.csv"
        file.write_text(f'title;label\n{cell};a\n"said; {cell}";b\nc;d\n', encoding="utf-8")
        frame = read_table(file).frame
        assert frame["title"].tolist() == [cell, f"said; {cell}", "c"]
        assert frame["label"].tolist() == ["a", "b", "d"]
    assert len(seen) == 3
    assert max(map(len, seen)) < 5_000
