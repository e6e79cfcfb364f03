"""What is found out about a file stands in its result, as the command line tells it."""

from __future__ import annotations

import copy
import gzip
import json
import pickle
import zipfile

import pandas as pd
import pytest

from pandas_semtype import InferenceResult, collect_evidence, infer
from pandas_semtype.cli import main
from pandas_semtype.errors import ArgumentError
from pandas_semtype.frames import text_files
from pandas_semtype.readers import read_table

PLAIN = "day,amount\n" + "".join(f"2024-05-{d:02d},{d}\n" for d in range(1, 29))
ODD = "Orders of May\n\nday;amount\n" + "".join(f"2024-05-{d:02d};{d},50\n" for d in range(1, 29))
TOLD = ("separator ';'", "2 lines above the table left out", "decimal comma")


@pytest.fixture
def odd(tmp_path):
    file = tmp_path / "odd.csv"
    file.write_text(ODD)
    return file


@pytest.fixture(params=[False, True], ids=["whole", "in_chunks"])
def chunks(request, monkeypatch):
    if request.param:
        monkeypatch.setattr(text_files, "_WHOLE", 0)
        monkeypatch.setattr(text_files, "_PACKED_WHOLE", 0)
        monkeypatch.setattr(text_files, "_CHUNK", 10)


TEXTS = {
    "odd": ODD,
    "plain": PLAIN,
    "tabs": PLAIN.replace(",", "\t"),
    "latin": PLAIN.replace("day", "Jahresüberschuß").replace("amount", "Vergütung"),
    "no names": "".join(f"{k},{k * 7},{k % 3}.25\n" for k in range(40)),
    "a nameless column": PLAIN.replace("day", ""),
    "two tables": PLAIN + "\nstation,height\n" + "K2,86.0\nK3,81.1\n" * 4,
    "one field more": PLAIN.replace("\n", ",\n").replace("amount,", "amount"),
}


@pytest.mark.usefixtures("chunks")
@pytest.mark.parametrize("name", TEXTS)
def test_they_are_those_of_read_table(tmp_path, name):
    file = tmp_path / f"{name}.csv"
    file.write_bytes(TEXTS[name].encode("cp1252"))
    assert infer(file).notes == tuple(read_table(file).notes)


@pytest.mark.usefixtures("chunks")
@pytest.mark.parametrize("suffix", [".csv.gz", ".csv.zip", ".txt"])
def test_of_packed_files_too(tmp_path, suffix):
    file = tmp_path / f"odd{suffix}"
    if suffix.endswith("gz"):
        file.write_bytes(gzip.compress(ODD.encode()))
    elif suffix.endswith("zip"):
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("odd.csv", ODD)
    else:
        file.write_text(ODD)
    assert infer(str(file)).notes == TOLD


def test_frames_have_none(odd):
    frame = read_table(odd).frame
    result = infer(frame)
    assert result.notes == ()
    assert "notes" not in result.to_dict()
    assert infer(collect_evidence(frame)).notes == ()
    assert infer(odd) == result  # the columns mean the same


def test_they_go_to_json_and_back(odd):
    result = infer(odd)
    assert result.notes == TOLD
    data = json.loads(json.dumps(result.to_dict(cells=False)))
    assert data["notes"] == list(TOLD)
    assert InferenceResult.from_dict(data).notes == TOLD
    assert pickle.loads(pickle.dumps(result)).notes == TOLD
    assert copy.deepcopy(result).notes == TOLD
    del data["notes"]
    assert InferenceResult.from_dict(data).notes == ()


@pytest.mark.parametrize("notes", ["text", 7, None, {"a": 1}, [7], ["\x1b[31m"]])
def test_damaged_ones_are_refused(odd, notes):
    data = infer(odd).to_dict()
    with pytest.raises(ArgumentError, match=r"InferenceResult\.to_dict"):
        InferenceResult.from_dict({**data, "notes": notes})


def test_results_pickled_before_there_were_notes(odd):
    result = infer(pd.read_csv(odd, sep=";", skiprows=2))
    nothing, state = result.__reduce_ex__(4)[2]
    older = InferenceResult.__new__(InferenceResult)
    older.__setstate__((nothing, {k: v for k, v in state.items() if k != "_notes"}))
    assert older.notes == ()
    assert older == result


def test_the_command_prints_them_in_json(odd, capsys):
    assert main(["infer", "--json", str(odd)]) == 0
    printed = capsys.readouterr()
    data = json.loads(printed.out)
    assert data["notes"] == list(TOLD)
    assert InferenceResult.from_dict(data).notes == TOLD
    assert all(note in printed.err for note in TOLD)
