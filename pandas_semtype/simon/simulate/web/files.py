"""Generators of file path and media type columns."""

from __future__ import annotations

import mimetypes
from functools import cache

import numpy as np

from ..draw import (
    ALNUM,
    DIGITS,
    HEX,
    LOWER,
    Form,
    characters,
    choices,
    choose,
    integers,
    sometimes_upper,
)
from ..pools import LATIN_LOCALES, LOCALES, as_pool, faker_pool
from ..registry import generator
from ..words import slugs_of_a_language, word_slugs

DOCUMENTS = ".pdf .docx .doc .xlsx .xls .csv .txt .pptx .odt .rtf .md .html .xml .json".split()
IMAGES = ".jpg .png .gif .tif .jpeg .bmp .svg .JPG .PNG .webp .dcm .heic".split()
SOURCES = (
    ".py .js .java .c .cpp .h .go .rs .ts .tsx .rb .php .cs .css .html .sh .sql .R .m .ipynb"
).split()
BULK = (
    ".csv .parquet .json.gz .tar.gz .nc .h5 .log .zip .shp .fastq.gz .bam .avro .npy .mat".split()
)
MEDIA = ".mp3 .mp4 .wav .avi .mov .flac .mkv .ogg .m4a .webm".split()
FAMILIES = (DOCUMENTS, DOCUMENTS, IMAGES, IMAGES, SOURCES, SOURCES, BULK, MEDIA)
UNIX_ROOTS = (
    "/var/log", "/usr/lib", "/usr/local/bin", "/etc", "/home", "/tmp", "/opt", "/srv/www", "/data",
    "/mnt/data", "/Users", "/var/www/html", "/dev", "/proc", "/root", "/media/usb", "/usr/share",
    "/app/src", "/workspace", "/scratch", "/nfs/projects", "/export/home", "/Volumes/Backup",
)  # fmt: skip
WINDOWS_ROOTS = (
    "C:\\Windows\\System32", "C:\\Program Files", "C:\\Users", "D:\\Data", "C:\\temp",
    "E:\\Projects", "\\\\fileserver\\share", "C:\\Program Files (x86)", "D:", "Z:\\Archive",
    "\\\\nas01\\public", "%APPDATA%", "%SystemRoot%", "c:\\inetpub\\wwwroot", "C:/Users",
)  # fmt: skip


@cache
def extensions() -> np.ndarray:
    """Return file name extensions of many kinds."""
    from mimesis.datasets import EXTENSIONS

    known = [x for kind in sorted(EXTENSIONS) for x in EXTENSIONS[kind]]
    return as_pool([*known, *sorted(mimetypes.types_map)])


def stems(rng: np.random.Generator, n: int) -> list[str]:
    """Return n file names without extension, in one or several styles."""
    words, more, third = (choices(rng, slugs_of_a_language(rng), n) for _ in range(3))
    number, big = integers(rng, 0, 500, n), integers(rng, 1, 10**6, n)
    year, month, day = (
        integers(rng, 1998, 2026, n),
        integers(rng, 1, 13, n),
        integers(rng, 1, 29, n),
    )
    code = characters(rng, int(rng.integers(6, 33)), choose(rng, (HEX, ALNUM, LOWER + DIGITS)), n)
    prefix = choose(
        rng, ("IMG_", "DSC", "DSCN", "frame_", "image", "scan", "img-", "page_", "sample_")
    )
    joiner, fixed = choose(rng, ("_", "-", " ", "", ".")), words[0]
    styles: tuple[Form, ...] = (
        lambda i: words[i],
        lambda i: f"{words[i]}{joiner}{more[i]}",
        lambda i: f"{words[i]}{joiner}{more[i]}{joiner}{third[i]}",
        lambda i: f"{prefix}{big[i] % 10000:04d}",
        lambda i: f"{fixed}_{number[i]:03d}",
        lambda i: f"{words[i]}_{year[i]}{month[i]:02d}{day[i]:02d}",
        lambda i: f"{year[i]}-{month[i]:02d}-{day[i]:02d}{joiner}{words[i]}",
        lambda i: code[i],
        lambda i: f"{words[i].title()}{more[i].title()}",
        lambda i: f"{words[i].title()} {more[i]} ({number[i] % 9 + 1})",
        lambda i: f"{words[i]}{joiner}v{number[i] % 12}{joiner}final",
        lambda i: f"{big[i]}",
        lambda i: f"{words[i].title()}{joiner}{more[i].title()}",
        lambda i: f"{fixed.upper()}_{code[i][:8]}_{year[i]}",
        lambda i: f"__{words[i]}__" if i % 9 == 0 else words[i],
    )
    if rng.random() < 0.6:
        style = choose(rng, styles)
        return [style(i) for i in range(n)]
    return [styles[k](i) for i, k in enumerate(integers(rng, 0, len(styles), n))]


