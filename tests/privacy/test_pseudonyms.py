"""Pseudonyms: of the same form, the same everywhere, and no two alike."""

from __future__ import annotations

import datetime as dt
import ipaddress
import re

import pytest

from pandas_semtype.privacy.permutation import permuted, permuted_number
from pandas_semtype.privacy.pseudonyms import length_of, pseudonym

KEY = b"a key of these tests"


def shape(cell):
    kinds = (("0", str.isdigit), ("A", str.isupper), ("a", str.isalpha))
    return "".join(next((k for k, test in kinds if test(c)), c) for c in cell)


@pytest.mark.parametrize(
    "cell",
    ["Greta Olsen", "O'Neil, J.-P.", "+47 22 34 56 78", "AB-1204/x", "Élodie Çelik", "Ольга Ким",
     "Γιώργος", "佐藤花子", "0049-171", "x_1"],
)  # fmt: skip
def test_letters_stand_for_letters_and_digits_for_digits(cell):
    made = pseudonym(KEY, cell)
    assert made != cell
    assert shape(made) == shape(cell)
    assert made == pseudonym(KEY, cell)
    assert made != pseudonym(b"another key of tests", cell)


@pytest.mark.parametrize(
    "cells",
    [
        [f"{i:03d}" for i in range(1000)],
        [str(i) for i in range(3000)],
        [a + b for a in "abcdefghijklm" for b in "NOPQRSTUVWXYZ"],
        [f"u{i}@{host}" for i in range(40) for host in ("my-site.org", "my.site.org", "a.b.c")],
        [f"10.{i}.{j}.7" for i in range(30) for j in range(30)],
        [str(dt.date(1900, 1, 1) + dt.timedelta(days=17 * i)) for i in range(3000)],
        list("MFDX"),
    ],
)
def test_different_cells_stay_different(cells):
    assert len({pseudonym(KEY, cell) for cell in cells}) == len(set(cells))


def test_mail_addresses_stay_ones_that_nobody_can_have():
    one, two = (pseudonym(KEY, f"{who}@shop.example.com") for who in ("eva", "tom"))
    assert re.fullmatch(r"[a-z]{3}@[a-z]{4}\.[a-z]{7}\.[a-z]{3}\.example", one)
    assert one.partition("@")[2] == two.partition("@")[2]


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        ("Eva Olsen <{}>", r"[A-Z][a-z]{{2}} [A-Z][a-z]{{4}} <{}>"),
        ('"Olsen, E." <{}>', r'"[A-Z][a-z]{{4}}, [A-Z]\." <{}>'),
        ("{}; {}", "{}; {}"),
        ("{},{}", "{},{}"),
        ("{}|{}/{}", r"{}\|{}/{}"),
        ("mailto:{}", "[a-z]{{6}}:{}"),
        ("to={}", "[a-z]{{2}}={}"),
        ("'{}'", "'{}'"),
        ("{}.", r"{}\."),
        ("Olsen ({})", r"[A-Z][a-z]{{4}} \({}\)"),
    ],
)
def test_mail_addresses_beside_other_words_are_those_that_stand_alone(cell, form):
    mails = ["eva.o'hara@post.dk", "tom@uni-ulm.de", "li@a.co.uk"][: cell.count("{}")]
    alone = [re.escape(pseudonym(KEY, mail)) for mail in mails]
    made = pseudonym(KEY, cell.format(*mails))
    assert re.fullmatch(form.format(*alone), made)
    assert all(domain.endswith(".example") for domain in re.findall(r"@([\w.-]*\w)", made))


def test_cells_with_mail_addresses_stay_different():
    mails = [f"u{i}@{host}" for i in range(9) for host in ("web.de", "web.de.example", "a-b.org")]
    cells = [
        form.format(a, b) for form in ("{}, {}", "{} {}", "<{}>{}") for a in mails for b in mails
    ]
    cells += mails + [f"{who} <{mail}>" for who in ("Al", "Bo") for mail in mails]
    assert len({pseudonym(KEY, cell) for cell in cells}) == len(cells)


def test_a_mail_address_beside_a_script_without_an_alphabet_is_in_the_token():
    assert re.fullmatch("x[0-9a-f]{24}", pseudonym(KEY, "สมชาย ใจดี <som@post.th>"))


