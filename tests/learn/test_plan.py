"""What becomes of columns that hardly repeat, and what an error says of cells of another kind."""

from __future__ import annotations

import pandas as pd
import pytest

pytest.importorskip("sklearn", reason="SemanticTyper needs it")

from pandas_semtype import SemanticTyper
from pandas_semtype.errors import FrameError, TreatmentWarning
from pandas_semtype.learn.seen import cells_in_words

GIVEN = ["Ines", "Olu", "Mei", "Tom", "Ada", "Raj", "Kim", "Lea", "Max", "Zoe"]
LAST = ["Brandt", "Okafor", "Tanaka"]
PEOPLE = [f"{given} {last}" for given in GIVEN for last in LAST]
COLUMNS = {
    "mail": [f"{name.replace(' ', '.').lower()}@mail{k % 4}.example" for k, name in
             enumerate(PEOPLE)],
    "phone": [f"+49 30 {901 + 7 * k} {1200 + 31 * k}" for k in range(30)],
    "person": PEOPLE,
}  # fmt: skip


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("n", [12, 30])
def test_what_hardly_repeats_is_no_category(column, named, n):
    name = column if named else "c1"
    frame = pd.DataFrame({name: COLUMNS[column][:n], "town": ["Oslo", "Rome", "Oslo"] * (n // 3)})
    typer = SemanticTyper().fit(frame)
    own = [one for one in typer.get_feature_names_out() if one.startswith(name)]
    assert own[0] == f"{name}_present"
    # Three family names are shared by ten people each.
    assert len(own) == (4 if (column, n) == ("person", 30) else 1)
    assert typer.identifiers_ == [name]
    with pytest.warns(TreatmentWarning, match="left out"):
        dropped = SemanticTyper(keys="drop").fit(frame)
    assert dropped.identifiers_ == [name]
    assert own[0] not in dropped.get_feature_names_out()


def test_what_repeats_stays_a_category_and_a_role_of_the_user_counts():
    frame = pd.DataFrame({"mail": COLUMNS["mail"][:6] * 5})
    assert SemanticTyper().fit(frame).treatments_["mail"] == "category"
    distinct = pd.DataFrame({"mail": COLUMNS["mail"]})
    typer = SemanticTyper(roles={"mail": "categorical"}).fit(distinct)
    assert typer.treatments_["mail"] == "category"


def test_more_rows_than_categories_are_no_categories_either():
    mails = [f"p{k}.{COLUMNS['mail'][k % 30]}" for k in range(300)]
    # A key where the role says so, else a text, whose parts may tell something.
    assert SemanticTyper().fit(pd.DataFrame({"m": mails})).treatments_["m"] in ("key", "text")


@pytest.mark.parametrize(
    ("cells", "new", "learned", "came"),
    [
        ([f"{k},5 kg" for k in range(3, 43)], ["heavy", "light", "fair"], "numbers", "text"),
        ([f"{k % 28 + 1:02d}.07.2019" for k in range(40)], ["12,5", "13,75", "1,25"],
         "dates or times", "text that looks like numbers"),
        ([501 + 3 * k for k in range(40)], ["31.12.2019", "15.08.2020", "24.12.2021"],
         "numbers", "text that looks like dates"),
    ],
)  # fmt: skip
def test_an_error_says_what_was_learned_and_what_came(cells, new, learned, came):
    typer = SemanticTyper().fit(pd.DataFrame({"Wert": cells}))
    with pytest.raises(FrameError) as caught:
        typer.transform(pd.DataFrame({"Wert": new * 4}))
    message = str(caught.value)
    assert "Column 'Wert' holds other cells than in training." in message
    assert f"{learned} (type {typer.types_['Wert']})" in message
    assert f"Received: {came}; 12 of 12 cells" in message
    assert "fit again" in message
    assert "errors='coerce'" in message
    assert not any(str(cell) in message for cell in new)
    coerced = SemanticTyper(errors="coerce").fit(pd.DataFrame({"Wert": cells}))
    assert coerced.transform(pd.DataFrame({"Wert": new})).isna().all().all()


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (pd.Series([1, 2]), "the dtype int64"),
        (pd.Series(["no", "yes"] * 3), "text that looks like truth values"),
        (pd.Series([{1}, {2}], dtype=object), "objects that are no single value"),
        (pd.Series([None, None], dtype=object), "text that looks like nothing"),
        (pd.Series(["a b", "c d"]), "text"),
    ],
)
def test_cells_in_words(cells, words):
    assert cells_in_words(cells) == words
