"""Near-duplicates share half of their runs of eight words."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from helpers import calls, peak_bytes

from pandas_semtype.fakenews.leakage.duplicates import merge_groups, near_copies
from pandas_semtype.folding import fold

POST = "officials said on Monday that the old bridge over the river would be closed for repairs"


def test_near_duplicates_get_the_same_number():
    texts = [
        POST,
        "a short text",
        f"RT @someone: {POST.upper()}!!! https://t.example/abc",
        "A short, text?",
        POST + " and many more words follow here which the first one of them does not have at all",
        POST.replace("Monday", "Friday"),
        "another text that has nothing to do with any of the others except for a few words",
    ]
    assert near_copies(texts).tolist() == [0, 1, 0, 1, 0, 0, 2]


def test_half_is_the_limit():
    words = [f"w{i}" for i in range(24)]  # 17 runs
    text = " ".join(words)
    more = " ".join([*words[:16], *(f"x{i}" for i in range(30))])  # 9 runs in common
    less = " ".join([*words[:15], *(f"x{i}" for i in range(30))])  # 8 runs in common
    assert near_copies([text, more]).tolist() == [0, 0]
    assert near_copies([text, less]).tolist() == [0, 1]


def test_copies_of_copies_are_one_group():
    words = [f"w{i}" for i in range(60)]
    chain = [" ".join(words[start : start + 30]) for start in (0, 9, 18, 27)]
    assert near_copies(chain).tolist() == [0, 0, 0, 0]


def test_texts_without_words_and_none_at_all():
    assert near_copies(["!!!", "???", "!!!"]).tolist() == [0, 1, 0]
    assert near_copies([]).tolist() == []


def test_many_copies_of_one_text_cost_little():
    rng = np.random.default_rng(0)
    texts = [f"{POST} {rng.integers(10**9)}" for _ in range(4000)]
    texts += [" ".join(map(str, rng.integers(5000, size=20))) for _ in range(4000)]
    found = near_copies(texts)
    assert (found[:4000] == 0).all()
    assert len(np.unique(found)) == 4001
    # Each pair of copies would be eight million pairs.
    assert peak_bytes(lambda: near_copies(texts)) < 4e7
    assert calls(lambda: near_copies(texts)) < 100 * len(texts)


def test_merged_groups_split_neither():
    one, other = np.array([0, 0, 1, 2, 3]), np.array([5, 6, 6, 7, 7])
    assert merge_groups(one, other).tolist() == [0, 0, 0, 1, 1]


FRENCH = "Les députés ont décidé « hier » que l’école où l'on étudie était fermée à côté du château"


@pytest.mark.parametrize(
    "copy",
    [
        unicodedata.normalize("NFD", FRENCH),
        fold(FRENCH),
        FRENCH.upper(),
        FRENCH.replace("«", '"').replace("»", '"').replace("’", "'"),
        FRENCH.replace(" ", "\u00a0\r\n"),
        "\ufeff" + FRENCH.replace("t", "t\u200b").replace("ch", "c\u00adh"),
        "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in FRENCH),
    ],
)
def test_how_letters_and_marks_are_written_does_not_matter(copy):
    assert near_copies([FRENCH, POST, copy]).tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    "copy",
    [
        f"<p>{POST}</p>",
        POST.replace(" ", "&nbsp;"),
        POST.replace(" ", "&#160;"),
        POST.replace(" ", "<br/>"),
        " ".join(f"<b>{word}</b>" for word in POST.split()),
        " ".join(f'<span class="w x-{i}">{word}</span>' for i, word in enumerate(POST.split())),
        f"<!doctype html><A HREF='https://example.org/a'>{POST.upper()}</A>&nbsp;&raquo;",
        POST.replace("Monday", "M&#111;nday").replace("river", "&#x72;iver"),
    ],
)
def test_what_is_left_of_html_does_not_matter(copy):
    other = "the <b>school</b> opens again after a long summer &amp; nobody knows who pays for it"
    assert near_copies([POST, other, copy]).tolist() == [0, 1, 0]


def test_signs_that_are_no_html_are_kept_apart():
    texts = ["a < b", "a > b", "c & d", "<b>", "<i>", "&lt;", "5 <6 and 7> 3", "5 6 and 7 3"]
    assert near_copies(texts).tolist() == [0, 0, 1, 2, 3, 4, 5, 5]
    assert near_copies(["<a" * 5, "<" * 40, "&" * 40]).tolist() == [0, 1, 2]


@pytest.mark.parametrize("part", ["<a", "<", "<a ", "&", "&a", "&#1", "</a <"])
def test_broken_html_costs_no_more_than_its_length(part):
    one, two = (calls(lambda n=n: near_copies([part * n])) for n in (2000, 4000))
    assert two <= 3 * one


def test_short_texts_differ_by_more_than_their_writing():
    texts = ["STRASSE OFFEN", "Straße offen", "İZMİR", "izmir", "ΟΔΟΣ", "οδός", "cote", "coter"]
    assert near_copies(texts).tolist() == [0, 0, 1, 1, 2, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "old", "new", "other"),
    [
        (
            "据路透社报道中国政府周一宣布将在北京举行新闻发布会讨论经济问题和贸易政策的未来方向",
            "周一",
            "周二",
            "昨晚球队在客场以三比一战胜对手球迷们在街头庆祝到深夜警方没有接到任何事故的报告",
        ),
        (
            "นายกรัฐมนตรีกล่าวเมื่อวันจันทร์ว่าสะพานเก่าจะถูกปิดเพื่อซ่อมแซมเป็นเวลาหนึ่งสัปดาห์",
            "จันทร์",
            "อังคาร",
            "ทีมฟุตบอลชนะการแข่งขันนัดเยือนเมื่อคืนนี้แฟนบอลฉลองกันบนถนนจนดึกโดยไม่มีอุบัติเหตุ",
        ),
        (
            "首相は月曜日に古い橋を修理のため一週間閉鎖すると発表し交通は別の道を通ることになる",
            "月曜日",
            "火曜日",
            "昨夜の試合でチームは三対一で勝ちファンは深夜まで街で喜んだが事故の報告はなかった",
        ),
    ],
)
def test_scripts_without_blanks_have_near_duplicates(text, old, new, other):
    assert near_copies([text, other, text.replace(old, new)]).tolist() == [0, 1, 0]