@pytest.mark.parametrize("host", ["203.0.113.9", "[2001:db8::9]"])
def test_an_address_with_a_port_stays_valid(host):
    made, others = (pseudonym(KEY, f"{host}:{port}") for port in (51234, 443))
    before, _, port = made.rpartition(":")
    assert before == others.rpartition(":")[0]
    assert before.strip("[]") == pseudonym(KEY, host.strip("[]"))
    assert ipaddress.ip_address(before.strip("[]"))
    assert 0 <= int(port) < 65536


@pytest.mark.parametrize("cell", ["203.0.113.0/24", "2001:db8::/32", "0.0.0.0/0", "192.0.2.9/32"])
def test_a_network_stays_one_of_its_size(cell):
    made = pseudonym(KEY, cell)
    assert ipaddress.ip_network(made).prefixlen == ipaddress.ip_network(cell).prefixlen
    assert ipaddress.ip_interface(
        pseudonym(KEY, "203.0.113.77/24")
    ).network == ipaddress.ip_network(pseudonym(KEY, "203.0.113.0/24"))


def test_addresses_in_a_list_are_those_that_stand_alone():
    alone = [pseudonym(KEY, cell) for cell in ("203.0.113.9", "198.51.100.7", "2001:db8::7")]
    assert pseudonym(KEY, "203.0.113.9, 198.51.100.7 2001:db8::7") == "{}, {} {}".format(*alone)


def test_dates_and_addresses_stay_valid():
    assert dt.date.fromisoformat(pseudonym(KEY, "1988-02-29"))
    made = pseudonym(KEY, "1988-02-29 13:45:00")
    assert made == pseudonym(KEY, "1988-02-29") + " 13:45:00"
    assert ipaddress.ip_address(pseudonym(KEY, "192.0.2.7")).version == 4
    assert ipaddress.ip_address(pseudonym(KEY, "2001:db8::7")).version == 6


def test_whole_numbers_keep_their_length():
    for number in (1, 10, 1000000, 4111111111111111):
        assert len(str(int(pseudonym(KEY, str(number))))) == len(str(number))


def test_what_has_no_alphabet_becomes_a_token():
    for cell in ("สมชาย ใจดี", "नमस्ते", "word " * 200 + "word"):
        made = pseudonym(KEY, cell)
        assert re.fullmatch("x[0-9a-f]{24}", made)
    assert pseudonym(KEY, "- / .") == "- / ."


@pytest.mark.parametrize(
    "cell",
    ["Plaza del Sol 7, 3ª", "Nº 12, Calle Luna", "Oﬃce of Greta", "Gasse 14½", "Rm. 20, 5²",
     "Heinrich Ⅷ.", "Trần Thị Hương", "Đặng Văn Lâm", "Ґалаґан Олена", "Ǆemal Hodić", "Ayşe ʻOlani",
     "7½", "3º"],
)  # fmt: skip
def test_a_rare_letter_makes_no_token(cell):
    made = pseudonym(KEY, cell)
    assert [c.isalnum() for c in made] == [c.isalnum() for c in cell]
    assert [c.isalpha() for c in made] == [c.isalpha() for c in cell]
    assert made != cell


def test_cells_that_differ_in_a_rare_letter_stay_different():
    rare = "ªºﬀﬁﬂﬃﬄ¼½¾²³¹ⅥⅦⅧⅨґҐǄʻ"
    cells = [text for c in rare for text in (f"Luna 4{c}", f"Lune 4{c}", f"{c} Luna 5")]
    assert len({pseudonym(KEY, cell) for cell in cells}) == len(cells)
    assert all(not re.fullmatch("x[0-9a-f]{24}", pseudonym(KEY, cell)) for cell in cells)


def test_names_in_a_script_without_an_alphabet_are_not_shown_in_part():
    for cell in ("สมชาย Smith", "नमन Rao", "ก", "ก1"):
        assert re.fullmatch("x[0-9a-f]{24}", pseudonym(KEY, cell))


def test_permutations_of_any_size():
    for radices in ((3,), (2, 3, 5), (10, 26, 2, 9)):
        total = 1
        for radix in radices:
            total *= radix
        seen = set()
        for number in range(total):
            places = []
            left = number
            for radix in radices:
                left, digit = divmod(left, radix)
                places.append(digit)
            seen.add(tuple(permuted(KEY, "t", places, radices)))
        assert len(seen) == total
        assert all(p < r for made in seen for p, r in zip(made, radices, strict=True))
    for total in (2, 3, 10, 97):
        assert {permuted_number(KEY, "t", i, total) for i in range(total)} == set(range(total))
    long = permuted(KEY, "t", [9] * 400, [10] * 400)
    assert len(set(long)) == 10  # every place of a long text is reached


