"""Columns of geometries: WKT, EWKT, WKB in hexadecimal digits, GeoJSON and their relatives."""

from __future__ import annotations

import struct

import numpy as np

from ..draw import choose, integers, sometimes
from ..registry import Column, generator
from .coordinates import points
from .projections import grid_points

__all__: list[str] = []

_KINDS = ("POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON")
_DEPTH = {"POINT": 0, "MULTIPOINT": 1, "LINESTRING": 1, "POLYGON": 2, "MULTILINESTRING": 2,
          "MULTIPOLYGON": 3}  # fmt: skip
_GEOJSON = {"POINT": "Point", "LINESTRING": "LineString", "POLYGON": "Polygon",
            "MULTIPOINT": "MultiPoint", "MULTILINESTRING": "MultiLineString",
            "MULTIPOLYGON": "MultiPolygon"}  # fmt: skip


class _Shapes:
    """Hold the vertices of `n` geometries as texts ``x y`` and as numbers, in one notation."""

    def __init__(self, rng: np.random.Generator, n: int, kind: str, glue: str) -> None:
        depth = _DEPTH[kind]
        projected = sometimes(rng, 0.25)
        x, y = grid_points(rng, n) if projected else points(rng, n)[::-1]
        digits = choose(rng, (0, 1, 2, 3, 6) if projected else (4, 5, 6, 7, 8, 10, 12, 13, 14))
        most = 1 if depth == 0 else int(rng.integers(3, 9))
        self.sizes = integers(rng, most if depth == 0 else 2 + (depth > 1) * 2, most + 3, n)
        if depth == 0:
            self.sizes = [1] * n
        total = sum(self.sizes)
        owner = np.repeat(np.arange(n), self.sizes)
        reach = (60.0 if projected else 0.001) * 10 ** rng.uniform(-0.5, 1.3) * (depth > 0)
        angle = np.concatenate([np.arange(k) / k for k in self.sizes]) * 2 * np.pi
        radius = reach * rng.uniform(0.5, 1.5, total)
        self.x = np.round(x[owner] + radius * np.cos(angle), digits)
        self.y = np.round(y[owner] + radius * np.sin(angle), digits)
        if depth >= 2 and kind != "MULTILINESTRING":  # rings are closed
            last = np.cumsum(self.sizes) - 1
            first = last - np.asarray(self.sizes) + 1
            self.x[last], self.y[last] = self.x[first], self.y[first]
        tail = choose(rng, ("", "", "", f"{glue}0", f"{glue}0.0")) if glue else ""
        fixed = sometimes(rng, 0.4)
        write = (lambda v: f"{v:.{digits}f}") if fixed else repr
        self.texts = [
            f"{write(a)}{glue}{write(b)}{tail}"
            for a, b in zip(self.x.tolist(), self.y.tolist(), strict=True)
        ]
        self.three = bool(tail)
        self.depth = depth

    def groups(self) -> list[list[str]]:
        """Return the vertices of each geometry as texts."""
        out, at = [], 0
        for size in self.sizes:
            out.append(self.texts[at : at + size])
            at += size
        return out


def _some_kind(rng: np.random.Generator) -> str:
    return choose(rng, _KINDS, (5, 3, 5, 0.8, 2.5, 6))


@generator("geometry", weight=6.0, repeats=0.05)
def well_known_text(rng: np.random.Generator, n: int) -> Column:
    """Write WKT and EWKT, whole or cut where a field ends."""
    kind = _some_kind(rng)
    shapes = _Shapes(rng, n, kind, " ")
    comma = choose(rng, (", ", ","))
    space = choose(rng, (" ", " ", ""))
    prefix = choose(
        rng, ("", "SRID=4326;", "SRID=28992;", "SRID=3857;", "SRID=27700;"), (12, 1, 0.5, 0.4, 0.3)
    )
    mark = choose(rng, (" Z", "Z", " Z")) if shapes.three else ""
    name = kind.title() if sometimes(rng, 0.06) else kind
    name = name.lower() if sometimes(rng, 0.02) else name
    opened = "(" * max(1, shapes.depth) if kind != "MULTIPOINT" else "("
    closed = ")" * len(opened)
    two = kind in ("POLYGON", "MULTIPOLYGON", "MULTILINESTRING") and sometimes(rng, 0.3)
    cells = []
    for vertices in shapes.groups():
        if kind == "MULTIPOINT" and space:
            body = comma.join(f"({v})" for v in vertices)
        elif two and len(vertices) > 7:
            body = comma.join(vertices) + "), (" + comma.join(vertices[:4])
        else:
            body = comma.join(vertices)
        cells.append(f"{prefix}{name}{mark}{space}{opened}{body}{closed}")
    if sometimes(rng, 0.12):
        width = choose(rng, (100, 200, 250, 254, 255, 400, 1000))
        cells = [c[:width] for c in cells]
    pair = ("geo_coordinate",) if kind == "POINT" else ()
    return Column(cells, ignore=pair)


