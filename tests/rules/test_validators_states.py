"""States: codes in small letters stand for states where they stand for nothing else."""

import numpy as np
import pandas as pd
import pytest

from pandas_semtype import infer
from pandas_semtype.simon.rules.validators_states import states_in


@pytest.mark.parametrize(
    "codes",
    ["ny nj tx fl oh", "wa or ca nv az ut nm", "al ak az ar ca co ct de fl ga", "vt nh ma ri ct"],
)
def test_small_codes_of_states(codes):
    cells = codes.split()
    assert states_in(cells).all()
    assert infer(pd.DataFrame({"st": cells * 6}), use_names=False).at(0).label == "state"


@pytest.mark.parametrize(
    "words",
    [
        "in or me ok hi id",  # words
        "in or me ok hi oh pa ma",
        "de fr es it pt nl",  # languages
        "ca de in id co ga il",  # countries and states alike
        "ny nj tx",  # too few to tell
        "ny nj tx fl oh zz",  # one is no state
        "ny nj tx fl oh New York",
    ],
)
def test_other_small_letters_are_no_states(words):
    cells = words.split() if "New" not in words else [*words.split()[:5], "to be or not"]
    assert not states_in(cells).all()


def test_codes_in_capitals_need_no_company():
    assert states_in(["NY", "CA"]).all()
    assert not states_in(["OK", "NOK"]).any()
    assert isinstance(states_in(["NY"]), np.ndarray)
