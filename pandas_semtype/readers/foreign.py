"""Files that are no table, told by their first bytes: pictures, pages, programs, archives."""

from __future__ import annotations

import re
import zipfile

from .source import FileError, Source

__all__ = ["check_is_no_archive", "check_is_table", "check_is_text"]

_FETCH = "Give the file with the table itself"
_READ_ELSEWHERE = "Read it in Python with pandas.{} and call pandas_semtype.infer with the frame"
_STARTS: dict[bytes, tuple[str, str]] = {
    b"\x89PNG\r\n": ("a PNG picture", _FETCH),
    b"\xff\xd8\xff": ("a JPEG picture", _FETCH),
    b"GIF87a": ("a GIF picture", _FETCH),
    b"GIF89a": ("a GIF picture", _FETCH),
    b"II*\x00": ("a TIFF picture", _FETCH),
    b"MM\x00*": ("a TIFF picture", _FETCH),
    b"%PDF-": ("a PDF document", "Export its table as CSV first"),
    b"%!PS": ("a PostScript document", "Export its table as CSV first"),
    b"{\\rtf": ("an RTF document", "Save its table as CSV first"),
    b"\x7fELF": ("a program", _FETCH),
    b"\xca\xfe\xba\xbe": ("a program", _FETCH),
    b"\xcf\xfa\xed\xfe": ("a program", _FETCH),
    b"Rar!\x1a": ("a RAR archive", "Unpack it, and give a file of it"),
    b"7z\xbc\xaf\x27\x1c": ("a 7z archive", "Unpack it, and give a file of it"),
    b"OggS\x00": ("a recording", _FETCH),
    b"ID3\x03": ("a recording", _FETCH),
    b"ID3\x04": ("a recording", _FETCH),
    b"\x89HDF\r\n": ("an HDF5 file", _READ_ELSEWHERE.format("read_hdf")),
    b"\x93NUMPY": ("an array of NumPy", "Load it in Python with numpy.load"),
    b"<stata_dta>": ("a Stata file", _READ_ELSEWHERE.format("read_stata")),
    b"$FL2": ("an SPSS file", _READ_ELSEWHERE.format("read_spss")),
    b"\x80\x04\x95": ("a pickle", "Save it as Parquet where it was made"),
    b"\x80\x05\x95": ("a pickle", "Save it as Parquet where it was made"),
    b"version https://git-lfs": ("a pointer of Git LFS", "Fetch the file with git lfs pull"),
}
_INSIDE = {
    b"RIFF": "a picture or a recording",
    b"MZ": "a program",
}
"""Starts that a text may have too: what follows them has zeros in it."""
_PAGE = re.compile(rb"(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.DOTALL)
_XML = re.compile(rb"<\?xml\s|<svg[\s>]|<!doctype\s", re.I)
_TAR = slice(257, 262), b"ustar"
_READ = 512
_NO_TEXT = re.compile("[\x00\x02-\x08\x0e-\x19\x7f]")
"""Control characters that neither end lines nor separate fields."""
_FRACTION = 0.03
_PADDING = 0.3
_KINDS = 5


def check_is_table(source: Source) -> None:
    """Raise if the first bytes of a file say that it is none with a table.

    Parameters
    ----------
    source : Source
        The file.

    Raises
    ------
    FileError
        If it is a picture, a document, a page, a program, an archive or the like.
    """
    head = source.head(_READ)
    for start, (what, then) in _STARTS.items():
        if head.startswith(start):
            raise _no_table(source, what, then)
    for start, what in _INSIDE.items():
        if head.startswith(start) and b"\x00" in head[:64]:
            raise _no_table(source, what, _FETCH)
    if head[_TAR[0]] == _TAR[1]:
        raise _no_table(source, "a tar archive", "Unpack it, and give a file of it")
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _PAGE.match(text):
        raise _no_table(
            source, "an HTML page", "Download the file that the page offers, or copy its table"
        )
    if _XML.match(text):
        raise _no_table(source, "an XML document", _READ_ELSEWHERE.format("read_xml"))


def check_is_no_archive(source: Source) -> None:
    """Raise if a ZIP archive holds no workbook, which is such an archive too.

    Parameters
    ----------
    source : Source
        The file.

    Raises
    ------
    FileError
        If it can be unpacked and has no sheets.
    """
    try:
        with source.seekable() as stream, zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError):  # its reader says what is wrong
        return
    # Sheets of Excel; of OpenDocument, whose texts look alike and are told when they are read.
    if not any(name.startswith("xl/") or name == "content.xml" for name in names):
        raise _no_table(source, "a ZIP archive without a workbook", "Unpack it, and give a file")


def check_is_text(source: Source, text: str) -> None:
    """Raise if what was decoded has too many control characters for a text.

    Parameters
    ----------
    source : Source
        The file.
    text : str
        Its beginning.

    Raises
    ------
    FileError
        If it has.
    """
    found = _NO_TEXT.findall(text)
    # A damaged export may have one such character again and again, as padding.
    most = _FRACTION if len(set(found)) >= _KINDS else _PADDING
    if len(found) > most * len(text):
        raise _no_table(
            source,
            "binary, not a text",
            "Pass --encoding or --format (encoding= or format= of ReadOptions) if it is one",
        )


def _no_table(source: Source, what: str, then: str) -> FileError:
    return FileError(f"{source.name} seems to be {what}: no table is read from it. {then}.")
