"""Texts in Chinese characters alone: code pages told apart by which characters are usual.

The same bytes are characters in the code pages of Japan, China and Taiwan, so that whether they
can be decoded says little. What is decoded wrongly has few characters of everyday words and names.
"""

from __future__ import annotations

import codecs
import re

__all__ = ["as_usual", "by_usual_characters"]

_JAPANESE = """
一二三四五六七八九十百千万円年月日時分前後上下左右中大小高低新古東西南北内外本社会店部課長員
人名氏男女子父母山川田木林森野原島村町市区県府都道国地方駅港空海水火土金銀石井口目手足力心
佐藤鈴木高橋渡辺伊山本中村小林加吉斎松清阿池橋石前岡長谷川近遠青坂福太西三和美香愛恵優健翔
名古屋横浜札幌京都神戸仙台広島千葉埼玉静岡新潟熊岐阜奈良滋賀兵庫愛知茨城栃群馬徳香媛高知崎鹿児沖縄
商品番号種類数量単価格合計税込注文者住所電話郵便備考担当営業製造工場株式有限支払請求入出荷在庫
学校生徒先教室病院医科薬局業務管理事総務経理開発研究計画報告書状況完了未済予定変更確認
"""
_CHINESE = """
一二三四五六七八九十百千万元年月日时分前后上下左右中大小高低新旧东西南北内外本公司店部门长员
人名姓男女子父母山川田木林森江河湖海岛村镇市区县府省国地方站港空水火土金银石口目手足力心
王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶
伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英华平刚桂文志建国红玉兰
北京上海天津重庆成都武汉西安南京广州深圳杭州苏州沈阳青岛大连济哈尔滨长春福建厦郑合肥昆贵宁波无锡
产品编号种类数量单价格合计税订单客户地址电话邮备注负责销售制造工厂股份有限支付请求入出货库存
学校生教室医院科药局业务管理事总经理开发研究计划报告书状态完成未已预定变更确认的是不在有个
"""
_TRADITIONAL = """
一二三四五六七八九十百千萬元年月日時分前後上下左右中大小高低新舊東西南北內外本公司店部門長員
人名姓男女子父母山川田木林森江河湖海島村鎮市區縣府省國地方站港空水火土金銀石口目手足力心
王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅梁宋鄭謝韓唐馮于董蕭程曹袁鄧許傅沈曾彭呂蘇盧蔣蔡賈丁魏薛葉
怡君志明淑芬家豪雅婷冠宇俊傑美玲惠文華秀英建國宏
臺北台新竹桃園苗栗彰化雲林嘉義屏花蓮宜蘭基隆高雄投澎金門香港九龍
產品編號種類數量單價格合計稅訂單客戶地址電話郵備註負責銷售製造工廠股份有限支付請求入出貨庫存
學校生教室醫院科藥局業務管理事總經理開發研究計劃報告書狀態完成未已預定變更確認的是不在有個
"""
_CODES = {
    "euc_jp": frozenset("".join(_JAPANESE.split())),
    "cp932": frozenset("".join(_JAPANESE.split())),
    "gb18030": frozenset("".join(_CHINESE.split())),
    "big5": frozenset("".join(_TRADITIONAL.split())),
}
"""Code pages, and characters of words and names that are usual in tables."""
_TOLD = ("euc_jp", "gb18030", "big5")
"""Those told as others that are as likely: Shift JIS is known by its bytes."""
_KANA = re.compile("[\u3005\u3041-\u3096\u30a1-\u30fc\uff66-\uff9f]")
_ODD = re.compile("[^\x00-\x7f\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
"""Neither Han nor kana nor a wide sign: other scripts, characters for private use, boxes."""
_BETWEEN = re.compile(r"[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+")
_ENOUGH, _FEWEST = 0.5, 4
"""Fraction, and number, of usual characters that tell; 0.05 of others are such by chance."""
_NONE = 0.25
_TIMES = 2.0
_MOST_ODD = 0.05


def by_usual_characters(telling: bytes, found: str) -> str | None:
    """Return the code page in which a text has usual characters, None where none or that found is.

    Parameters
    ----------
    telling : bytes
        The lines of the text that are not ASCII.
    found : str
        What was found so far.

    Examples
    --------
    >>> from pandas_semtype.readers.han import by_usual_characters
    >>> by_usual_characters("横浜市;札幌市".encode("euc_jp"), "gb18030")
    'euc_jp'
    """
    usual = {code: _usual(telling, code) for code in _CODES}
    best = max(usual, key=lambda code: usual[code])
    own = _family(found)
    here = usual.get(own or "", 0.0)
    if best == own or usual[best] < max(_ENOUGH, _TIMES * here):
        return None
    return best if len(_CODES[best].intersection(_characters(telling, best))) >= _FEWEST else None


def as_usual(telling: bytes, found: str) -> list[str]:
    """Return other code pages in which a text is as usual, where it is usual in none.

    Parameters
    ----------
    telling : bytes
        The lines of the text that are not ASCII.
    found : str
        What was found.

    Examples
    --------
    >>> from pandas_semtype.readers.han import as_usual
    >>> as_usual("螺絲;螺帽".encode("big5"), "gb18030")
    ['big5']
    """
    own = _family(found)
    if own not in _TOLD or _usual(telling, own) >= _NONE:
        return []
    return [code for code in _TOLD if code != own and _characters(telling, code)]


def _family(code: str) -> str | None:
    name = code.lower().replace("-", "_")
    if name in ("gb2312", "gbk", "gb18030", "hz_gb_2312"):
        return "gb18030"
    if name in ("big5", "big5hkscs", "cp950"):
        return "big5"
    return name if name in _CODES else None


def _decoded(telling: bytes, code: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(code)().decode(telling, False)
    except UnicodeError:
        return None


def _characters(telling: bytes, code: str) -> list[str]:
    """Return the characters beyond ASCII of the distinct words, none if they are no such text."""
    text = _decoded(telling, code)
    if text is None:
        return []
    words = sorted(set(_BETWEEN.split(text)))
    found = [char for word in words for char in word if not char.isascii()]
    odd = sum(map(bool, map(_ODD.match, found)))
    return [] if odd > _MOST_ODD * len(found) else found


def _usual(telling: bytes, code: str) -> float:
    found = _characters(telling, code)
    if not found:
        return 0.0
    n = sum(char in _CODES[code] or bool(_KANA.match(char)) for char in found)
    return n / len(found)
