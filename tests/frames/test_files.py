"""Paths and addresses of files: what they give is what pandas reads as text."""

from __future__ import annotations

import gzip

import pandas as pd
import pytest
from families import families
from loopback import Loopback, content, cut

from pandas_semtype import configure, infer
from pandas_semtype.errors import FrameError, OfflineError
from pandas_semtype.frames import files, source_of
from pandas_semtype.sampling import sample_frame

TEXT = {"dtype": str, "keep_default_na": False, "na_values": [""]}


def samples(frame):
    source = source_of(frame)
    return list(source.samples(range(len(source.names)), max_rows=512, seed=0))


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".csv.gz"])
def test_text_files(tmp_path, monkeypatch, suffix):
    monkeypatch.setattr(files, "_CHUNK", 200)  # several chunks
    frame = families(900)
    file = tmp_path / f"frame{suffix}"
    separator = "\t" if "tsv" in suffix else ","
    frame.to_csv(file, index=False, sep=separator)
    assert samples(file) == sample_frame(pd.read_csv(file, sep=separator, **TEXT))
    assert samples(str(file)) == samples(file) == samples(file.as_uri())


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


def test_feather_and_orc(tmp_path):
    pytest.importorskip("pyarrow")
    frame = families(700)[["mail_gaps", "price", "town", "moment"]]
    frame.to_feather(tmp_path / "frame.feather")
    assert samples(tmp_path / "frame.feather") == sample_frame(frame)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.csv", None, "there is no such file"),
        ("frame.xlsx", b"", "its suffix '.xlsx' is not known. Known: .csv"),
        ("frame", b"", "its suffix '' is not known"),
        ("broken.parquet", b"secret", "cannot be read: it raised"),
        ("empty.csv", b"", "cannot be read: it raised .*EmptyDataError"),
        ("latin.csv", b"a\ncaf\xe9\n", "cannot be read: it raised UnicodeDecodeError"),
        ("ragged.csv", b"a,b\n1,2\nsecret,2,3,4\n", "cannot be read: it raised .*ParserError"),
        ("packed.csv.gz", b"secret", "cannot be read: it raised"),
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


def test_lines_above_a_table_are_for_the_reader_that_finds_them(tmp_path, double):
    file = tmp_path / "export.csv"
    file.write_text("Export of May\n\nday;paid\n1.5.2024;2,50\n2.5.2024;3,75;gift\n")
    with pytest.raises(FrameError, match=r"readers\.read_table"):
        infer(file)


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
