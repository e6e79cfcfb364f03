"""Words of digits and letters are keys and codes, not texts."""

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.simon.rules.cells import Cells
from pandas_semtype.simon.rules.tokens import token_opinions

HULLS = ["XYA77231K415", "QWM00815B922", "LPR3391DE607", "ZDT41208H819", "KOB90155C313",
         "VNE22760A108", "MRS6604GG921", "TUC18349L516"]  # fmt: skip
TENDERS = ["RQ21-1180", "712-22-90014", "IFB-640-031822", "8841C", "RFP2203", "515-0000091247"]
FILLED = ["Zm9vMTI=", "YmFyMzQ1Ng==", "cXV4Nzg5MA==", "a2V5MTIzNA==", "dGFnNDQ4MQ=="]
ENGINES = ["0B417726", "A771203", "OT5518390", "3C990127", "OX336518", "1W008254"]


def of(values, n_present=None):
    n = len(values)
    return token_opinions(Cells(values, [1] * n, n, n_present or n, n, 1))


@pytest.mark.parametrize(
    "values", [HULLS, TENDERS, ENGINES, FILLED], ids=["hulls", "tenders", "engines", "filled up"]
)
def test_what_speaks_for_text_speaks_for_a_key(values):
    (opinion,) = of(values)
    assert (opinion.label, opinion.kind, opinion.heir) == ("text", "yields", "identifier")
    frame = pd.DataFrame({"x": values})
    assert pandas_semtype.infer(frame, use_names=False)["x"].label != "text"


def test_what_repeats_is_a_code():
    assert of(HULLS, n_present=80)[0].heir == "code"


@pytest.mark.parametrize(
    "values",
    [
        ["see page 4", "room 12 is closed", "call 911", "2 of 3 left"],
        ["12.50", "13.75", "9.99", "100.00", "7.25"],
        ["2021-03-04", "2021-03-05", "2021-03-06", "2021-03-07"],
        ["alpha", "beta", "gamma", "delta"],
        ["共有3个文件需要处理", "请在5月之前提交", "第2条不适用", "附件1已收到"],
        ["東京都港区芝1-2-3", "大阪市北区梅田4-5-6", "名古屋市中区栄7-8-9", "札幌市北区1-1"],
        ["A1", "B2", "C3"],
    ],
    ids=["sentences", "numbers", "dates", "words", "chinese", "japanese", "three"],
)
def test_texts_and_numbers_are_left_alone(values):
    assert of(values) == []
