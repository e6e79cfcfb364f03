"""Simulated columns of latitudes, longitudes and pairs of them, from real geography."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..draw import choose, column
from ..pools import object_array
from ..registry import Column, generator
from . import gazetteer
from .cities import any_country
from .coordinate_systems import ENCODED_PAIRS, geohash, maidenhead

__all__ = ["angles", "dms", "points"]

Points = tuple[np.ndarray, np.ndarray]


def points(rng: np.random.Generator, n: int) -> Points:
    """Draw latitudes and longitudes the way one table has them.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    n : int
        Number of points.
    """
    make = choose(rng, (_around, _country, _world, _airports, _globe, _track, _grid, _sites),
                  (5, 5, 2.5, 2, 1.5, 1, 0.6, 1))  # fmt: skip
    lat, lon = make(rng, n)
    order = rng.random()
    if order < 0.05:
        chosen = np.argsort(lat)
        lat, lon = lat[chosen], lon[chosen]
    return np.clip(lat, -89.999, 89.999), (lon + 180.0) % 360.0 - 180.0


def _around(rng: np.random.Generator, n: int) -> Points:
    """Draw incidents, shops or trees of one city or one small area."""
    table = gazetteer.cities()
    at = int(rng.integers(1500 if rng.random() < 0.6 else len(table)))
    reach = 10 ** rng.uniform(-2.6, -0.3)  # 300 m to 50 km
    wide = 1.0 / max(np.cos(np.radians(table.lat[at])), 0.2)
    lat = table.lat[at] + rng.normal(0, reach, n)
    return lat, table.lon[at] + rng.normal(0, reach * wide, n)


def _jitter(rng: np.random.Generator, lat: np.ndarray, lon: np.ndarray) -> Points:
    size = choose(rng, (0.0, 0.001, 0.01, 0.05))
    return lat + rng.normal(0, 1, len(lat)) * size, lon + rng.normal(0, 1, len(lat)) * size


def _country(rng: np.random.Generator, n: int) -> Points:
    """Draw places of one country or of one US state, large ones only or all."""
    if rng.random() < 0.2:
        table = gazetteer.cities_of_us_state(choose(rng, gazetteer.us_states()[1]))
    else:
        table = gazetteer.cities_of(any_country(rng))
    top = max(2, int(len(table) * choose(rng, (1.0, 1.0, 0.3, 0.05))))
    at = rng.integers(top, size=n)
    return _jitter(rng, table.lat[at], table.lon[at])


def _world(rng: np.random.Generator, n: int) -> Points:
    table = gazetteer.cities()
    at = rng.integers(int(choose(rng, (200, 2000, 20_000, len(table)))), size=n)
    return _jitter(rng, table.lat[at], table.lon[at])


def _airports(rng: np.random.Generator, n: int) -> Points:
    table = gazetteer.airports() if rng.random() < 0.5 else gazetteer.airports_of(any_country(rng))
    if not len(table.lat):  # a country without airports
        table = gazetteer.airports()
    at = rng.integers(len(table.lat), size=n)
    return table.lat[at], table.lon[at]


def _globe(rng: np.random.Generator, n: int) -> Points:
    """Draw earthquakes, ships, weather: anywhere, or along a belt."""
    lat = np.degrees(np.arcsin(rng.uniform(-1, 1, n)))
    lon = rng.uniform(-180, 180, n)
    if rng.random() < 0.5:
        table = gazetteer.cities()
        at = rng.integers(1, 4000, size=n)
        lat = table.lat[at] * rng.uniform(0.5, 1.2) + rng.normal(0, 8, n)
        lon = table.lon[at] + rng.normal(0, 15, n)
    return lat, lon


def _track(rng: np.random.Generator, n: int) -> Points:
    """Draw a track of a vehicle or an animal: each point close to the one before."""
    table = gazetteer.cities()
    at = int(rng.integers(len(table)))
    step = 10 ** rng.uniform(-5, -1)
    lat = table.lat[at] + np.cumsum(rng.normal(0, step, n))
    return lat, table.lon[at] + np.cumsum(rng.normal(0, step, n))


def _grid(rng: np.random.Generator, n: int) -> Points:
    """Draw cells of a regular grid of a model or a satellite."""
    step = choose(rng, (0.1, 0.25, 0.5, 0.625, 1.0, 1.875, 2.5, 5.0))
    lat, lon = _around(rng, n) if rng.random() < 0.3 else _globe(rng, n)
    return np.round(lat / step) * step, np.round(lon / step) * step


def _sites(rng: np.random.Generator, n: int) -> Points:
    """Draw a few fixed stations, each many times."""
    lat, lon = _country(rng, int(rng.integers(2, 20)))
    at = rng.integers(len(lat), size=n)
    return lat[at], lon[at]


# ---------------------------------------------------------------------------- writing


def _decimals(rng: np.random.Generator) -> int:
    """Draw how many decimals a source gives."""
    return int(choose(rng, range(1, 16), (2, 7, 9, 12, 9, 16, 8, 8, 4, 3, 2, 3, 5, 9, 3)))


def angles(rng: np.random.Generator, values: np.ndarray, digits: int | None = None) -> list[str]:
    """Write decimal degrees the way one program does.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    values : ndarray of float
        The angles.
    digits : int, optional
        Number of decimals; drawn if not given.
    """
    digits = _decimals(rng) if digits is None else digits
    style = choose(rng, ("trim", "fixed", "single", "noise", "varied"), (8, 5, 1.5, 1.5, 2))
    if style == "fixed":
        return [f"{v:.{digits}f}" for v in values]
    if style == "single":  # a float32 shown with all its digits
        return [repr(float(np.float32(round(v, digits)))) for v in values.tolist()]
    if style == "noise":  # sums of binary fractions, shown with all their digits
        fraction = rng.uniform(0.1, 0.9)
        hit = rng.random(len(values)) < fraction
        return [
            repr(round(v - 0.1, digits) + 0.1) if h else repr(round(v, digits))
            for v, h in zip(values.tolist(), hit, strict=True)
        ]
    if style == "varied":  # typed in by several people
        each = rng.integers(max(1, digits - 4), digits + 1, size=len(values))
        return [f"{v:.{d}f}".rstrip("0").rstrip(".") for v, d in zip(values, each, strict=True)]
    whole = rng.random() < 0.5
    cells = [repr(round(v, digits)) for v in values.tolist()]
    if digits >= 5:
        cells = [f"{float(c):.{digits}f}".rstrip("0") if "e" in c else c for c in cells]
    return [c[:-2] if whole and c.endswith(".0") else c for c in cells]


_DMS_FORMS = (
    "{d}°{m:02d}'{s:02.0f}\"{h}", "{d}° {m}' {s:.1f}\" {h}", "{d}°{m}′{s:.0f}″{h}",
    "{d} {m:02d} {s:02.0f} {h}",
    "{h}{d:02d}°{m:02d}'{s:05.2f}\"", "{d:02d}{m:02d}{s:02.0f}{h}", "{d}-{m:02d}-{s:02.0f}{h}",
    "{d:02d}:{m:02d}:{s:02.0f}{h}", "{d}°{f:.3f}'{h}", "{d}° {f:.2f}' {h}", "{h} {d}° {f:06.3f}",
    "{d:02d} {f:06.3f} {h}",
    "{d}°{m:02d}'{h}", "{d}º {m}' {s:.2f}'' {h}", "{d}° {m}' {h}", "{d}-{m:02d}-{s:07.4f}{h}",
    "{d}d{m}m{s:.0f}s{h}",
    "{n}{d}°{m:02d}'{s:02.0f}\"", "{n}{d}° {m}' {s:.2f}\"", "{n}{d}:{m:02d}:{s:05.2f}",
    "{d:02d}°{m:02d}′{h}",
)  # fmt: skip


def dms(value: float, form: str, positive: str, negative: str) -> str:
    """Write an angle in degrees, minutes and seconds by a format string.

    Parameters
    ----------
    value : float
        Decimal degrees.
    form : str
        Fields: d, m, s degrees, minutes and seconds, f minutes with a fraction, h the
        letter of the hemisphere, n a minus sign or nothing.
    positive, negative : str
        Letters of the two hemispheres.
    """
    seconds = round(abs(value) * 3600.0, 2) + 1e-9
    degrees, rest = divmod(seconds, 3600.0)
    minutes, rest = divmod(rest, 60.0)
    return form.format(
        d=int(degrees), m=int(minutes), s=min(rest, 59.4), f=min(minutes + rest / 60.0, 59.98),
        h=negative if value < 0 else positive, n="-" if value < 0 else "",
    )  # fmt: skip


def _decimal_column(rng: np.random.Generator, values: np.ndarray) -> Column:
    cells = angles(rng, values)
    mode = rng.random()
    if mode < 0.05:
        return column(c.replace(".", ",") for c in cells)
    if mode < 0.07:
        return column("+" + c if not c.startswith("-") else c for c in cells)
    return column(cells)


def _marked_column(rng: np.random.Generator, values: np.ndarray, letters: Sequence[str]) -> Column:
    """Write angles with a hemisphere or a degree sign; no number can be read from them."""
    form = choose(rng, ("{c}{h}", "{c} {h}", "{h}{c}", "{h} {c}", "{c}°{h}", "{c}° {h}", "{s}°"))
    lower = rng.random() < 0.08
    plain = angles(rng, np.abs(values), int(rng.integers(1, 7)))
    cells = []
    for text, value in zip(plain, values, strict=True):
        letter = letters[1] if value < 0 else letters[0]
        sign = "-" if value < 0 else ""
        cells.append(form.format(c=text, h=letter.lower() if lower else letter, s=sign + text))
    return column(cells, ignore=("float", "text"))


def _dms_column(rng: np.random.Generator, values: np.ndarray, letters: str) -> Column:
    form = choose(rng, _DMS_FORMS)
    cells = (dms(v, form, letters[0], letters[1]) for v in values.tolist())
    return column(cells, ignore=("float", "text"))


@generator("latitude", weight=8.0, repeats=0.1)
def latitude_decimal(rng: np.random.Generator, n: int) -> Column:
    """Draw latitudes in decimal degrees."""
    return _decimal_column(rng, points(rng, n)[0])


@generator("latitude", weight=0.8, repeats=0.1)
def latitude_marked(rng: np.random.Generator, n: int) -> Column:
    """Draw latitudes with N, S or a degree sign."""
    return _marked_column(
        rng, points(rng, n)[0], choose(rng, ("NS", "NS", "NS", ("North", "South")))
    )


@generator("latitude", weight=0.9, repeats=0.1)
def latitude_dms(rng: np.random.Generator, n: int) -> Column:
    """Draw latitudes in degrees, minutes and seconds."""
    return _dms_column(rng, points(rng, n)[0], "NS")


@generator("longitude", weight=8.0, repeats=0.1)
def longitude_decimal(rng: np.random.Generator, n: int) -> Column:
    """Draw longitudes in decimal degrees, now and then from 0 to 360."""
    values = points(rng, n)[1]
    return _decimal_column(rng, values % 360.0 if rng.random() < 0.04 else values)


@generator("longitude", weight=0.8, repeats=0.1)
def longitude_marked(rng: np.random.Generator, n: int) -> Column:
    """Draw longitudes with E, W or a degree sign."""
    letters = choose(rng, ("EW", "EW", "EW", ("East", "West"), "OW", "EO"), (3, 3, 3, 1, 0.3, 0.5))
    return _marked_column(rng, points(rng, n)[1], letters)


@generator("longitude", weight=0.9, repeats=0.1)
def longitude_dms(rng: np.random.Generator, n: int) -> Column:
    """Draw longitudes in degrees, minutes and seconds."""
    return _dms_column(rng, points(rng, n)[1], "EW" if rng.random() < 0.93 else "EO")


_PAIR_FORMS = (
    ("{a}, {o}", 7), ("{a},{o}", 7), ("({a}, {o})", 6), ("({a},{o})", 2), ("{a} {o}", 3),
    ("{a};{o}", 1),
    ("{a}; {o}", 1), ("{a}/{o}", 0.7), ("[{a}, {o}]", 1.5), ("[{o}, {a}]", 1.5), ("[{o},{a}]", 1),
    ("{o}, {a}", 1),
    ("{o},{a}", 1), ("{o} {a}", 0.7), ("POINT ({o} {a})", 8), ("POINT({o} {a})", 5),
    ("Point ({o} {a})", 1),
    ("SRID=4326;POINT ({o} {a})", 1), ("POINT Z ({o} {a} 0)", 0.7), ("POINT({a} {o})", 0.7),
    ("geo:{a},{o}", 0.8),
    ('{{"type": "Point", "coordinates": [{o}, {a}]}}', 1.5),
    ('{{"type":"Point","coordinates":[{o},{a}]}}', 1.2),
    ("{{'type': 'Point', 'coordinates': [{o}, {a}]}}", 1), ("{{'lat': {a}, 'lng': {o}}}", 0.8),
    ("({a}°, {o}°)", 1),
    ('{{"lat": {a}, "lon": {o}}}', 0.8), ("{{'latitude': '{a}', 'longitude': '{o}'}}", 0.8),
    ("{a}°, {o}°", 0.6),
    ("lat: {a}, lon: {o}", 0.6), ("Lat {a}, Long {o}", 0.5), ("{a} , {o}", 0.5), ("{a}|{o}", 0.4),
    ("{a}_{o}", 0.3),
    ("LatLng({a}, {o})", 0.3), ("@{a},{o},15z", 0.3), ("{a}:{o}", 0.3), ("<{a}, {o}>", 0.2),
    ("lat={a}&lon={o}", 0.3),
)  # fmt: skip


@generator("geo_coordinate", weight=8.0, repeats=0.1)
def pair_decimal(rng: np.random.Generator, n: int) -> Column:
    """Draw pairs of decimal degrees in one notation."""
    forms, weights = zip(*_PAIR_FORMS, strict=True)
    form = choose(rng, forms, weights)
    lat, lon = points(rng, n)
    state = int(rng.integers(1 << 32))  # both halves are written by the same program
    digits = _decimals(rng)
    a = angles(np.random.default_rng(state), lat, digits)
    o = angles(np.random.default_rng(state), lon, digits)
    if rng.random() < 0.04 and form.startswith("{a}"):
        a, o = ([c.replace(".", ",") for c in half] for half in (a, o))
        form = choose(rng, ("{a}; {o}", "{a} {o}", "{a};{o}"))
    return column(form.format(a=x, o=y) for x, y in zip(a, o, strict=True))


@generator("geo_coordinate", weight=1.5, repeats=0.1)
def pair_marked(rng: np.random.Generator, n: int) -> Column:
    """Draw pairs of decimal degrees with the letters of the hemispheres."""
    form = choose(rng, ("{a}{n}{g}{o}{e}", "{a} {n}{g}{o} {e}", "{a}°{n}{g}{o}°{e}",
                        "{n}{a}{g}{e}{o}",
                        "{a}° {n}{g}{o}° {e}", "{n} {a}{g}{e} {o}",
                        "({a}{n}{g}{o}{e})"))  # fmt: skip
    glue, digits = choose(rng, (" ", ", ", ",", " / ")), int(rng.integers(1, 7))
    lat, lon = points(rng, n)
    return column(
        form.format(a=f"{abs(x):.{digits}f}", o=f"{abs(y):.{digits}f}", g=glue,
                    n="S" if x < 0 else "N", e="W" if y < 0 else "E")
        for x, y in zip(lat.tolist(), lon.tolist(), strict=True)
    )  # fmt: skip


@generator("geo_coordinate", weight=2.0, repeats=0.1)
def pair_dms(rng: np.random.Generator, n: int) -> Column:
    """Draw pairs in degrees, minutes and seconds."""
    form, glue = choose(rng, _DMS_FORMS), choose(rng, (" ", ", ", ",", " / ", "; ", "  "))
    lat, lon = points(rng, n)
    pairs = zip(lat.tolist(), lon.tolist(), strict=True)
    return column(dms(x, form, "N", "S") + glue + dms(y, form, "E", "W") for x, y in pairs)


@generator("geo_coordinate", weight=1.5, repeats=0.1)
def pair_encoded(rng: np.random.Generator, n: int) -> Column:
    """Draw positions in a grid or a packed notation: ISO 6709, MGRS, UTM, plus codes."""
    write = choose(rng, ENCODED_PAIRS)
    style = int(rng.integers(1 << 16))
    lat, lon = points(rng, n)
    pairs = zip(np.clip(lat, -79.9, 83.9).tolist(), lon.tolist(), strict=True)
    cells = object_array(write(x, y, style) for x, y in pairs)
    if write in (maidenhead, geohash):  # short codes that nothing tells from other ids
        return column(cells, primary="text", ignore=("geo_coordinate",))
    return column(cells)


@generator("float", weight=0.35, repeats=0.1)
def projected_coordinate(rng: np.random.Generator, n: int) -> Column:
    """Draw eastings or northings in metres: decimals of places that are no degrees."""
    lat, lon = points(rng, n)
    digits = int(choose(rng, (1, 2, 3, 4, 6, 8)))
    if rng.random() < 0.5:  # Web Mercator
        x = np.radians(lon) * 6378137.0
        y = np.log(np.tan(np.pi / 4 + np.radians(np.clip(lat, -85, 85)) / 2)) * 6378137.0
    else:
        x = 500_000 + (lon % 6.0 - 3.0) * 111_320 * np.cos(np.radians(lat))
        y = lat * 110_574 + np.where(lat < 0, 10_000_000, 0)
    return column(f"{v:.{digits}f}" for v in (x if rng.random() < 0.5 else y))
