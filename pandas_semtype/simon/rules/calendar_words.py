"""Months of other calendars, and the words of quarters and halves of years, in many languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .closed_words import is_known, known_words, of_other_script, plain

__all__ = ["is_other_month", "is_quarter_in_words"]

_MONTHS_LIST = """
muharram muharrem safar safer rabi_al-awwal rabi_al_awwal rabi'_al-awwal rabiʿ_al-awwal
rabi_ul-awwal rabi_i rabi_al-thani rabi'_al-thani rabi_al-akhir rabi_ii rabi_ath-thani
rabi_ul-akhir rabiulawal rabiulakhir rabiul_awal rabiul_akhir rebiülevvel rebiülahir
jumada_al-ula jumada_al-awwal jumada_i jumada_al-thani jumada_al-akhirah jumada_al-thaniyah
jumada_ii jumadil_awal jumadil_akhir jamadilawal jamadilakhir cemaziyelevvel cemaziyelahir rajab
recep rejab sha'ban shaban shaʿban syaban syakban şaban ramadan ramadhan ramazan ramzan shawwal
syawal şevval dhu_al-qadah dhu_al-qi'dah dhu_al-qa'dah dhul_qadah dhu'l-qa'dah dhul-qi'dah
zulkaidah zulkaedah dzulqa'dah dzulqaidah zilkade dhu_al-hijjah dhul_hijjah dhu'l-hijja
dhul-hijjah zulhijah zulhijjah dzulhijjah zilhicce
محرم المحرم صفر ربيع_الأول ربيع_الاول ربيع_الآخر ربيع_الاخر ربيع_الثاني جمادى_الأولى جمادى_الاولى
جمادى_الآخرة جمادى_الاخرة جمادى_الثانية رجب شعبان رمضان شوال ذو_القعدة ذي_القعدة ذو_الحجة ذي_الحجة
ربیع‌الاول ربیع‌الثانی ربیع_الاول ربیع_الثانی جمادی‌الاول جمادی‌الثانی جمادی_الاول جمادی_الثانی
ذیقعده ذیحجه ذی‌القعده ذی‌الحجه ذوالقعده ذوالحجه
كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول
جانفي فيفري أفريل ماي جوان جويلية أوت يوليوز غشت شتنبر نونبر دجنبر
nisan nissan iyar iyyar sivan tammuz tamuz av elul tishrei tishri cheshvan heshvan marcheshvan
kislev tevet tebet shevat shvat adar adar_i adar_ii adar_alef adar_bet
ניסן אייר סיוון סיון תמוז אב אלול תשרי חשוון חשון מרחשוון כסלו טבת שבט אדר אדר_א אדר_ב אדר_א׳ אדר_ב׳
farvardin ordibehesht khordad tir mordad amordad shahrivar mehr aban azar dey bahman esfand
hamal sawr jawza saratan asad sonbola mizan aqrab qaws jadi dalw hut
فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر آبان آذر دی بهمن اسفند
حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت
chaitra vaisakha vaishakha baisakh jyeshtha jyaistha jeth jestha ashadha asadh asadha ashadh
shravana sravana shrawan sawan saun bhadrapada bhadra bhadon bhadau ashvina ashwin asoj kartika
kartik margashirsha mangsir agrahayana agahan pausha paush poush pus magha magh phalguna phalgun
phagun falgun
चैत्र वैशाख बैशाख ज्येष्ठ जेठ आषाढ़ आषाढ असार श्रावण सावन साउन भाद्रपद भाद्र भादो भदौ आश्विन असोज
कार्तिक मार्गशीर्ष मंसिर अग्रहायण अगहन पौष पुस माघ फाल्गुन फागुन
বৈশাখ জ্যৈষ্ঠ আষাঢ় শ্রাবণ ভাদ্র আশ্বিন কার্তিক অগ্রহায়ণ পৌষ মাঘ ফাল্গুন চৈত্র
சித்திரை வைகாசி ஆனி ஆடி ஆவணி புரட்டாசி ஐப்பசி கார்த்திகை மார்கழி தை மாசி பங்குனி
chithirai vaikasi aani aadi avani purattasi aippasi karthigai margazhi thai maasi panguni
meskerem tikimt tikemt teqemt hidar hedar tahsas tahesas tir ter yekatit megabit miyazya miyazia
ginbot genbot sene hamle nehase nehasse pagume pagumen
thout paopi hathor koiak tobi meshir paremhat paremoude pashons paoni epip mesori
tout baba hator kiahk toba amshir baramhat baramouda bashans paona epep mesra nasie
vendémiaire brumaire frimaire nivôse pluviôse ventôse germinal floréal prairial messidor
thermidor fructidor
正月 腊月 臘月 冬月 杏月 桃月 闰月 閏月 元月 睦月 如月 弥生 卯月 皐月 水無月 文月 葉月 長月 神無月
霜月 師走 정월 동짓달 섣달
januwari februwari mashi ephreli meyi julayi agasti septhemba okthoba novemba disemba janairu
faburairu maris afirilu mayu yuni yuli agusta satumba oktoba nuwamba disamba
siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac
"""
_EXTRA = re.compile(r"[\s(\[,\-/]*(?:\d{4}|[\u0660-\u0669\u06f0-\u06f9]{4})[\s)\].,\-/]*").sub


_LONGEST = 50
"""Characters of a month or a quarter in words."""


@lru_cache(maxsize=1)
def _other_months() -> frozenset[str]:
    return known_words(_MONTHS_LIST)


def is_other_month(cell: str) -> bool:
    """Return whether a cell is a month of a calendar besides the Gregorian, a year beside it.

    Unlike January, some are words of everyday life or names, and must fill the cell.

    Examples
    --------
    >>> is_other_month("Muharram 1445"), is_other_month("Chaitra"), is_other_month("Tir na nOg")
    (True, True, False)
    """
    if len(cell) > _LONGEST:
        return False
    bare = " ".join(_EXTRA(" ", cell.lower().replace("\u2019", "'")).split()).strip(".")
    known = _other_months()
    return is_known(bare, known) or of_other_script(cell)


_QUARTERS_LIST = """
q qtr qtrs quarter quarters quartal quartals kvartal kvartalet kvt kvartál kwartaal kwartał kw kwart
štvrťrok čtvrtletí ctvrtleti negyedév negyedéve n.év trimestre trim trimester ketvirtis ketv
ceturksnis cet neljännes neljänneksen vuosineljännes kv ársfjórðungur fjórðungur tertial tertil
tertiaal term terms terme triannual čtvrt τρίμηνο τριμηνο τρ çeyrek ceyrek çyr k
triwulan tw kuartal kuartil suku_tahun suku robo quý
квартал кварталу кв кварт тримесечие тромесечје чверть
h half halves half-year half_year halfyear halbjahr hj halvår halvår_ halvar halvårs félév fél
semestre semester semestr semestru semesters sem smt pololetí polrok pololeti półrocze polrocze
polugodište polugodje polletje pusmetis pusgads poolaasta vuosipuolisko puolivuosi misseri εξάμηνο
yarıyıl yariyil halfjaar полугодие полугодия полугодје пiвріччя півріччя
"""
_NUMBERS_LIST = """
1st 2nd 3rd 4th 1er 1ère 2e 3e 4e 1e 2ème 3ème 4ème 1. 2. 3. 4. 1º 2º 3º 4º 1ª 2ª 1° 2° 3° 4°
1:a 2:a 3:e 4:e 1a 2a 3a 4a 1-й 2-й 3-й 4-й 1-е 2-е 1o 2o 3o 4o 1ste 2de 3de 4de
i ii iii iv first second third fourth one two three four pierwszy drugi trzeci czwarty första
andra tredje fjärde fjerde første anden annen ensimmäinen toinen kolmas neljäs erstes zweites
drittes viertes erste zweite dritte vierte premier deuxième troisième quatrième second
primer segundo tercer cuarto primero primeiro terceiro quarto primo secondo terzo eerste tweede
derde vierde перше друге третій четвертий перший другий первый второй третий четвертый первое
второе pertama kedua ketiga keempat birinci ikinci üçüncü dördüncü α β γ δ α' β' γ' δ'
"""
_FILLERS_LIST = """
fy of the de del do da di du des van von ar rok roku r an год года г й е я ий ый yil
"""
_FILLERS = frozenset(map(plain, _FILLERS_LIST.split()))
_YEAR = re.compile(r"(?:fy)?'?(?:\d{2}|1[5-9]\d\d|2[0-6]\d\d)(?:[/\-]\d{2,4})?\.?").fullmatch
_SPLIT = re.compile(
    r"[\s_/,;()|–]+|(?<=[^\W\d_])[.\-]*(?=\d)|(?<=\d)-(?=[^\W\d_])|(?<=\d)(?=k|q|h)"
).split  # fmt: skip
_IN_OTHER_WORDS = re.compile(
    "الربع|ربع|النصف|نصف|سه[ \u200c]?ماهه|فصل|רבעון|רבע|מחצית|तिमाही|छमाही|ত্রৈমাসিক|প্রান্তিক|காலாண்டு"
    "|ไตรมาส|ครึ่งปี|季|四半期|上期|下期|上半|下半|半期|分기|분기|반기"
).search
_SPAN_OF_MONTHS = re.compile(
    r"([^\W\d_]{3})[^\W\d_]{0,7}\.?(?: ?[-\u2013/] ?| to | bis | a )([^\W\d_]{3})[^\W\d_]{0,7}\.?"
    r"(?:[\s,]*'?\d{2,4})?"
).fullmatch
_STARTS_LIST = (
    "jan ene gen", "feb fev", "mar mrt", "apr abr avr", "may mai mag maj mei", "jun giu",
    "jul lug", "aug ago aou", "sep set", "oct okt ott out", "nov", "dec dez dic des",
)  # fmt: skip
_STARTS = {start: i for i, starts in enumerate(_STARTS_LIST) for start in starts.split()}
"""Numbers of months from 0, by how their names begin without accents."""


def _is_span_of_months(cell: str) -> bool:
    """Return whether a cell says the first and the last month of a quarter or half."""
    found = _SPAN_OF_MONTHS(plain(cell.lower()))
    if found is None or found[1] not in _STARTS or found[2] not in _STARTS:
        return False
    return (_STARTS[found[2]] - _STARTS[found[1]]) % 12 in (2, 5)


_ASCII_NUMBER = re.compile(r"0?[1-4]").fullmatch


@lru_cache(maxsize=1)
def _quarter_words() -> tuple[frozenset[str], frozenset[str]]:
    lists = (_QUARTERS_LIST, _NUMBERS_LIST)
    words, numbers = (frozenset(map(plain, known_words(block))) for block in lists)
    return words, numbers


def _tokens(cell: str) -> Iterator[str]:
    return (token for token in _SPLIT(cell.lower()) if token)


def is_quarter_in_words(cell: str) -> bool:
    """Return whether a cell is a word for a quarter or half, its number, and perhaps a year.

    Examples
    --------
    >>> [is_quarter_in_words(cell) for cell in ("1969 1e kwartaal", "Half 5", "Semestre 2")]
    [True, False, True]
    """
    if len(cell) > _LONGEST:
        return False
    if cell.isascii():
        if cell.isdecimal():
            return False
    elif _IN_OTHER_WORDS(cell):
        return True
    if _is_span_of_months(cell):
        return True
    known, numbers = _quarter_words()
    words = counted = 0
    for token in _tokens(cell):
        bare = plain(token.strip("."))
        if bare in known or (words and bare in _FILLERS):
            words += bare in known
        elif _ASCII_NUMBER(bare) or plain(token) in numbers or bare in numbers:
            counted += 1
        elif not _YEAR(token) and bare not in _FILLERS:
            return False
    return words == 1 and 1 <= counted <= 2
