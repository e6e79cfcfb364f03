"""Files that are no table: a sentence that says what they seem to be, and no cell of them."""

from __future__ import annotations

import io
import random
import tarfile
import zipfile

import pytest

from pandas_semtype.readers import FileError, read_table


def zipped(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "a,b\n1,2\n")
    return packed.getvalue()


def archived() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.csv"), io.BytesIO(b""))
    return packed.getvalue()


OTHERS = {
    "a PNG picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
    "a JPEG picture": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01",
    "a PDF document": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj, 2, 3\nendobj\n",
    "a program": b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" + b"\x00" * 60,
    "a tar archive": archived(),
    "a ZIP archive without a workbook": zipped("a.csv", "b.csv"),
    "an HTML page": b"\n<!doctype HTML>\n<html lang=en><p>a,b</p>\n<p>c,d</p></html>",
    "an XML document": b'\xef\xbb\xbf<?xml version="1.0"?>\n<rows><row a="1"/></rows>',
    "a pointer of Git LFS": b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n",
    "binary, not a text": random.Random(5).randbytes(5000),
}


@pytest.mark.parametrize("what", OTHERS)
@pytest.mark.parametrize("name", ["a.csv", "a", "a.bin"])
def test_what_is_no_table_is_named(tmp_path, what, name):
    (tmp_path / name).write_bytes(OTHERS[what])
    with pytest.raises(FileError, match=f"seems to be {what}: no table is read from it"):
        read_table(tmp_path / name)


def test_a_page_that_is_called_a_workbook_is_named(tmp_path):
    (tmp_path / "a.xls").write_text("<html><table><tr><td>7</td></tr></table></html>")
    with pytest.raises(FileError, match="an HTML page"):
        read_table(tmp_path / "a.xls")


@pytest.mark.parametrize(
    "text",
    [
        "MZ,PDF\n1,2\n3,4\n",
        "snippet,n\n<html>,1\n<p>x</p>,2\n",
        "<,>\n1,2\n3,4\n",
        "ID3,n\n1,2\n3,4\n",
        "%,n\n1,2\n3,4\n",
        "a,b\n1,\x002\n3,4\n",
        "a\x01b\n1\x012\n3\x014\n" * 9,
    ],
)
def test_texts_that_look_alike_are_read(tmp_path, text):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert read_table(tmp_path / "a.csv").frame.shape[1] == 2
