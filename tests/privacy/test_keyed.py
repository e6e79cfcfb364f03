"""The keyed hash, and that pseudonyms stay what they were: users join by them."""

from __future__ import annotations

import hashlib
import hmac

import pandas as pd
import pytest

from pandas_semtype.privacy import mask, masking
from pandas_semtype.privacy.keyed import MOST_KEPT, Keyed, framed
from pandas_semtype.privacy.pseudonyms import pseudonym

KEY = b"a key of these tests"
MADE = {
    "Ann Lee": "Ekb Vng",
    "+44 20 7946 0018": "+85 38 0047 7142",
    "007-Bond": "390-Truf",
    "0049 30 1234": "0048 19 9725",
    "ann.lee@mail.example.co.uk": "aye.tsw@lkle.hqeanvn.ts.pr.example",
    "Bo <bo@x.org>, c@d.de": "Oy <jz@s.rjs.example>, r@n.gw.example",
    "ann [at] example [dot] org": "pgo [at] oxqghjt [dot] qrl.example",
    "1988-02-29 13:45:00": "1995-11-23 13:45:00",
    "-3 days 07:08:09.25": "-3 days 02:02:25.47",
    "203.0.113.9:443": "38.90.15.178:59263",
    "2001:db8::7": "e4:7403:3fc:6296:d72a:6f81:87f9:e2dd",
    "198.51.100.0/24": "57.28.91.0/24",
    "Ελένη Müller": "Φϋενσ Sőnpeo",
    "王小明": "悵鶄硾",
    "½ ﬁx": "¾ ﬓk",
    "สมชาย": "x36da874b0d5e5d8102265271",
    " x ": " t ",
    "0.00": "0.00",
}


@pytest.mark.parametrize("cell", MADE)
def test_pseudonyms_are_those_of_earlier_releases(cell):
    keyed = Keyed(KEY)
    assert pseudonym(KEY, cell) == pseudonym(keyed, cell) == pseudonym(keyed, cell) == MADE[cell]


def test_long_numbers_take_several_hashes_a_round():
    made = "|".join(pseudonym(KEY, "9" * n) for n in (80, 200, 400))
    assert hashlib.sha256(made.encode()).hexdigest() == (
        "b1b9207c6ed84ea46e9efed568f4bdba7aae6b469299edeecb951abd6352031d"
    )


@pytest.mark.parametrize("size", [1, 16, 63, 64, 65, 300])
def test_the_hash_is_that_of_the_standard(size):
    key, message = bytes(range(256))[:size] * (1 + size // 256), framed(["a", "", "\ud800ß"])
    given = int.from_bytes(hmac.digest(key, message, "sha256"), "big")
    keyed = Keyed.of(key)
    assert Keyed.of(keyed) is keyed
    assert keyed.bits(message) == keyed.after(message[:9])(message[9:]) == given


def test_what_is_kept_of_domains_is_bounded_and_changes_nothing():
    keyed = Keyed(KEY)
    for i in range(MOST_KEPT + 3):
        keyed.kept[f"host{i}.example"] = "x"
    alone = pseudonym(KEY, "eva@shop.example.org")
    assert [pseudonym(keyed, "eva@shop.example.org") for _ in range(2)] == [alone] * 2
    assert "shop.example.org" not in keyed.kept


@pytest.mark.parametrize("dtype", [object, "str", "string", "category"])
def test_a_cell_is_hashed_once_however_often_it_stands(dtype, monkeypatch):
    asked = []

    def counted(key, cell):
        asked.append(cell)
        return pseudonym(key, cell)

    monkeypatch.setattr(masking, "pseudonym", counted)
    cells = pd.Series(["Ann", "Bo", None, "Ann", "", "Cy"] * 50, dtype=dtype)
    masked = mask(pd.DataFrame({"who": cells}), "who", key=KEY)["who"]
    assert sorted(asked) == ["Ann", "Bo", "Cy"]
    assert masked.nunique() == cells.nunique()