@generator("geometry", weight=2.5, repeats=0.05)
def geojson(rng: np.random.Generator, n: int) -> Column:
    """Write GeoJSON geometries or features, as JSON or as Python shows them."""
    kind = _some_kind(rng)
    glue = choose(rng, (", ", ","))
    shapes = _Shapes(rng, n, kind, glue)
    wrap = max(0, shapes.depth - 1)
    opened, closed = "[" * wrap, "]" * wrap
    colon = ": " if glue == ", " else choose(rng, (":", ": "))
    form = choose(rng, ("g", "r", "f", "crs"), (8, 2, 1, 1))
    cells = []
    for vertices in shapes.groups():
        body = glue.join(f"[{v}]" for v in vertices)
        body = f"{opened}{f'[{body}]' if shapes.depth else body}{closed}"
        type_, coordinates = f'"type"{colon}"{_GEOJSON[kind]}"', f'"coordinates"{colon}{body}'
        inner = f"{type_}{glue}{coordinates}" if form != "r" else f"{coordinates}{glue}{type_}"
        if form == "f":
            inner = f'"type"{colon}"Feature"{glue}"geometry"{colon}{{{inner}}}'
            inner += f'{glue}"properties"{colon}{{}}'
        elif form == "crs":
            inner += f'{glue}"crs"{colon}{{"type"{colon}"name"}}'
        cells.append(f"{{{inner}}}")
    if sometimes(rng, 0.2):
        cells = [c.replace('"', "'") for c in cells]
    also = ("json",)
    return Column(cells, also=also, ignore=("geo_coordinate",) if kind == "POINT" else ())


@generator("geometry", weight=2.0, repeats=0.02)
def well_known_binary(rng: np.random.Generator, n: int) -> Column:
    """Write WKB and EWKB as hexadecimal digits, as PostGIS and geopandas do."""
    kind = choose(rng, ("POINT", "LINESTRING", "POLYGON", "MULTIPOLYGON"), (5, 2, 3, 3))
    shapes = _Shapes(rng, n, kind, " ")
    big = sometimes(rng, 0.1)
    order = ">" if big else "<"
    srid = choose(rng, (0, 0, 4326, 4326, 3857, 28992, 2154))
    code = {"POINT": 1, "LINESTRING": 2, "POLYGON": 3, "MULTIPOLYGON": 6}[kind]

    def head(code: int, srid: int = 0) -> bytes:
        start = b"\x00" if big else b"\x01"
        if srid:
            return start + struct.pack(f"{order}II", code | 0x20000000, srid)
        return start + struct.pack(f"{order}I", code)

    starts = np.concatenate([[0], np.cumsum(shapes.sizes)])
    flat = np.stack([shapes.x, shapes.y], axis=1).astype(f"{order}f8")
    cells = []
    lower = sometimes(rng, 0.4)
    mark = choose(rng, ("", "", "", "", "\\x", "0x"))
    count = struct.Struct(f"{order}I").pack
    for i, size in enumerate(shapes.sizes):
        body = flat[starts[i] : starts[i + 1]].tobytes()
        if code == 2:
            body = count(size) + body
        elif code >= 3:
            body = count(1) + count(size) + body
        if code == 6:
            body = count(1) + head(3) + body
        text = (head(code, srid) + body).hex()
        cells.append(mark + (text if lower else text.upper()))
    if sometimes(rng, 0.1):
        cells = [c[:254] for c in cells]
    return Column(cells, ignore=("geo_coordinate",) if kind == "POINT" else ())


@generator("geometry", weight=1.0, repeats=0.05)
def other_notations(rng: np.random.Generator, n: int) -> Column:
    """Write rings and boxes as bare numbers, GML, KML, SVG paths, shapely's and Esri's JSON."""
    form = choose(rng, ("kml", "gml", "esri", "bbox", "box", "ring", "repr", "envelope"))
    shapes = _Shapes(rng, n, "POLYGON", "," if form in ("kml", "esri", "ring") else " ")
    cells = []
    for vertices in shapes.groups():
        line = " ".join(vertices)
        a, b = vertices[0].replace(",", " "), vertices[1].replace(",", " ")
        if form == "kml":
            cell = f"<Polygon><outerBoundaryIs><LinearRing><coordinates>{line}</coordinates>"
            cell += "</LinearRing></outerBoundaryIs></Polygon>"
        elif form == "gml":
            cell = f"<gml:LineString><gml:posList>{line}</gml:posList></gml:LineString>"
        elif form == "esri":
            cell = '{"rings":[[' + ",".join(f"[{v}]" for v in vertices) + "]]}"
        elif form == "bbox":
            cell = f"[{', '.join((a + ' ' + b).split())}]"
        elif form == "box":
            cell = f"BOX({a},{b})"
        elif form == "ring":
            cell = "((" + "),(".join(vertices) + "))"
        elif form == "repr":
            cell = f"<POLYGON (({', '.join(vertices)}))>"
        else:
            cell = f"ENVELOPE({', '.join((a + ' ' + b).split())})"
        cells.append(cell)
    return Column(cells, ignore=("json", "html", "list", "geo_coordinate"))
