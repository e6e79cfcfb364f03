"""Cities, people, streets and occupations in other scripts and languages."""

from __future__ import annotations

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.foreign_jobs import foreign_job_opinions
from pandas_semtype.simon.rules.own_addresses import own_address_opinions
from pandas_semtype.simon.rules.own_script import own_script_opinions

CITIES = {
    "russian": ["Самара", "Тула", "Калуга", "Псков"],
    "russian, with g.": ["г. Самара", "г. Тула", "г. Пермь"],
    "ukrainian": ["Харків", "Львів", "Полтава", "Чернігів"],
    "greek": ["Πάτρα", "Βόλος", "Λάρισα", "Χανιά"],
    "chinese": ["苏州", "无锡", "宁波", "温州"],
    "chinese, with shi": ["上海市", "杭州市", "青岛市", "大连市"],
    "japanese": ["横浜市", "札幌市", "仙台市"],
    "korean": ["부산", "인천", "수원", "청주"],
    "hindi": ["पुणे", "जयपुर", "लखनऊ", "नागपुर"],
    "hebrew": ["חיפה", "נתניה", "אשדוד"],
}
PEOPLE = {
    "chinese": ["王建国", "李小红", "张明", "刘强", "陈晓燕"],
    "chinese, double": ["欧阳娜", "王芳", "司马俊", "赵敏"],
    "korean": ["정현우", "강서연", "조민재", "윤지아"],
    "persian": ["علی رضایی", "مریم احمدی", "حسین کریمی"],
    "arabic": ["محمد حسن", "فاطمة علي", "خالد محمود", "سعاد يوسف"],
    "russian": ["Анна Петрова", "Иван Смирнов", "Ольга Кузнецова"],
    "greek": ["Γιώργος Παπαδόπουλος", "Μαρία Νικολάου", "Νίκος Δημητρίου"],
    "hindi": ["राहुल शर्मा", "प्रिया सिंह", "अमित वर्मा"],
}
OTHERS = {
    "colours": ["红色", "黄色", "白色", "蓝色"],
    "states of work": ["已完成", "进行中", "未开始", "已取消"],
    "districts": ["朝阳区", "海淀区", "浦东新区"],
    "departments": ["人事部", "财务部", "市场部"],
    "goods": ["牛奶", "面包", "鸡蛋", "大米", "白糖"],
    "schools": ["高中", "本科", "硕士", "博士"],
    "fruit": ["苹果", "香蕉", "梨", "葡萄", "柚子"],
    "korean states": ["완료", "진행중", "대기", "취소"],
    "korean goods": ["이어폰", "정수기", "전화기", "노트북"],
    "korean jobs": ["변호사", "의사", "교사"],
    "russian colours": ["красный", "синий", "белый"],
    "russian states": ["новый", "в работе", "закрыт"],
    "countries": ["Россия", "Германия", "Франция"],
    "arabic states": ["مكتمل", "قيد التنفيذ", "ملغى"],
    "suras": ["سورة يوسف", "سورة إبراهيم", "سورة مريم", "سورة محمد"],
    "mosques": ["مسجد محمد علي", "مسجد الحسين", "مسجد عمر", "مسجد علي بن أبي طالب"],
    "operas": ["Руслан и Людмила", "Маша и медведь", "Роза и Мария"],
    "two": ["Тула", "Омск"],
    "mostly latin": ["Paris", "Berlin", "Тула", "Rome", "Oslo", "Bern"],
}
JOBS = {
    "german": ["Buchhalter", "Elektriker", "Erzieherin", "Dachdecker", "Florist"],
    "french": ["boulanger", "comptable", "plombier", "notaire"],
    "spanish": ["abogado", "carpintero", "contador", "enfermera"],
    "russian": ["учитель", "водитель", "бухгалтер", "электрик"],
}
NO_JOBS = {
    "german tools": ["Hammer", "Säge", "Bohrer", "Zange"],
    "german states": ["Neu", "Gebraucht", "Defekt", "Reserviert"],
    "family names": ["Müller", "Schneider", "Weber", "Fischer", "Becker"],
    "spanish colours": ["rojo", "verde", "azul", "negro"],
    "german fields": ["Gartenbau", "Landwirtschaft", "Tischlerei", "Bäckerei", "Elektrotechnik"],
    "german roles": ["Redakteur", "Moderator", "Administrator", "Gast", "Benutzer", "Kunde"],
    "russian users": ["директор", "учитель", "водитель", "ученик", "родитель"],
    "three": ["boulanger", "comptable", "plombier"],
}