@pytest.mark.parametrize(
    "cells",
    [
        [f"{y}-{m:02}-{d:02}" for y in range(1600, 2300, 13) for m in range(14) for d in (7, 31)],
        [f"{h:02}:{m:02}:{s:02}" for h in range(0, 40, 3) for m in range(0, 80, 7) for s in (0, 9)],
        [f"{a}.{b}.4.5" for a in range(1, 999, 31) for b in (0, 7, 255, 256, 999)],
        [f"{a}.7.8.9:{p}" for a in range(1, 400, 9) for p in (0, 1, 80, 9999, 65535, 65536, 99999)],
        [f"10.{a}.0.{b}/{n}" for a in range(0, 300, 9) for b in (0, 1) for n in (8, 24, 31, 40)],
        [f"{'-' * n}{d} days 0{h}:00:00" for n in (0, 1) for d in range(1, 130) for h in range(9)],
        [f"00:00:{s:02d}.{f}" for s in range(60) for f in (1, 5, 25, 125, "000001")],
    ],
    ids=["days and no days", "times and no times", "addresses and none", "ports", "networks",
         "lengths", "fractions"],
)  # fmt: skip
def test_what_only_looks_valid_does_not_become_valid(cells):
    made = [pseudonym(KEY, cell) for cell in cells]
    assert len(set(made)) == len(set(cells))


def test_times_of_day_and_lengths_of_time_stay_valid():
    made = pseudonym(KEY, "23:59:07.25")
    assert dt.time.fromisoformat(made.ljust(12, "0")) != dt.time(23, 59, 7, 250000)
    assert length_of(pseudonym(KEY, "-12 days 04:05:06")) < 0
    assert re.fullmatch(r"-\d\d days \d\d:\d\d:\d\d", pseudonym(KEY, "-12 days 04:05:06"))


def test_a_date_hides_nothing_behind_it():
    made = pseudonym(KEY, "1991-02-03 Greta Olsen")
    assert "Greta" not in made
    assert "Olsen" not in made


@pytest.mark.parametrize("cell", ["eva@post.dk", "Eva Olsen", "+45 33 12 34 56", "1988-02-29", "7"])
@pytest.mark.parametrize(
    ("before", "after"), [("", " "), ("  ", ""), ("\t", "\n"), ("\u00a0", " ")]
)
def test_blanks_around_a_cell_do_not_count_and_stay(cell, before, after):
    assert pseudonym(KEY, before + cell + after) == before + pseudonym(KEY, cell) + after


@pytest.mark.parametrize(
    ("sign", "dot"),
    [("(at)", "."), (" [at] ", " [dot] "), ("[AT]", "[DOT]"), (" at ", " dot "), (" @ ", "."),
     ("{at}", "(dot)"), ("<at>", ".")],
)  # fmt: skip
def test_a_mail_address_that_is_spelled_out_is_the_plain_one(sign, dot):
    local, _, domain = pseudonym(KEY, "eva.olsen@post.dk").partition("@")
    first, second, last = domain.split(".")
    made = pseudonym(KEY, f"eva.olsen{sign}post{dot}dk")
    assert made == f"{local}{sign}{first}{dot}{second}.{last}"
    assert last == "example"


def test_cells_with_spelled_mail_addresses_stay_different():
    cells = [
        local + sign + domain
        for local in ("an", "bo", "b.o", "สม")
        for sign in ("(at)", " at ", " @ ", "@", "[at]", "(bu)", " bu ")
        for domain in (
            "x.de",
            "x dot de",
            "x[dot]de",
            "x.de.example",
            "xdde",
            "ไทย.th",
            "ไทย dot th",
        )
    ]
    cells += [f"a({a}{b})b.cc" for a in "abcdefghijklmnopqrstuvwxyz" for b in "rstuvw"]
    cells += [f"{cell} " for cell in cells]
    assert len({pseudonym(KEY, cell) for cell in cells}) == len(cells)


def test_the_case_of_letters_counts():
    assert len({pseudonym(KEY, cell) for cell in ("eva@post.dk", "Eva@post.dk")}) == 2


def test_how_often_a_cell_is_its_own_pseudonym():
    """The figure of docs/personal_data.md: once in as many cells as there are of the form."""
    keys = [f"key {i} of these tests".encode() for i in range(1300)]
    for cell, n_forms in (("M", 26), ("7", 9), ("42", 90)):
        same = sum(pseudonym(key, cell) == cell for key in keys)
        assert 0.4 < same * n_forms / len(keys) < 1.8
    assert pseudonym(KEY, "0") == "0"
