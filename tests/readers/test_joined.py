"""Files put one below the other, pipes, and files that change while they are read."""

from __future__ import annotations

import os
import threading

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.errors import FileError, FrameError
from pandas_semtype.frames import text_files
from pandas_semtype.readers import ReadOptions, read_table
from pandas_semtype.readers.source import Source

ROWS = "\n".join(f"Bari {i},{i}.5" for i in range(30)) + "\n"
TEXT = "port,depth\n" + ROWS


def write(tmp_path, content, name="a.csv"):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_marks_inside_are_no_part_of_cells(tmp_path):
    table = read_table(write(tmp_path, "\ufeff" + TEXT + "\ufeff" + ROWS))
    assert table.frame["port"].tolist() == [f"Bari {i}" for i in range(30)] * 2
    assert table.notes == ["1 byte-order mark inside the text left out"]


def test_quotes_behind_a_mark_are_quotes(tmp_path):
    rows = "".join(f'"Bari ""{i}""",{i}\n' for i in range(9))
    table = read_table(write(tmp_path, "port,n\n" + rows + "\ufeff" + rows))
    assert table.frame["port"].tolist() == [f'Bari "{i}"' for i in range(9)] * 2


@pytest.mark.filterwarnings("error")
def test_missing_first_cells_are_no_reason_to_warn(tmp_path):
    table = read_table(write(tmp_path, "port,n\n" + ",1\nBari,2\n" * 5 + "\ufeffBari,3\n"))
    assert table.frame["port"].isna().sum() == 5
    assert table.frame["port"].iloc[-1] == "Bari"


def test_a_mark_elsewhere_in_a_cell_stays(tmp_path):
    table = read_table(write(tmp_path, "port,n\nBari\ufeff,1\nRiga,\ufeff2\nBrest,3\n"))
    assert table.frame["port"].iloc[0] == "Bari\ufeff"
    assert table.frame["n"].iloc[1] == "\ufeff2"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_names_that_stand_again_are_told(tmp_path, mark):
    table = read_table(write(tmp_path, (mark + TEXT) * 3))
    assert len(table.frame) == 92
    told = "2 rows with the names of the columns again, read as cells, rows 31, 62"
    assert table.notes[-1] == told


def test_one_name_again_may_be_a_cell(tmp_path):
    for text in ("port\nBari\nport\nRiga\n", "port,n\nport,1\nBari,2\nn,3\n"):
        table = read_table(write(tmp_path, text), ReadOptions(header=True))
        assert not any("again" in note for note in table.notes)


def test_marks_inside_long_files_are_no_part_of_cells(tmp_path, monkeypatch):
    monkeypatch.setattr(text_files, "_WHOLE", 10)
    source = text_files.text_source(write(tmp_path, TEXT + "\ufeff" + ROWS), "a.csv")
    cells = pd.concat(source.batches())["port"].tolist()
    assert cells == [f"Bari {i}" for i in range(30)] * 2


def test_marks_between_values_of_json(tmp_path):
    table = read_table(write(tmp_path, '{"n": 1}\n\ufeff{"n": 2}\n', "a.ndjson"))
    assert table.frame["n"].tolist() == [1, 2]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.parametrize("how", [read_table, pandas_semtype.infer])
def test_a_pipe_is_read_once(tmp_path, how):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(TEXT, encoding="utf-8"))
    writer.start()
    read = how(str(pipe))
    writer.join()
    columns = read.columns if how is pandas_semtype.infer else read.frame.columns
    assert columns.tolist() == ["port", "depth"]


@pytest.mark.skipif(not os.path.exists(os.devnull), reason="there are no devices among files")
def test_what_is_no_file_is_said_to_be_none(tmp_path):
    if os.name == "posix":
        with pytest.raises(FrameError, match="it is a device"):
            pandas_semtype.infer(os.devnull)
    pytest.importorskip("pyarrow")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(FrameError, match="holds no Parquet file"):
        pandas_semtype.infer(tmp_path / "folder.csv")
    with pytest.raises(FrameError, match=r"suffix '\.zip' is not known"):
        pandas_semtype.infer(write(tmp_path, b"PK", "a.zip"))


CHANGES = {
    "cut": lambda file: file.write_text(TEXT[:200], encoding="utf-8"),
    "emptied": lambda file: file.write_text("", encoding="utf-8"),
    "gone": lambda file: file.unlink(missing_ok=True),
    "another": lambda file: file.write_text("x;y\n" + "1;2\n" * 999, encoding="utf-8"),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("nth", [2, 3, 4])
def test_a_file_that_changes_is_an_error(tmp_path, monkeypatch, change, nth):
    file = write(tmp_path, TEXT)
    opened, raw = [], Source.raw

    def changing(self):
        opened.append(self)
        if len(opened) == nth:
            CHANGES[change](file)
        return raw(self)

    monkeypatch.setattr(Source, "raw", changing)
    with pytest.raises(FileError, match="changed while it was read"):
        read_table(file)


@pytest.mark.parametrize("change", [*CHANGES])
def test_a_long_file_that_changes_is_an_error(tmp_path, monkeypatch, change):
    monkeypatch.setattr(text_files, "_WHOLE", 10)
    file = write(tmp_path, TEXT)
    source = text_files.text_source(file, "a.csv")
    CHANGES[change](file)
    with pytest.raises((FileError, FrameError)):
        list(source.batches())


def test_lines_added_at_the_end_are_no_error(tmp_path, monkeypatch):
    file = write(tmp_path, TEXT)
    opened, raw = [], Source.raw

    def growing(self):
        opened.append(self)
        if len(opened) == 3:
            file.write_text(TEXT + "Riga,9.5\n", encoding="utf-8")
        return raw(self)

    monkeypatch.setattr(Source, "raw", growing)
    assert len(read_table(file).frame) in (30, 31)
