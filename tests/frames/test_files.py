"""Paths and addresses of files: what they give is what pandas reads as text."""

from __future__ import annotations

import gzip
import zipfile

import pandas as pd
import pytest
from families import families
from loopback import Loopback, content, cut

from pandas_semtype import configure, infer
from pandas_semtype.errors import FrameError, OfflineError
from pandas_semtype.frames import source_of, text_files
from pandas_semtype.readers import read_table
from pandas_semtype.sampling import sample_frame

TEXT = {"dtype": str, "keep_default_na": False, "na_values": [""]}


def samples(frame):
    source = source_of(frame)
    return list(source.samples(range(len(source.names)), max_rows=512, seed=0))


@pytest.fixture(params=[True, False], ids=["whole", "in_chunks"])
def long(request, monkeypatch):
    """Read files at once, or as if they were too long for that, in several chunks."""
    if not request.param:
        monkeypatch.setattr(text_files, "_WHOLE", 0)
        monkeypatch.setattr(text_files, "_PACKED_WHOLE", 0)
    monkeypatch.setattr(text_files, "_CHUNK", 200)
    return not request.param


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".csv.gz", ".csv.zip", ".txt.xz"])
def test_text_files(tmp_path, long, suffix):
    frame = families(900)
    file = tmp_path / f"frame{suffix}"
    separator = "\t" if "tsv" in suffix else ","
    frame.to_csv(file, index=False, sep=separator)
    assert samples(file) == sample_frame(pd.read_csv(file, sep=separator, **TEXT))
    assert samples(str(file)) == samples(file) == samples(file.as_uri())
    assert (type(source_of(file)).__name__ == "PandasFrame") != (long or "zip" in suffix)


def bills(n):
    towns = ["München", "Köln", "Saarbrücken"]
    return [f"{k};{towns[k % 3]};{k % 97},{k % 10}0;{k % 28 + 1:02d}.03.2025" for k in range(n)]


HEAD = "Nr;Ort;Betrag;Datum"


@pytest.mark.parametrize(
    ("name", "text", "encoding", "names"),
    [
        ("a.csv", [HEAD, *bills(700)], "utf-8", HEAD.split(";")),
        ("a.txt", [HEAD, *bills(700)], "cp1252", HEAD.split(";")),
        ("a.csv", ["sep=;", HEAD, *bills(700)], "utf-16", HEAD.split(";")),
        ("a.dat", ["Export", "", HEAD, *bills(700)], "utf-8-sig", HEAD.split(";")),
        ("a.csv", bills(700), "utf-8", [f"column_{k}" for k in range(1, 5)]),
        ("a.psv", [r.replace(";", "|") for r in [HEAD, *bills(700)]], "utf-8", HEAD.split(";")),
        ("a.csv", [r.replace(";", "\t") for r in [HEAD, *bills(700)]], "utf-8", HEAD.split(";")),
        ("a.csv", ["price", *[f"{k},50" for k in range(700)]], "utf-8", ["price"]),
        ("a.csv", [HEAD + ";", *[r + ";" for r in bills(700)]], "utf-8", HEAD.split(";")),
    ],
)
def test_texts_of_any_dialect(tmp_path, long, name, text, encoding, names):
    file = tmp_path / name
    file.write_bytes("".join(line + "\r\n" for line in text).encode(encoding))
    assert list(source_of(file).names) == names
    assert samples(file) == sample_frame(read_table(file).frame)


@pytest.mark.parametrize("longer", [1, 600])
def test_no_field_is_lost_without_a_word(tmp_path, long, longer):
    rows = bills(700)
    rows[longer] += ";secret"
    file = tmp_path / "longer.csv"
    file.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    with pytest.raises(FrameError, match=r"readers\.read_table") as failure:
        samples(file)
    assert "secret" not in str(failure.value)


@pytest.mark.parametrize(
    "start", [b"\x89PNG\r\n\x1a\n", b"<html><body>\n", bytes(range(1, 32)) * 500]
)
def test_what_is_no_text_is_no_table(tmp_path, long, start):
    file = tmp_path / "a.csv"
    file.write_bytes(start + b"".join(b"%d,%d,x\n" % (k, k) for k in range(700)))
    with pytest.raises(FrameError, match="no table is read from it"):
        infer(file)


