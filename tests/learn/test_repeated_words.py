"""What becomes of names, phones, mail addresses and images: a key, and the words that repeat."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", reason="SemanticTyper needs it")

from pandas_semtype import SemanticTyper
from pandas_semtype.errors import FrameError
from pandas_semtype.learn.repeated_words import frequent_words, mostly_unique

RNG = np.random.default_rng(8)
N = 480
GIVEN = ["Aroha", "Bjarne", "Chiara", "Dmitri", "Elif", "Farah", "Gwen", "Hamid", "Ilka", "Juno"]
FAMILY = [a + b for a in ("Mar", "Ten", "Osk", "Vil", "Bru", "Kal") for b in ("ova", "sen", "idis",
          "etti", "wald", "ton", "ez", "ura")]  # fmt: skip


def people(titles):
    given = [g + m for g in GIVEN for m in ("", "-Lou", "-Kit", "-Ray")]
    return [f"{t} {RNG.choice(given)} {RNG.choice(FAMILY)}".strip() for t in titles]


def hexes(n):
    return ["".join(RNG.choice(list("0123456789abcdef"), 9)) for _ in range(n)]


COLUMNS = {
    "passenger": (people(RNG.choice(["Mr.", "Mrs.", "Dr."], N)), {"mr", "mrs", "dr"}),
    "email": (
        [f"{g.lower()}{k}@{d}" for k, (g, d) in enumerate(zip(RNG.choice(FAMILY, N),
         RNG.choice(["post.example", "uni.example"], N), strict=True))],
        {"post.example", "uni.example"},
    ),
    "image": (
        [f"https://cdn.shop.example/{kind}/{h}.png"
         for kind, h in zip(RNG.choice(["boots", "socks"], N), hexes(N), strict=True)],
        {"boots", "socks"},
    ),
    "photo": ([f"https://cdn.shop.example/{h}.png" for h in hexes(N)], set()),
}  # fmt: skip


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("n", [200, N])
def test_words_that_repeat_are_features(name, n):
    cells, words = COLUMNS[name]
    frame = pd.DataFrame({name: cells[:n]})
    typer = SemanticTyper().fit(frame)
    assert typer.treatments_[name] == "key"
    own = list(typer.get_feature_names_out())
    assert {f"{name}_{word}" for word in words} <= set(own)
    assert len(own) <= 11
    new = typer.transform(pd.DataFrame({name: [cells[0], None]}))
    assert new[f"{name}_present"].tolist() == [1.0, 0.0]
    assert new.iloc[1].sum() == 0
    if words:
        assert new.iloc[0, 1:].sum() >= 1


def test_words_of_a_few_rows_and_of_nearly_all_are_no_features():
    cells = [f"team {k} {'north' if k % 9 else 'south'}" for k in range(99)]
    assert frequent_words(cells) == ("north", "south")
    assert frequent_words([]) == ()
    assert frequent_words(["a b"] * 9) == ()


def test_addresses_of_pages_with_words_stay_texts():
    topics = ["floods", "harvest", "election", "railway", "museum", "budget", "storm", "school"]
    slugs = ["-".join(RNG.choice(topics, 5)) for _ in range(N)]
    assert not mostly_unique(slugs)
    frame = pd.DataFrame({"page": [f"https://news.example/{slug}" for slug in slugs]})
    assert SemanticTyper().fit(frame).treatments_["page"] == "text"


def test_a_role_of_the_user_comes_first():
    frame = pd.DataFrame({"passenger": COLUMNS["passenger"][0]})
    typer = SemanticTyper(roles={"passenger": "text"}).fit(frame)
    assert typer.treatments_["passenger"] == "text"
    key = SemanticTyper(roles={"passenger": "identifier"}).fit(frame)
    assert list(key.get_feature_names_out()) == ["passenger"]


def test_a_lazy_frame_is_an_error_that_says_so():
    polars = pytest.importorskip("polars")
    with pytest.raises(FrameError, match=r"Received: a LazyFrame. Collect it first"):
        SemanticTyper().fit(polars.LazyFrame({"a": [1, 2, 3]}))


def test_of_words_that_are_as_frequent_the_same_are_taken_in_every_process():
    words = [f"w{k:02d}" for k in range(30)]
    cells = [" ".join(words[(k + j * 3) % 30] for j in range(10)) for k in range(300)]
    assert frequent_words(cells) == frequent_words(cells[::-1]) == tuple(words[:10])