def file_names(rng: np.random.Generator, n: int) -> list[str]:
    """Return n file names with extension, of one type or of several."""
    family = extensions() if rng.random() < 0.12 else choose(rng, FAMILIES)
    size = choose(rng, (1, 1, 2, 4, len(family)))
    endings = choices(rng, [family[i] for i in integers(rng, 0, len(family), size)], n)
    return [a + b for a, b in zip(stems(rng, n), endings, strict=True)]


def folders(rng: np.random.Generator, n: int, separator: str, titled: bool) -> list[str]:
    """Return n relative folders of one to five levels, as of one tree."""
    tree = (
        choices(rng, slugs_of_a_language(rng), 40)
        + choices(rng, word_slugs(), 10)
        + ["src", "test", "data"]
    )
    if titled:
        tree = [w.title() for w in tree]
    sizes = integers(rng, 1, int(rng.integers(2, 6)), n)
    steps = iter(choices(rng, tree, sum(sizes)))
    return [separator.join(next(steps) for _ in range(k)) for k in sizes]


@generator("file_path", weight=3.0, repeats=0.1)
def path_unix(rng: np.random.Generator, n: int) -> list[str]:
    roots = choices(rng, UNIX_ROOTS, n) if rng.random() < 0.4 else [choose(rng, UNIX_ROOTS)] * n
    if rng.random() < 0.15:
        roots = choices(rng, ("~", "~/Documents", "$HOME", "./..", "..", "."), n)
    names = file_names(rng, n) if rng.random() < 0.8 else [""] * n
    parts = zip(roots, folders(rng, n, "/", rng.random() < 0.15), names, strict=True)
    return [f"{a}/{b}/{c}" for a, b, c in parts]


@generator("file_path", weight=2.0, repeats=0.1)
def path_windows(rng: np.random.Generator, n: int) -> list[str]:
    roots = (
        choices(rng, WINDOWS_ROOTS, n) if rng.random() < 0.4 else [choose(rng, WINDOWS_ROOTS)] * n
    )
    names = file_names(rng, n) if rng.random() < 0.85 else [""] * n
    parts = zip(roots, folders(rng, n, "\\", rng.random() < 0.6), names, strict=True)
    return sometimes_upper(rng, [f"{a}\\{b}\\{c}" for a, b, c in parts], 0.08)


@generator("file_path", weight=2.0, repeats=0.1)
def path_relative(rng: np.random.Generator, n: int) -> list[str]:
    start = choose(rng, ("", "", "./", "../", "src/", "a/", "data/", "images/", "train/"))
    parts = zip(folders(rng, n, "/", False), file_names(rng, n), strict=True)
    return [f"{start}{a}/{b}" for a, b in parts]


@generator("file_path", weight=3.0, repeats=0.12)
def path_names(rng: np.random.Generator, n: int) -> list[str]:
    return sometimes_upper(rng, file_names(rng, n), 0.06)


@generator("file_path", weight=0.6, repeats=0.1)
def path_of_names(rng: np.random.Generator, n: int) -> list[str]:
    """Files named after people and places, any script."""
    provider = choose(rng, ("name", "city", "last_name", "company"))
    joiner = choose(rng, (" ", "_", "-"))
    ending = choose(rng, DOCUMENTS + IMAGES + MEDIA)
    names = choices(rng, faker_pool(provider, choose(rng, LOCALES)), n)
    return [x.replace(" ", joiner) + ending for x in names]


