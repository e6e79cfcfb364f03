"""Legal forms at one end of a name say that it is a company's."""

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.legal_forms import legal_form_opinions

COMPANIES = {
    "german": ["Nordlicht GmbH", "Hansen & Sohn KG", "Alpenbahn AG", "Müller GmbH & Co. KG"],
    "english": ["Harbor Tools Ltd", "Bluewater LLC", "Summit Foods, Inc.", "Oak Rail plc"],
    "french": ["Atelier Nord SARL", "Vins du Lac S.A.", "Dubois & Fils SAS"],
    "italian": ["Officine Riva S.p.A.", "Bianchi S.r.l.", "Luce Nuova srl"],
    "polish": ["Zielony Dom Sp. z o.o.", "Kowal S.A.", "Most sp. z o. o."],
    "russian": ["ООО Ромашка", "АО «Вега»", "ПАО Север", "ИП Сидоров"],
    "japanese": ["株式会社青空", "東京電機株式会社", "有限会社伊藤"],
    "chinese": ["北京天华科技有限公司", "上海东方集团", "深圳市星河有限公司"],
    "korean": ["주식회사 하늘", "(주)바다", "한빛유한회사"],
    "swedish": ["Nordkap Bygg AB", "Fjällräven AB", "Isberg & Co AB"],
    "indonesian": ["PT Sinar Abadi", "PT. Karya Utama", "CV Mitra"],
    "bulgarian": ["Алфа ООД", "Бета ЕООД", "Гама АД"],
}
OTHERS = {
    "people": ["Anna Berg", "Tomas Novak", "Lucia Marin"],
    "towns": ["Agde", "Oyonnax", "Sparta", "Abbeville"],
    "sentences": ["We met the corp of engineers", "See the spa", "limited seats"],
    "codes": ["A/S 12", "KG-17", "AB 9"],
    "weights": ["63 kg", "21 kg", "86 kg", "5 KG"],
    "wares": ["RICE 5 KG", "Flour 2 KG", "SUGAR 1KG"],
    "nevada": ["Reno, NV", "Las Vegas, NV", "Jackpot, NV"],
    "alberta": ["CALGARY AB", "EDMONTON AB", "RED DEER AB"],
    "keys": ["AB 1201", "AB 1330", "PT 1402"],
    "two": ["Alpenbahn AG", "Nordlicht GmbH"],
}


@pytest.mark.parametrize("names", COMPANIES.values(), ids=COMPANIES)
def test_most_cells_with_a_form_settle(names):
    (opinion,) = legal_form_opinions(cells_of(names))
    assert (opinion.label, opinion.kind) == ("company", "settles")
    found = pandas_semtype.infer(pd.DataFrame({"x": names * 2}), use_names=False)
    assert found["x"].label == "company"


@pytest.mark.parametrize("values", OTHERS.values(), ids=OTHERS)
def test_other_names_do_not(values):
    assert legal_form_opinions(cells_of(values)) == []


def test_half_of_them_support():
    half = ["Alpenbahn AG", "Nordlicht GmbH", "Hansen KG", "Blumen Petra", "Hotel Krone"]
    assert legal_form_opinions(cells_of(half))[0].kind == "supports"


def test_kinds_of_companies_are_categories():
    kinds = ["Domestic LLC", "Foreign LLC", "Professional Corporation"] * 20
    assert legal_form_opinions(cells_of(kinds)) == []
    assert pandas_semtype.infer(pd.DataFrame({"entity_type": kinds}))["entity_type"].label != (
        "company"
    )