def test_a_line_in_another_encoding_is_named(tmp_path, long):
    file = tmp_path / "a.csv"
    file.write_bytes(b"a,b\n" + b"secret,2\n" * 40_000 + b"caf\xe9,2\n")
    with pytest.raises(FrameError, match=r"not UTF-8, line 40002; .*readers\.read_table") as told:
        infer(file)
    assert "secret" not in str(told.value)


def test_archives(tmp_path):
    for name, members in (("none.csv.zip", []), ("two.csv.zip", ["a.csv", "b.csv"])):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for member in members:
                archive.writestr(member, "a,b\n1,2\n")
        with pytest.raises(FrameError, match=f"the archive holds {len(members)} files"):
            source_of(tmp_path / name)


def test_cells_stay_as_they_are_written(tmp_path):
    file = tmp_path / "zips.csv"
    file.write_text("zip,note\n00123,NA\n04567,\n" * 1 + "01111,x\n")
    zips, notes = samples(file)
    assert sorted(zips.values) == ["00123", "01111", "04567"]
    assert sorted(notes.values) == ["NA", "x"]
    assert notes.n_missing == 1


def test_files_without_rows(tmp_path, double):
    file = tmp_path / "header.csv"
    file.write_text("a,b\n")
    assert infer(file).types.to_dict() == {"a": "unknown", "b": "unknown"}


def test_a_folder_of_other_files(tmp_path):
    pytest.importorskip("pyarrow")
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(FrameError, match=r"The folder .* cannot be read.* holds Parquet files"):
        infer(tmp_path)


def test_feather_and_orc(tmp_path):
    pytest.importorskip("pyarrow")
    frame = families(700)[["mail_gaps", "price", "town", "moment"]]
    frame.to_feather(tmp_path / "frame.feather")
    assert samples(tmp_path / "frame.feather") == sample_frame(frame)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.csv", None, "there is no such file"),
        ("frame.xlsx", b"", r"its suffix '.xlsx' is not known. Known: .csv.*read_table reads also"),
        ("frame", b"", "its suffix '' is not known"),
        ("broken.parquet", b"secret", "cannot be read: it raised"),
        ("empty.csv", b"", "empty.csv is empty. Give a file with a line of column names"),
        ("binary.csv", bytes(range(256)), "binary.csv seems to be binary"),
        ("ragged.csv", b"a,b\n1,2\nsecret,2,3,4\n", "has 4 fields in line 3, and 2 in the lines"),
        ("open.csv", b'a,b\n1,2\n3,"secret\n', "a quotation mark that begins in row"),
        ("packed.csv.gz", b"secret", "is no gzip file, as its suffix says"),
        ("packed.csv.zip", b"secret", "cannot be read: it raised zipfile.BadZipFile"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, name, content, message):
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(FrameError, match=message) as failure:
        infer(tmp_path / name)
    assert "secret" not in str(failure.value)


@pytest.fixture
def server():
    made = Loopback()
    yield made
    made.close()


def test_addresses(server, double):
    mails = b"mail\n" + b"x@y.org\n" * 9
    for path, body in (
        ("/mails.csv", mails),
        ("/mails.csv?day=1", mails),
        ("/mails.csv.gz", gzip.compress(mails)),
    ):
        address = server.serve(path, content(body))
        assert infer(address).types.to_dict() == {"mail": "email"}
    assert len(server.asked) == 3  # fetched once, however often it is read


def test_addresses_that_cannot_be_read(server):
    with pytest.raises(OfflineError, match="fetching failed with HTTPError"):
        infer(f"{server.url}/none.csv")
    with pytest.raises(OfflineError, match="the response ended after 8 of 13 bytes"):
        infer(server.serve("/cut.csv", cut(b"mail\nx@y.org\n", 8)))
    with pytest.raises(FrameError, match=r"its suffix '\.html' is not known"):
        infer(f"{server.url}/page.html")
    with pytest.raises(FrameError, match="only Parquet is read from such an address"):
        infer("s3://bucket/frame.csv")
    configure(offline=True)
    with pytest.raises(OfflineError, match="fetching is switched off"):
        infer(server.serve("/mails.csv", content(b"mail\n")))
