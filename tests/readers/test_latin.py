"""Short texts in Latin code pages, of one language and of several."""

from __future__ import annotations

import random

import pytest

from pandas_semtype.readers import ReadOptions, read_table
from pandas_semtype.readers.encoding import as_likely, detect_encoding

CENTRAL = {
    "pl": ("cp1250", "Łęczyca Świdwin Żagań Bełchatów Wąbrzeźno Nałęczów Pułtusk Ciećwierz Głąb"),
    "cs": ("cp1250", "Třeboň Kroměříž Jičín Děčín Břeclav Říčany Růžena Šebestová Kňourek Ďáblice"),
    "hu": (
        "cp1250",
        "Mezőkövesd Tiszafüred Hajdúböszörmény Dunaújváros Fűzfő Gödöllő Lőrinc Győző",
    ),
    "hr": ("cp1250", "Đurđevac Čazma Križevci Božić Ćorić Šarić Novković Mlačić Đukić Županja"),
    "ro": (
        "cp1250",
        "Reşiţa Drăgăşani Făgăraş Buşteni Călăraşi Petroşani Haţeg Sfântu Mureş Câmpina",
    ),
    "tr": (
        "cp1254",
        "Beşiktaş Kadıköy Nevşehir Kırıkkale Gümüşhane Bağcılar Çağlayan Işıldar Şahin",
    ),
    "lt": (
        "cp1257",
        "Utena Rokiškis Plungė Kėdainiai Anykščiai Širvintos Ąžuolynė Rūta Žiežmariai",
    ),
}
WESTERN = {
    "de": "Göttingen Fürth Gießen Böblingen Änne Größler Überlingen Schönefeld",
    "fr": "Chambéry Besançon Évry Nîmes Créteil Hélène Françoise Sète Noël près Mûrs",
    "es": "Málaga Logroño Cáceres Núñez Ibáñez Güimar Íñigo Peñíscola ¿Cuándo? 1º 2ª",
    "pt": "Guimarães Évora Conceição Araújo Simões Mação Lourenço Brandão",
    "nb": "Tromsø Bodø Ålesund Sørøya Benteøy Kjærlighet Gjøvik Bæk",
    "sv": "Örebro Växjö Åmål Linköping Söderström Västervik",
    "et": "Põlva Jõgeva Võsu Käina Tõrva Mõis Jõe Õismäe",
    "is": "Þórshöfn Guðrún Ísafjörður Sæunn Hvammstangi Davíð Hólmavík",
}
SIGNS = ["£5", "5°C", "10µg", "½", "3²", "25€", "—", "“x”", "±3", "5×3", "n°5", "100¥", "l’été"]


def table(words, seed, n):
    rng = random.Random(seed)
    rows = [f"{k};{rng.choice(words)};{k * 1.5}" for k in range(n)]
    return "\n".join(["nr;place;share", *rows, ""])


@pytest.mark.parametrize("language", CENTRAL)
@pytest.mark.parametrize("twin", [False, True])
def test_a_few_names_tell_their_code_page(language, twin):
    code, words = CENTRAL[language]
    if twin:
        code = {"cp1250": "iso-8859-2", "cp1254": "iso-8859-9", "cp1257": "iso-8859-13"}[code]
    for seed in range(8):
        text = table(words.split(), seed, 12)
        assert text.encode(code).decode(detect_encoding(text.encode(code), True)) == text


@pytest.mark.parametrize("first", WESTERN)
@pytest.mark.parametrize("second", WESTERN)
def test_western_texts_stay_that_also_where_they_mix(first, second):
    if first != second and {first, second} & {"et", "is"}:
        pytest.skip("so seldom that other languages have the same letters as often")
    words = [*WESTERN[first].split(), *WESTERN[second].split(), *SIGNS]
    for seed in range(4):
        text = table(words, seed, 40)
        found = detect_encoding(text.encode("cp1252"), True)
        assert text.encode("cp1252").decode(found) == text


def test_one_language_is_no_doubt_and_an_open_text_is_told():
    for words in WESTERN.values():
        if "Põlva" not in words:
            data = table(words.split(), 3, 40).encode("cp1252")
            assert as_likely(data, detect_encoding(data, True)) == []
    data = "Dvořák;Příbram;Řím".encode("cp1250")
    found = detect_encoding(data, True)
    assert found == "cp1250" or "cp1250" in as_likely(data, found)


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_old_systems_are_none_of_these(encoding):
    data = table(WESTERN["de"].split(), 1, 20).encode(encoding)
    assert detect_encoding(data, True) == encoding


def test_who_knows_the_encoding_says_it(tmp_path):
    text = table(CENTRAL["pl"][1].split(), 1, 12)
    (tmp_path / "a.csv").write_bytes(text.encode("cp1250"))
    for options in (None, ReadOptions(encoding="cp1250")):
        read = read_table(tmp_path / "a.csv", options).frame
        assert read["place"].tolist() == [line.split(";")[1] for line in text.split()[1:]]
