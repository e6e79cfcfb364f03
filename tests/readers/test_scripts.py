"""Code pages of DOS, of Chinese characters and of signs; words that would mix scripts."""

from __future__ import annotations

import random
from importlib.metadata import version

import pytest

from pandas_semtype.readers import read_table
from pandas_semtype.readers.encoding import as_likely, detect_encoding
from pandas_semtype.readers.scripts import mixes_scripts

# Releases of chardet before 7 know fewer code pages.
CHARDET_7 = pytest.mark.skipif(int(version("chardet").split(".")[0]) < 7, reason="an old chardet")


def table(words, seed=1, n=40):
    rng = random.Random(seed)
    return "nr;what;n\n" + "".join(f"{k};{rng.choice(words)};{k * 3}\n" for k in range(n))


CENTRAL = {
    "Polish": ("cp852", "świerk wiśnia źródło mąka śmietana pięć łódka kość zażalenie Świebodzin"),
    "Czech": ("cp852", "třešeň čerstvý žlutý kůň měď říjen Český Těšín Šumperk Znojmo"),
    "Hungarian": ("cp852", "szőlő tejföl hűtő gyümölcs zöldség erdő Őriszentpéter Tűzkő"),
    "Croatian": ("cp852", "šljiva trešnja čaša đak pčela voće četvrtak žlica"),
    "Turkish": ("cp857", "ağustos yeşil kırmızı sarı yağ şeker çilek Eskişehir İzmit Şişli"),
    "Lithuanian": ("cp775", "kriaušė vyšnia sūris žalias rugpjūtis mėlynas ąžuolas"),
}


@CHARDET_7
@pytest.mark.parametrize("language", CENTRAL)
def test_central_european_texts_of_dos_are_read(language):
    code, words = CENTRAL[language]
    for seed in range(6):
        text = table(words.split(), seed)
        assert text.encode(code).decode(detect_encoding(text.encode(code), True)) == text


@pytest.mark.parametrize("code", ["cp1254", "iso-8859-9"])
def test_turkish_is_not_icelandic(code):
    text = table(["Iğdır", "Muş", "Şırnak", "İnebolu", "Doğanşehir"])
    assert text.encode(code).decode(detect_encoding(text.encode(code), True)) == text


@pytest.mark.parametrize("words", [["Seyðisfjörður", "Norðurland"], ["Þórður", "Ýmir", "Víðir"]])
def test_icelandic_stays(words):
    data = table(words).encode("cp1252")
    assert detect_encoding(data, True) == "cp1252"


@pytest.mark.parametrize("code", ["cp1250", "iso-8859-2"])
def test_no_word_has_letters_of_two_scripts(code):
    for words in (["Jičín", "Mělník", "Kolín"], ["Břeclav", "Třinec", "Ústí"], ["Ľubotín", "Šaľa"]):
        data = table(words).encode(code)
        text = data.decode(detect_encoding(data, True))
        assert not mixes_scripts(text)


def test_a_few_words_from_the_wrong_keyboard_are_no_mixture():
    # The first letter of the last word is a Latin one.
    words = ["склад", "принтер", "сканер", "бумага", "картридж", "Cейф"]
    data = table(words, n=200).encode("cp1251")
    assert data.decode(detect_encoding(data, True)) == table(words, n=200)


HAN = {
    "Japanese names": ("euc_jp", "橋本 清水 山崎 森本 中島 池田"),
    "Japanese towns": ("euc_jp", "仙台市 神戸市 京都府 広島県 千葉市"),
    "Chinese towns": ("gb18030", "深圳市 杭州市 青岛市 重庆市 广州市"),
    "Chinese names": ("gb18030", "赵丽 周强 吴军 徐静 孙伟"),
    "Towns of Taiwan": ("big5", "桃園市 高雄市 臺南市 花蓮縣 新竹縣"),
    "Names of Taiwan": ("big5", "林美玲 張家豪 黃俊傑 陳雅婷"),
    "Japanese in Shift JIS": ("cp932", "橋本 清水 山崎 仙台市 神戸市 広島県"),
    "Korean": ("cp949", "대전시 광주시 수원시 창원시 이지은"),
}


@pytest.mark.parametrize("language", HAN)
def test_usual_characters_tell_code_pages_of_han(tmp_path, language):
    code, words = HAN[language]
    text = table(words.split())
    (tmp_path / "a.csv").write_bytes(text.encode(code))
    found = read_table(tmp_path / "a.csv")
    assert found.frame["what"].tolist() == [line.split(";")[1] for line in text.split()[1:]]
    assert not any("which --encoding says" in note for note in found.notes)


@CHARDET_7
def test_where_no_character_is_usual_others_are_told():
    data = table(["重油", "軽油", "灯油"]).encode("euc_jp")
    found = detect_encoding(data, True)
    assert "euc_jp" in {found, *as_likely(data, found)}


def test_words_of_circumflexes_alone_are_told_as_latvian():
    data = table(["Rīga", "Jūrmala", "Liepāja"]).encode("cp1257")
    found = detect_encoding(data, True)
    assert "cp1257" in {found, *as_likely(data, found)}
    french = table(["âge", "goût", "dîner", "été"]).encode("cp1252")
    assert as_likely(french, "cp1252") == []


def test_the_sign_of_the_euro_is_read_where_it_is_the_only_sign(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes("price;n\n5 €;1\n19 €;2\n7 €;3\n".encode("iso8859-15"))
    assert read_table(file).frame["price"].tolist() == ["5 €", "19 €", "7 €"]
    file.write_bytes("what;n\nLogroño;1\nCoruña;2\n".encode("cp850"))
    assert read_table(file).frame["what"].tolist() == ["Logroño", "Coruña"]


@CHARDET_7
def test_few_words_of_kana_are_japanese():
    text = table(["さくら", "もも"])
    assert detect_encoding(text.encode("cp932"), True) == "cp932"
