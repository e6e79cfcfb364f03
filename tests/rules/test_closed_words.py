"""Words of closed lists in many languages: those that pass, and near strangers."""

import pandas as pd
import pytest
from rule_samples import by_kind, cells_of

from pandas_semtype import infer
from pandas_semtype.parsing.booleans import find_booleans
from pandas_semtype.simon.rules.build.short_words import BOOLEANS
from pandas_semtype.simon.rules.closed_words import known_words, of_other_script, plain
from pandas_semtype.simon.rules.validators import validators
from pandas_semtype.simon.rules.word_lists import word_list_opinions

PASS = {
    "gender": "Mand|KVINDE|gutt|Kvenkyn|chłopiec|Ženy|nő|bărbat|муж.|жен.|moški|Γυναίκα|KADIN|אישה"
    "|امرأة|زن|ছেলে|பெண்|ผู้หญิง|Nữ|Wanita|mwanamke"
    "|メス|남성|♀|Men's|კაცი|ប្រុស",
    "boolean": "prawda|FALSZ|لا يوجد|tidak ada|KYLLÄ|HAYIR|ne|není|ложь|אין|خیر|नहीं"
    "|মিথ্যা|இல்லை|ไม่มี|không|あり|없음|hapana|Y - Yes|+|ចាស",
    "compass_direction": "西南西|東南東|北东|북쪽|북서|남동쪽|Timur|Timur Laut|Øst|vest"
    "|Południowy wschód|Länsi|norðaustur|délkelet|šiaurė|ziemeļi|loe"
    "|νότια|GÜNEYDOĞU|северо-запад|північ"
    "|מערב|شمال شرقي"
    "|उत्तर-पूर्व|ตะวันออกเฉียงเหนือ|Đông Bắc|kusini|North Facing|south-west side",
    "month_name": "ربيع الأول|Muharram|Dhu al-Hijjah 1444|Nisan|אדר ב׳|فروردین|Chaitra|माघ|আষাঢ়"
    "|Meskerem|正月|卯月|травень|Paopi|Tir 1390|Ephreli|ဇန်နဝါရီ",
    "day_of_week": "mánudagur|esmaspäev|Svētdiena|יום שני|دوشنبه|சனி|วันจันทร์"
    "|จ.|Jumatatu|Mondays|Tues & Thursdays|ព្រហស្បតិ៍",
    "language": "Tiếng Shan|Bahasa Jawa|Język polski|Limba română",
    "continent": "Châu Á|Etelä-Amerikka|Azija|Ameryka Północna"
    "|Kuzey Amerika|N. America|ASI|Ulaya",
    "honorific": "κος|κα|г-ца|Slečna|Bapak|Ông"
    "|श्रीमती|นางสาว|Herra|Frøken|ד\"ר|دکتر|山田 先生|திரு",
    "month": "M01|m9|M12|Month 4|3月",
    "quarter": "2008KW03|Q1'06|1e kwartaal|Kwartaal 4|Semestre 2|2023 1st Half|Term 3"
    "|4. čtvrtletí 2019|3. Quartal 2001|IV квартал 2019|1-й квартал"
    "|الربع الأول|Quý 2|Triwulan I|2. neljännes"
    "|1. çeyrek|Halvår 1|I półrocze 2018|上半年|Jan-Mar 2008|Okt–Dez 19|July to December"
    "|2º semestre de 2010",
    "year": "FY2041 Actual|2023e|FY21 Budget|2019 (est.)|Fiscal Year 2020 Proposed",
    "year_range": "13. Jh.|19th century|XIX wiek|siglo XX|XVIIe siècle"
    "|1970-|1988–|since 1999|2010+|2000s|Fiscal Year 1933|FY71/74",
}  # fmt: skip
FAIL = {
    "gender": "on|no|yes|home|away|Smith|Part-time|adult|senior|banana",
    "boolean": "pending|closed|shipped|open|Mand|maybe|north",
    "compass_direction": "K|B|東京|西瓜|남산|남동구|서울|timer|Timor|Nordstrom|facing",
    "month_name": "Anna Tir|AV-12|Mehmet|Ramona|Marta",
    "day_of_week": "manual|東城区|sunset|Sunsets|tens",
    "language": "Tiếng Pizza|Creole spices",
    "continent": "Paris|Kansas|Châu Đốc|N. Dakota",
    "honorific": "banana|Herrera|12|Κόστας",
    "month": "M13|M0|M25|MS1|Mo|MM01",
    "quarter": "KW 23|2008KW43|Term loan|Half Moon Bay|Half 5|Semester|H5N1|Jan-Feb|Jan-Mar-Abc",
    "year": "2019 Toyota|12 apples|2019 x|FY Actual",
    "year_range": "2019-01|v. 1|c. 19|19 w|-1999|1990|2019|0012-|9999+",
}


@pytest.mark.parametrize("label", sorted(PASS))
def test_words_of_many_languages_pass(label):
    assert [c for c in PASS[label].split("|") if not validators()[label]([c])[0]] == []