def inferred(values, times):
    frame = pd.DataFrame({"x": [values[(i * i + i) % len(values)] for i in range(times)] + values})
    return pandas_semtype.infer(frame, use_names=False)["x"].label


@pytest.mark.parametrize("values", CITIES.values(), ids=CITIES)
def test_cities_that_repeat_are_cities(values):
    assert own_script_opinions(cells_of(values))[0].label == "city"
    assert inferred(values, 30) == "city"


@pytest.mark.parametrize("values", PEOPLE.values(), ids=PEOPLE)
def test_people_that_repeat_are_people(values):
    assert own_script_opinions(cells_of(values))[0].label == "person_name"
    assert inferred(values, 6) == "person_name"


@pytest.mark.parametrize("values", OTHERS.values(), ids=OTHERS)
def test_other_words_are_neither(values):
    assert own_script_opinions(cells_of(values)) == []
    if len(values) > 2:
        assert inferred(values, 30) not in {"person_name", "city"}


def test_names_that_are_provinces_as_well_stay_open():
    assert own_script_opinions(cells_of(["北京", "上海", "天津", "重庆"])) == []


@pytest.mark.parametrize("values", JOBS.values(), ids=JOBS)
def test_occupations(values):
    assert foreign_job_opinions(cells_of(values))[0].label == "job_title"
    assert inferred(values, 4) == "job_title"


@pytest.mark.parametrize("values", NO_JOBS.values(), ids=NO_JOBS)
def test_other_words_are_no_occupations(values):
    assert foreign_job_opinions(cells_of(values)) == []


@pytest.mark.parametrize(
    ("values", "label"),
    [
        (["Тула, ул. Мира, 5", "Омск, пр-т Ленина, д. 7", "Уфа, ул. Садовая, 12 к 2"], "address"),
        (["ул. Мира, 5", "пр-т Ленина, д. 7", "пер. Садовый, 12 к 2"], "address_line"),
        (["ул. Мира", "проспект Ленина", "ул. Садовая"], "street_name"),
        (["شارع التحرير، القاهرة", "طريق الملك فهد، الرياض", "شارع الحمرا، بيروت"], "address"),
        (["улица 8 Марта, 5", "Садовая улица, 7", "площадь Победы, 1"], "address_line"),
        (["УЛИЦА МИРА", "ПРОСПЕКТ ЛЕНИНА", "улица маршала Жукова"], "street_name"),
        (["вул. Лесі Українки, 3", "вул. Франка, 14", "бульвар Шевченка, 8"], "address_line"),
    ],
)
def test_streets(values, label):
    assert own_address_opinions(cells_of(values))[0].label == label
    assert inferred(values, 20) == label


@pytest.mark.parametrize(
    "values",
    [
        ["площадь, м2", "длина, м", "ширина, м", "высота, м"],
        ["площадь участка, 6 га", "общая площадь, 45 м2", "Площадь кухни, 9 м2"],
        ["проезд, 45 руб.", "проезд, 60 руб.", "проезд, 30 руб."],
        ["Улица освещена плохо", "Шоссе перекрыто с 10 часов", "Набережная была закрыта"],
        ["Роман, пер. с англ. Иванова", "Рассказ, пер. с фр. Ивановой", "Поэма, пер. с нем."],
        ["عن طريق البريد", "عن طريق الإنترنت", "عن طريق البنك"],
        ["Встреча на улице состоялась вчера", "Мы шли домой", "Дождь шёл весь день"],
        ["Main St 5", "High Road 7", "Elm Ave 12"],
    ],
)
def test_other_texts_are_no_streets(values):
    assert own_address_opinions(cells_of(values)) == []
