"""Validators of amounts: of money, of a share, with a unit, of time."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from ...parsing.units import read_affix
from .amounts import is_amount
from .patterns import DURATION
from .validator import Validator, each
from .vocabularies import currency_codes

__all__ = ["AMOUNTS"]

_MINUTES = re.compile(r"\D*(\d{3,})\s?m\.?").fullmatch
_CURRENCY = re.compile(
    r"(?:[$£¥֏؋৲৳฿₠-⃀﷼￥￡]|zł|kč|ft|kr\.?|rs\.?|rm|rp\.?|r\$?"
    r"|[a-z]{0,3}\$|(?<![a-z])s/\.?)\s?[-+\u2212(]?\s?[.,]?\d"
    r"|\d[.,]?-?\)?\s?(?:[$£¥֏؋৲৳฿₠-⃀﷼￥￡]|zł|kč|ft\b|kr\b|rs\b|руб|р\.|円|元|万円|원|บาท|лв"
    r"|lei|tl\b"
    r"|dollars?|euros?|pounds?|rupees?|yen\b|cents?\b|pesos?)",
    re.IGNORECASE,
).search
_CODED = re.compile(r"(?<![A-Za-z])([A-Za-z]{3})\b[\s.]?[-+(]?\d|\d[\s)]?([A-Za-z]{3})\b").search
_PERCENT = re.compile(
    r"\d\s?[%\u066a\uff05\u2030]|[%\u066a]\s?[-+]?\d"
    r"|\d\s?(?:per ?cent\b|pct\b|prozent\b|procent|v\. ?H\.|pour ?cent\b|por ?cien(?:to)?\b"
    r"|por cento\b|per ?cento\b|prosent(?:tia)?\b|процент)",
    re.IGNORECASE,
).search
_MEASURE = re.compile(
    # From the first digit on: from each, long numbers take the square of their length.
    r"(?<!\d)(?<!\d[.,'\s])\d[\d.,'\s\u00a0]*(?:[eE][-+]?\d+)?[\s\u00a0-]?"
    r"(?:[^\W\d_]|[°º\"'\u2032\u2033%µ\u2103\u2109\u3371-\u33df])"
).search
_NO_MEASURE = re.compile(r"[{}\[\]<>@=]").search
_LENGTH_OF_TIME = re.compile(
    r"\d\s?(?:(?:milli|micro|nano)?sec|min|ho?u?r|day|week|wk|month|mo\b|year|yr"
    r"|night"
    r"|tag|woche|monat|jahr|stunde|std|jour|semaine|mois|an(?:s|née)|heure|d[ií]a|semana|mes|año"
    r"|ano|hora|giorn|settiman|ann[oi]|or[ae]\b|dag|uur|jaar|maand|år|timm|dzie|dni|godz|miesi|rok"
    r"|lat\b|сек|мин|час|д(?:ень|н)|лет|год|нед|мес|[日天週周月年時时分秒]|小时|分钟|시간|일\b"
    r"|분\b|년)"
    r"|^-?\d{1,4}:[0-5]?\d(?::[0-5]?\d(?:[.,]\d+)?)?$|\bdays? ?[+-]?\d{1,2}:\d\d"
    r"|^(?:an?|half|one|two|three|four|five|six|seven|eight|nine|ten|several|few|less|more|over"
    r"|under)\b"
    r".*(?:second|minute|hour|day|week|month|year)",
    re.IGNORECASE,
).search
_TIMES_LIST = """
giây phút giờ tiếng ngày tuần tháng năm
detik menit minit jam hari minggu bulan tahun
saniye sn dakika dk saat gün hafta ay yıl
sekunti sekuntia minuutti minuuttia tunti tuntia päivä päivää viikko viikkoa kuukausi kuukautta
vuosi vuotta pv vk kk
másodperc perc óra nap hét hónap év
sekund sekunda sekundy minut minuta minuty hodina hodiny hodin den dny dnů dní týden týdny týdnů
měsíc měsíce měsíců rok roky
secunde secundă minute ore oră zile zi săptămâni săptămână luni lună ani
sata sati sat dana dan tjedan tjedana nedelja nedelje mjesec mjeseca mjeseci mesec meseca
godina godine sek timer døgn uge uger uke uker vecka veckor dygn timme timmar måneder
segundo segundos segon segons hores hora dies setmana setmanes mesos mês meses secondi minuti ore
seconden seconde minuten uren weken maanden
sekunde dakika saa siku wiki mwezi miezi mwaka miaka
oras araw linggo buwan taon
minutit tundi päeva nädalat kuud aastat stundas dienas nedēļas mēneši gadi gads
valandos valandų dienos dienų savaitės savaičių mėnesiai mėnesių metai metų
секунд секунди хвилин хвилини хвилина хв годин години година год днів дні тижнів тижні тиждень
місяців місяці місяць років роки рік часа дни дена седмици седмица месеца месеци години
сат сати дана дан недеља недеље секунде минута минути
δευτερόλεπτα δευτερόλεπτο δευτ λεπτά λεπτό ώρες ώρα ημέρες ημέρα μέρες μέρα εβδομάδες εβδομάδα μήνες
μήνας έτη έτος χρόνια
ثانية ثوان ثواني دقيقة دقائق ساعة ساعات يوم يوما أيام ايام أسبوع أسابيع شهر شهرا أشهر شهور
سنة سنوات عام أعوام ثانیه دقیقه ساعت روز هفته ماه سال سیکنڈ منٹ گھنٹے گھنٹہ دن ہفتے مہینے
שניות שניה דקות דקה שעות שעה ימים יום שבועות שבוע חודשים חודש שנים שנה
सेकंड सेकेंड मिनट घंटे घंटा घण्टे दिन सप्ताह हफ़्ते हफ्ते महीने महीना माह वर्ष साल तास दिवस
সেকেন্ড মিনিট ঘণ্টা ঘন্টা দিন সপ্তাহ মাস বছর
விநாடி நிமிடம் நிமிடங்கள் மணி நாள் நாட்கள் வாரம் வாரங்கள் மாதம் மாதங்கள் ஆண்டு ஆண்டுகள்
సెకన్లు నిమిషాలు గంటలు గంట రోజులు రోజు వారాలు నెలలు సంవత్సరాలు
วินาที นาที ชั่วโมง ชม วัน สัปดาห์ เดือน ปี
წამი წუთი საათი დღე კვირა თვე წელი
վայրկյան րոպե ժամ օր շաբաթ ամիս տարի
"""
_IN_WORDS = re.compile(
    rf"\d\s?-?\s?(?:{'|'.join(sorted(set(_TIMES_LIST.split()), key=len, reverse=True))})"
    r"(?![^\W\d_])"
    r"|\d\s?-\s?(?:second|minute|hour|day|week|month|year)s?\b",
    re.IGNORECASE,
).search
"""Lengths of time in the languages that the above leaves out, as whole words."""
_RUN = re.compile(r"\d[\d.,'\u2019]*\d|\d").findall
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))").sub
_GROUPED = re.compile(
    r"\d+(?:[.,]\d+)?"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?"
    r"|\d{1,3}(?:['\u2019]\d{3})+(?:[.,]\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
).fullmatch


def _well_grouped(cell: str) -> bool:
    """Return whether the numbers of a cell are written as numbers are: 1,0,0 is none."""
    return all(map(_GROUPED, _RUN(cell)))


def _percent(cell: str) -> bool:
    """Return whether a cell is one number in percent: no count with a share, and no interval."""
    if _PERCENT(cell) is None or not _well_grouped(cell):
        return False
    return len(_RUN(_THOUSANDS("", cell))) == 1


_LOCAL_BOTH = (
    "Bs|BsF|Bs\\.? ?[SDF]|DH|Dh|Dhs|Lm|K[Ss]h|T[Ss]h|U[Ss]h|F? ?CFA|FCFA|Tk|Gs|Kz|Kčs"
    "|[Dd]in|Birr|Br|FBu"
    "|FRw|so[\u02bb'\u2019]m|сум|сўм|тг|тенге|грн|ден|дин|сом|манат"
)
_LOCAL_NUMBER = (
    r"[-+\u2212]?\d[\d.,'\u2019\s]*(?:/?[-\u2013=])?(?:\s?(?:[kKmM]|mn|bn|Mio\.?|mill?(?:ion(?:s|es)?)?\.?|mln|млн"
    r"|млрд|тыс\.?))?"
)
_LOCAL = re.compile(
    rf"\(?[-+\u2212]?(?:{_LOCAL_BOTH}|Nu|Af|Afs|M?Rf|MTn?|L[tsLeE]|[ZM]K|Db|FG|VT|Ar|NAf|T\$)"
    rf"(?:\.\s?|\s){_LOCAL_NUMBER}\)?"
    rf"|F?CFA{_LOCAL_NUMBER}|\(?{_LOCAL_NUMBER}\s?(?:{_LOCAL_BOTH}|D[AT])\.?\)?"
).fullmatch
"""Short forms that people of a country write, with the capitals that tell them from units; in
front of a number they stand apart from it, as no code does.
"""


def _currency(cell: str) -> bool:
    if not _well_grouped(cell):
        return False
    if _CURRENCY(cell) or _LOCAL(cell):
        return True
    found = _CODED(cell)
    if found is not None and (found[1] or found[2]).upper() in currency_codes():
        return True
    return is_amount(cell)


def _measure(cell: str) -> bool:
    return _MEASURE(cell) is not None and _NO_MEASURE(cell) is None


_SHORT_UNITS = re.compile(r"(?<![A-Za-z\d.,])\d[\d.,]*\s?([^\W\d_]{1,3})\b").findall
_LETTERS_OF_TIME = frozenset("smhdwyajtuvсмчд")
_NO_TIMES_LIST = """
mag rad mr sr mol kat lm lx cd gy sv bq ci eq pts pcs stk st szt db ud uds nr wds ct vol wt dpi ppi
pp bp gal qt tsp oz lbs bd br ba
"""
_NO_TIMES = frozenset(_NO_TIMES_LIST.split())
"""Short words behind numbers that are no lengths of time in any language, units and others."""


def _may_be_time(unit: str) -> bool:
    """Return whether a short word may be a length of time; no list has those of all languages."""
    if len(unit) == 1:
        return unit.lower() in _LETTERS_OF_TIME
    if unit.lower() in _NO_TIMES:
        return False
    affix = read_affix("", unit)
    return affix is None or not (
        affix.multiplier or affix.currency or affix.percent or (affix.unit and affix.is_known)
    )


def _duration(cell: str) -> bool:
    if _MINUTES(cell):  # hundreds of "m" are metres
        return False
    if DURATION.fullmatch(cell):
        return True
    if _NO_MEASURE(cell) is not None:
        return False
    if _LENGTH_OF_TIME(cell) is not None or _IN_WORDS(cell) is not None:
        return True
    return any(map(_may_be_time, _SHORT_UNITS(cell)))


_PRIMES = re.compile(
    r"-?\d{1,3}\s?['\u2032\u2019]\s?([0-5]\d|\d)(?:[.,]\d+)?\s?(?:[\"\u2033\u201d]|''|\u2032\u2032)?"
).fullmatch
_INCHES = 12


def _durations(cells: Sequence[str]) -> np.ndarray:
    """Return which cells are lengths of time; primes are feet unless seconds go beyond inches."""
    passed = each(_duration)(cells)
    found = [_PRIMES(cell) for cell in cells] if not passed.all() else []
    if any(match is not None and int(match[1]) >= _INCHES for match in found):
        passed |= np.fromiter((match is not None for match in found), bool, len(cells))
    return passed


AMOUNTS = (
    Validator("percent", "format", "a number with a percent sign", 0.05, each(_percent)),
    Validator("currency", "format", "an amount with a symbol or code", 0.05, each(_currency)),
    Validator("measure", "format", "a number with a unit", 1.0, each(_measure), usual=0.8),
    Validator("duration", "format", "a length of time", 1.0, _durations),
)
