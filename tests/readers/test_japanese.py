"""Japanese encodings: Shift JIS and EUC with kana of half width or few words, and ISO-2022-JP."""

from __future__ import annotations

import pytest

from pandas_semtype.readers import read_table
from pandas_semtype.readers.japanese import japanese

BANK = [
    "ｻｲﾄｳ ﾋﾛｼ,ﾐﾅﾄｸﾞﾁ", "ﾜﾀﾅﾍﾞ ｹｲｺ,ｷｮｳﾊﾞｼ", "ﾓﾘ ｼｮｳﾀ,ﾅｶﾞﾚﾔﾏ", "ｵｶﾞﾜ ﾕﾐ,ﾂｸﾊﾞ", "ｴﾝﾄﾞｳ ﾚｲ,ﾌﾅﾊﾞｼ",
    "(ｶ)ﾔﾏﾓﾄｼﾞﾄﾞｳｼｬ,ﾎﾝﾃﾝ", "ｺﾞﾄｳ ﾘｮｳ,ﾑｻｼﾉ",
]  # fmt: skip
MIXED = [f"{kana},{kanji}" for kana, kanji in zip(
    BANK, ["横浜支店", "京都駅前", "流山", "つくば市", "船橋", "本店営業部", "武蔵野"], strict=True
)]  # fmt: skip
FEW = ["男性,東京都", "女性,大阪府", "男性,北海道", "不明,福岡県", "女性,沖縄県"]


def written(path, rows, code, n):
    names = ["no", *(f"項目{i}" for i in range(rows[0].count(",") + 1))]
    lines = [",".join(names), *(f"{i},{rows[i % len(rows)]}" for i in range(n))]
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode(code))
    return names, [f"{i},{rows[i % len(rows)]}".split(",") for i in range(n)]


@pytest.mark.parametrize("n", [10, 30, 400])
@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (BANK, "cp932"), (BANK, "euc_jp"), (BANK, "iso2022_jp_ext"),
        (MIXED, "cp932"), (MIXED, "euc_jp"), (MIXED, "iso2022_jp_ext"),
        (FEW, "cp932"), (FEW, "iso2022_jp"),
    ],
)  # fmt: skip
def test_japanese_is_read_and_told(tmp_path, rows, code, n):
    names, cells = written(tmp_path / "a.csv", rows, code, n)
    table = read_table(tmp_path / "a.csv")
    assert table.frame.columns.tolist() == names
    assert table.frame.to_numpy().tolist() == cells
    assert table.notes == [f"encoding {code}"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ИВАН ПЕТРОВ\nМАРИЯ ЛЕБЕДЕВА\nСЕРГЕЙ НИКОЛАЕВ\nнижний новгород\n",
         ["cp1251", "koi8-r", "iso-8859-5", "cp866"]),
        ("ИВАН ПЕТРОВ\nМАРИЯ ЛЕБЕДЕВА\nСЕРГЕЙ ВОЛКОВ\n", ["cp1251", "koi8-r", "iso-8859-5"]),
        ("иван петров\nмария лебедева\nсергей волков\n", ["cp1251", "koi8-r", "iso-8859-5"]),
        ("ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ\nΜΑΡΙΑ ΝΙΚΟΛΑΙΔΟΥ\nΑΘΗΝΑ\n", ["cp1253", "iso-8859-7"]),
        ("GRÖSSE\nMÜLLER\nKÖNIG\nJÄGER\nSTRAßE\nKÄSE\nTÜR\nÖL\nÄRGER\nÜBUNG\n",
         ["cp1252", "cp850", "mac_roman"]),
        ("ŁÓDŹ\nGDAŃSK\nKRAKÓW\nŻÓŁW\nŚLIWA\nĆMA\nPOZNAŃ\nWĘDKA\nRÓŻA\n", ["cp1250", "iso-8859-2"]),
        ("กรุงเทพมหานคร\nเชียงใหม่\nขอนแก่น\nภูเก็ต\n", ["tis-620"]),
        ("上海市浦东新区\n北京市朝阳区\n广州市天河区\n深圳市\n", ["gb18030"]),
        ("서울특별시 강남구\n부산광역시\n대구광역시 중구\n", ["cp949"]),
    ],
)  # fmt: skip
def test_other_scripts_are_not_japanese(text, codes):
    for code in codes:
        assert japanese(text.encode(code)) is None


def test_long_words_in_ascii_take_no_time_of_their_square():
    text = "\n".join(f"{row};{'A' * 20_000}" for row in BANK)  # hours, if each letter began a word
    assert japanese(text.encode("cp932")) == "cp932"


def test_an_escape_in_a_plain_file_shifts_nothing(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"a,b\n1,\x1b[31mred\x1b[0m\n2,x\n")
    table = read_table(tmp_path / "a.csv")
    assert table.notes == []
    assert table.frame["b"].tolist() == ["\x1b[31mred\x1b[0m", "x"]
