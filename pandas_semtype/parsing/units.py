"""What stands beside a number: currencies, percent signs, multipliers and units."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from .calendar_names import is_month

__all__ = [
    "CURRENCY_CODES", "CURRENCY_SYMBOLS", "MULTIPLIERS", "THREE_DECIMALS", "Affix", "power_of",
    "read_affix",
]  # fmt: skip

CURRENCY_SYMBOLS = """
$ € £ ¥ ₹ ₽ ₩ ₪ ₫ ₴ ₦ ₱ ₺ ₸ ₡ ₲ ₵ ₭ ₮ ₼ ₾ ฿ ﷼ ¢ ￥ ￡ 元 円 원
US$ A$ AU$ C$ CA$ NZ$ HK$ S$ R$ NT$ MX$ zł Kč Ft kr kr. Rs Rs. RM Rp Rp. CHF Fr. лв руб руб. грн
Euro Euros euro euros pesos soles lei birr manat lari rupiah FCFA KSh TSh USh VNĐ đồng đ บาท
лв. тг тенге сум сом рублей гривень злотых ლარი դրամ ກີບ រៀល ကျပ် रुपये টাকা ש"ח ש״ח
شيكل تومان ریال روپے
ر.س د.إ ج.م د.ك د.ب ر.ق ر.ع ر.ع. د.أ د.ا د.ع د.م د.م. د.ت د.ج ل.ل ل.س ريال درهم جنيه دينار
""".split()
CURRENCY_CODES = """
AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BHD BND BOB BRL BWP BYN CAD CHF CLP CNY COP CRC CZK DKK DOP
DZD EGP ETB EUR FJD GBP GEL GHS GTQ HKD HNL HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KRW
KWD KZT LAK LBP LKR LYD MAD MDL MKD MMK MNT MUR MXN MYR NAD NGN NIO NOK NPR NZD OMR PAB PEN PHP PKR
PLN PYG QAR RON RSD RUB RWF SAR SEK SGD SYP THB TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND XAF
XOF ZAR ZMW
""".split()
THREE_DECIMALS = frozenset("BHD IQD JOD KWD LYD OMR TND د.ب د.ع د.أ د.ا د.ك ر.ع ر.ع. د.ت".split())
"""Currencies of a thousand parts; amounts of others have two decimals at most."""
_CURRENCIES = frozenset({*CURRENCY_SYMBOLS, *CURRENCY_CODES})
_ENDS = {mark[-1] for mark in _CURRENCIES}
MULTIPLIERS = {
    "k": 3, "K": 3, "M": 6, "mn": 6, "Mn": 6, "mio": 6, "Mio": 6, "Mio.": 6, "MM": 6, "B": 9,
    "bn": 9, "Bn": 9, "Mrd": 9, "Mrd.": 9, "mrd": 9, "thousand": 3, "million": 6, "millions": 6,
    "billion": 9, "billions": 9, "trillion": 12, "Thousand": 3, "Million": 6, "Billion": 9,
    "Millionen": 6,
    "Tsd": 3, "Tsd.": 3, "lakh": 5, "lakhs": 5, "Lakh": 5, "crore": 7, "crores": 7, "Crore": 7,
    "Cr": 7, "тыс": 3, "тыс.": 3, "млн": 6, "млн.": 6, "млрд": 9, "млрд.": 9,
    "万": 4, "億": 8, "亿": 8, "만": 4, "억": 8,
}  # fmt: skip
"""Powers of ten."""

_UNITS = """
mass g mg=0.001 µg=0.000001 μg=0.000001 kg=1000 t=1000000 tonne=1000000 tonnes=1000000 gram grams
mass Kg=1000 KG=1000 kgs=1000 Kgs=1000 Lb=453.59237 Lbs=453.59237 LBS=453.59237 gr Gr
mass kilogram=1000 kilograms=1000 lb=453.59237 lbs=453.59237 oz=28.349523125
length Km=1000 KM=1000 m mm=0.001 cm=0.01 dm=0.1 km=1000 µm=0.000001 μm=0.000001 nm=0.000000001
length metre metres meter meters kilometers=1000 kilometres=1000
length ft=0.3048 feet=0.3048 in=0.0254 inch=0.0254
length inches=0.0254 yd=0.9144 mi=1609.344 mile=1609.344 miles=1609.344
area m² m2 sqm km²=1000000 km2=1000000 cm²=0.0001 cm2=0.0001 ha=10000
area mm²=0.000001 mm2=0.000001 acre=4046.8564224 acres=4046.8564224
area sqft=0.09290304 ft²=0.09290304
volume l L ml=0.001 mL=0.001 cl=0.01 dl=0.1 litre litres liter liters m³=1000 m3=1000 cm³=0.001
volume lt ltr Lt cm3=0.001 hl=100 gal=3.785411784
bytes B kB=1000 KB=1000 MB=1000000 GB=1000000000 TB=1000000000000 KiB=1024 MiB=1048576
bytes GiB=1073741824 TiB=1099511627776
power W kW=1000 MW=1000000 GW=1000000000 mW=0.001
energy Wh kWh=1000 MWh=1000000 GWh=1000000000
joule J kJ=1000 MJ=1000000
calorie cal kcal=1000
pressure Pa hPa=100 kPa=1000 MPa=1000000 bar=100000 mbar=100
frequency Hz kHz=1000 MHz=1000000 GHz=1000000000
voltage V mV=0.001 kV=1000
current A mA=0.001
speed km/h kmh kph mph=1.609344 m/s=3.6 kn=1.852 kt=1.852
celsius °C ℃ ºC
fahrenheit °F ℉ ºF
kelvin K
angle ° deg
decibel dB
ratio ppm ppb=0.001
density mg/l mg/L mg/dl=10 mg/dL=10
dust µg/m³ µg/m3 μg/m³ μg/m3
beats bpm
turns rpm
pixels px
rate kbps Mbps=1000 Gbps=1000000
"""
_TABLE: dict[str, tuple[str, Decimal]] = {}
for _line in _UNITS.strip().split("\n"):
    _dimension, *_entries = _line.split()
    for _entry in _entries:
        _name, _, _factor = _entry.partition("=")
        _TABLE.setdefault(_name, (_dimension, Decimal(_factor or 1)))


# Signs such as \u338f and \u33a1, and letters as wide as those of East Asia.
_COMPATIBLE = re.compile(r"[\u2100-\u214f\u3300-\u33ff\uff01-\uff5e]+")


def _decomposed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


@dataclass(frozen=True, slots=True)
class Affix:
    """Hold what stands before and behind a number.

    Parameters
    ----------
    currency : str
        Symbol or code of a currency as written; "" if there is none.
    percent : str
        The percent or per mille sign; "" if there is none.
    multiplier : str
        A word such as ``k`` or ``million``; "" if there is none.
    power : int
        The power of ten that the multiplier stands for.
    unit : str
        A unit of measurement as written; "" if there is none.
    dimension : str
        What the unit measures; of an unknown word the word itself.
    factor : Decimal
        How many base units of the dimension it is.
    """

    currency: str = ""
    percent: str = ""
    multiplier: str = ""
    power: int = 0
    unit: str = ""
    dimension: str = ""
    factor: Decimal = Decimal(1)

    @property
    def is_known(self) -> bool:
        """Return whether a table has the unit, or there is none."""
        return not self.unit or self.unit in _TABLE


def power_of(multiplier: str) -> int:
    """Return the power of ten that a multiplier stands for.

    Parameters
    ----------
    multiplier : str
        As `Affix` has it: one of `MULTIPLIERS`, or the m of amounts of a currency.
    """
    return MULTIPLIERS.get(multiplier, 6)


@lru_cache(maxsize=4096)
def read_affix(prefix: str, suffix: str) -> Affix | None:
    """Return what the texts before and behind a number mean.

    Parameters
    ----------
    prefix, suffix : str
        Without white space around them.

    Returns
    -------
    Affix or None
        None if they are nothing that a number is written with.

    Examples
    --------
    >>> from pandas_semtype.parsing.units import read_affix
    >>> read_affix("$", "M").power, read_affix("", "kg").unit, read_affix("<", "")
    (6, 'kg', None)
    """
    currency = ""
    if prefix:
        if prefix in "%٪" and not suffix:
            return Affix(percent=prefix)
        if prefix not in _CURRENCIES:
            return None
        currency = prefix
    if not suffix:
        return Affix(currency)
    if suffix in ("%", "٪", "‰", "\uff05", "pct", "percent"):
        return None if currency else Affix(percent=suffix)
    if suffix in MULTIPLIERS:
        return Affix(currency, multiplier=suffix, power=MULTIPLIERS[suffix])
    if currency:
        return Affix(currency, multiplier=suffix, power=6) if suffix == "m" else None
    if suffix in _CURRENCIES:
        return Affix(suffix)
    for end in range(1, len(suffix) if suffix[-1] in _ENDS else 0):  # "Mio. €", "k€", "万円"
        word, rest = suffix[:end].rstrip(), suffix[end:]
        if rest in _CURRENCIES and word in MULTIPLIERS:
            return Affix(rest, multiplier=word, power=MULTIPLIERS[word])
    unit = suffix if suffix in _TABLE else _COMPATIBLE.sub(_decomposed, suffix)
    if unit in _TABLE:
        dimension, factor = _TABLE[unit]
        return Affix(unit=unit, dimension=dimension, factor=factor)
    # "14 May" is a day, and no amount of Mays; a point alone ends a day or a section.
    if (
        any(map(str.isalpha, suffix))
        and all(c.isalpha() or c in " ./²³°" for c in suffix)
        and not is_month(suffix.strip(" ."))
    ):
        return Affix(unit=suffix, dimension=_one_of(suffix))
    return None


def _one_of(word: str) -> str:
    """Return what an unknown unit counts: a year is one of years."""
    stem = word.rstrip("es")
    return stem if len(stem) >= _SHORT < len(word) and word.isalpha() else word


_SHORT = 2
"""Letters of what may be an abbreviation, whose last letter says something."""