@pytest.mark.parametrize("label", sorted(FAIL))
def test_near_strangers_do_not(label):
    assert [c for c in FAIL[label].split("|") if validators()[label]([c])[0]] == []


@pytest.mark.parametrize(
    "cells", ["K G D B KD KB", "S J V Z SV", "É D K NY ÉK", "Β Ν Α Δ", "Пн Пд Сх Зх", "N O Z W ZW"]
)
def test_letters_of_points_pass_as_a_whole_system(cells):
    assert validators()["compass_direction"](cells.split()).all()


@pytest.mark.parametrize("cells", ["B D", "K B", "A B C D", "S M L XL", "Z Y X W"])
def test_letters_of_grades_and_sizes_are_no_points(cells):
    assert not validators()["compass_direction"](cells.split()).all()


@pytest.mark.parametrize("cells", ["E H", "A N", "i n"])
def test_initials_of_yes_and_no_pass_in_pairs_only(cells):
    assert validators()["boolean"](cells.split()).all()
    first = cells.split()[0]
    assert not validators()["boolean"]([first, "B"]).any()


@pytest.mark.parametrize("pair", [" ".join(pair.split()) for pair in BOOLEANS.split(",")][:-1])
def test_words_that_settle_booleans_can_be_cast(pair):
    true, false = pair.split()
    found = find_booleans({true: 3, false: 2})
    assert found is not None
    assert (found.read(true), found.read(false)) == (True, False)


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        (["Mand", "Kvinde"], "gender"),
        (["Erkek", "KADIN"], "gender"),
        (["মহিলা", "পুরুষ"], "gender"),
        (["PRAWDA", "FALSZ"], "boolean"),
        (["DOGRU", "YANLIS"], "boolean"),
        (["Taip", "Ne"], "boolean"),
    ],
)
def test_words_of_one_meaning_settle(cells, label):
    assert set(by_kind(word_list_opinions(cells_of(cells)), "settles")) == {label}


@pytest.mark.parametrize(
    "cells",
    [
        ["on", "delivered", "off"],
        ["on", "hold"],
        ["Man", "Frau", "Nagel", "Herr"],
        ["nam", "bac"],
        ["m", "k"],
        ["no", "nok"],
        ["fel", "rätt"],
    ],
)
def test_words_of_other_columns_settle_nothing(cells):
    assert not by_kind(word_list_opinions(cells_of(cells)), "settles")


@pytest.mark.parametrize(
    ("name", "cells", "label"),
    [
        ("gender", ["Mand", "Kvinde"], "gender"),
        ("gender", ["muški", "ženski"], "gender"),
        ("boolean", ["يوجد", "لا يوجد"], "boolean"),
        ("compass_direction", ["북쪽", "남쪽", "동쪽"], "compass_direction"),
        ("compass_direction", ["西南西", "東南東", "北北西"], "compass_direction"),
        ("month", ["M01", "M04", "M11", "M12"], "month"),
        ("quarter", ["Kwartaal 1", "Kwartaal 2", "Kwartaal 4"], "quarter"),
        ("honorific", ["κος", "κα"], "honorific"),
    ],
)
def test_columns_named_like_their_label_are_of_it(name, cells, label):
    found = infer(pd.DataFrame({name: cells * 8})).at(0)
    assert found.label == label


@pytest.mark.parametrize(
    ("name", "cells", "not_label"),
    [
        ("status", ["on", "delivered", "returned"], "boolean"),
        ("surname", ["Man", "Kaufman", "Frau", "Herman", "Mann", "Karl"], "gender"),
        ("family_name", ["Han", "Nam", "Dong", "Kim", "Park"], "compass_direction"),
        ("first_name", ["Rajab", "Ramadan", "Shaban", "Safar", "Adar"], "month_name"),
        ("grade", ["A", "B", "C", "D"], "compass_direction"),
        ("course", ["Term Loan", "Half Moon", "Trim 4 Life"], "quarter"),
        ("size", ["M1", "M2", "M13", "M20", "M24"], "month"),
    ],
)
def test_other_columns_stay_what_they_are(name, cells, not_label):
    assert infer(pd.DataFrame({name: cells * 5})).at(0).label != not_label


@pytest.mark.parametrize("name", ["year", "fiscal_year", "budget_year"])
def test_years_with_what_tables_of_money_write_behind_are_years(name):
    cells = ["FY2041 Actual", "FY2042 Actual", "FY2043 Budget", "FY2044 Forecast"] * 8
    assert infer(pd.DataFrame({name: cells})).at(0).label in {"year", "year_range"}


def test_accents_count_in_short_words_only():
    assert known_words("nő tyttö có_mặt") == {"nő", "tyttö", "tytto", "có mặt", "co mat"}
    assert plain("łódź") == "lodz"


def test_scripts_of_no_list_are_not_judged():
    assert of_other_script("ព្រហស្បតិ៍")
    assert not any(map(of_other_script, ("", "12", "é", "月", "Monday ព្រហស្បតិ៍")))