@generator("file_path", weight=1.0, repeats=0.05)
def path_of_data(rng: np.random.Generator, n: int) -> list[str]:
    words = choices(rng, choices(rng, word_slugs(), 6), n)
    number, code = integers(rng, 0, 5000, n), characters(rng, 8, HEX, n)
    year, month, day = (
        integers(rng, 2010, 2026, n),
        integers(rng, 1, 13, n),
        integers(rng, 1, 29, n),
    )
    form: Form = choose(
        rng,
        (
            lambda i: f"train/{words[i]}/{number[i]:05d}.jpg",
            lambda i: (
                f"{words[0]}/year={year[i]}/month={month[i]:02d}/part-{number[i]:05d}-{code[i]}.parquet"
            ),
            lambda i: f"/data/raw/{year[i]}/{month[i]:02d}/{day[i]:02d}/{words[i]}.csv",
            lambda i: f"{words[i]}_{year[i]}{month[i]:02d}{day[i]:02d}T{number[i]:06d}.nc",
            lambda i: f"/sub-{number[i]:02d}/func/sub-{number[i]:02d}_task-{words[0]}_bold.nii.gz",
            lambda i: f"{code[i][:2]}/{code[i]}{code[-1 - i]}.bin",
            lambda i: f"/dev/sd{chr(97 + number[i] % 26)}{number[i] % 9}",
            lambda i: f"/proc/{number[i]}/{words[i]}",
            lambda i: f"lib{words[i]}.so.{number[i] % 9}",
            lambda i: f"./{words[i]}.{code[i]}.chunk.js",
            lambda i: f"node_modules/{words[i]}/dist/{words[-1 - i]}.min.js",
            lambda i: f"{words[i]}-{number[i] % 9}.{number[i] % 20}.{day[i]}.tar.gz",
            lambda i: f"{words[i]}-{number[i] % 9}.{day[i]}-py3-none-any.whl",
            lambda i: f"/{words[i]}/{words[-1 - i]}.{choose(rng, MEDIA)[1:]}",
        ),
    )
    return [form(i) for i in range(n)]


@generator("file_path", weight=0.5, repeats=0.1)
def path_of_faker(rng: np.random.Generator, n: int) -> list[str]:
    provider = choose(rng, ("file_path", "file_path", "file_name", "unix_device"))
    return choices(rng, faker_pool(provider, choose(rng, LATIN_LOCALES)), n)


@cache
def media_types() -> np.ndarray:
    """Return registered media types."""
    from mimesis.datasets import MIME_TYPES

    listed = [x for kind in sorted(MIME_TYPES) for x in MIME_TYPES[kind]]
    return as_pool([*mimetypes.types_map.values(), *mimetypes.common_types.values(), *listed])


@cache
def usual_media_types() -> np.ndarray:
    """Return the media types the standard library knows by extension."""
    return as_pool([*mimetypes.types_map.values(), *mimetypes.common_types.values()])


@generator("mime_type", weight=3.0, repeats=0.7)
def mime_usual(rng: np.random.Generator, n: int) -> list[str]:
    return sometimes_upper(rng, choices(rng, usual_media_types(), n), 0.04)


@generator("mime_type", weight=1.5, repeats=0.4)
def mime_registered(rng: np.random.Generator, n: int) -> list[str]:
    pool = media_types()
    if rng.random() < 0.4:
        top = choose(rng, ("image/", "application/", "text/", "audio/", "video/"))
        pool = np.array([x for x in pool if x.startswith(top)], dtype=object)
    return choices(rng, pool, n)


@generator("mime_type", weight=1.0, repeats=0.6)
def mime_with_parameters(rng: np.random.Generator, n: int) -> list[str]:
    types = choices(rng, usual_media_types(), n)
    parameters = (
        "; charset=utf-8", ";charset=UTF-8", "; charset=ISO-8859-1", "", "", ";q=0.8",
        "; boundary=something", "; version=1.0", "; charset=us-ascii", "; charset=binary",
    )  # fmt: skip
    tails = choices(rng, parameters[: choose(rng, (1, 3, 5, 10))], n)
    return [a + b for a, b in zip(types, tails, strict=True)]


@generator("mime_type", weight=0.5, repeats=0.3)
def mime_of_vendors(rng: np.random.Generator, n: int) -> list[str]:
    words, more = choices(rng, word_slugs(), n), choices(rng, word_slugs(), n)
    suffix = choose(rng, ("", "+json", "+xml", "+zip", ".v1+json", "-package"))
    top = choose(
        rng, ("application/vnd.", "application/vnd.", "application/x-", "application/prs.")
    )
    return [f"{top}{a}.{b}{suffix}" for a, b in zip(words, more, strict=True)]


@generator("mime_type", weight=0.3, repeats=0.5)
def mime_several(rng: np.random.Generator, n: int) -> list[str]:
    a, b = choices(rng, usual_media_types(), n), choices(rng, usual_media_types(), n)
    joiner = choose(rng, (", ", ",", ";", "|"))
    return [x if i % 3 == 0 else x + joiner + y for i, (x, y) in enumerate(zip(a, b, strict=True))]
