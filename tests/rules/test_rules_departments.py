"""Units of an organisation, which are organisations too."""

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.simon.rules.cells import Cells
from pandas_semtype.simon.rules.departments import department_opinions

UNITS = {
    "state": ["Department of Revenue", "Dept. of Agriculture", "Labor, Dept of", "Legislature",
              "Agency of Commerce", "Office of the Treasurer", "Division of Forestry"],
    "capitals": ["DEPT OF PUBLIC WORKS", "DEPT OF AGING", "DEPARTMENT OF TRANSIT", "COURTS"],
    "university": ["Department of Geology", "School of Nursing", "Faculty of Theology",
                   "Department of Classics", "Department of Botany"],
    "Spanish": ["Departamento de Turismo", "Secretaría de Obras", "Dirección de Catastro",
                "Departamento de Deportes", "Secretaría de Salud"],
    "Russian": ["Отдел логистики", "Отдел рекламы", "Департамент культуры", "Управление связи"],
    "Japanese": ["製造部", "購買課", "法務部", "財務課", "企画部"],
}  # fmt: skip
OTHERS = {
    "firms": ["Home Depot", "Office Depot", "Bolt Corp", "Lumen Inc", "Orbit LLC", "Prism Co"],
    "stores": ["Department store", "Grocery store", "Hardware store", "Book store"],
    "areas of France": ["Département de la Creuse", "Département du Gard",
                        "Département des Vosges"],
    "areas of Colombia": ["Departamento de Nariño", "Departamento del Meta",
                          "Departamento de Sucre", "Departamento del Huila"],
    "jobs": ["Head of Sales", "Nurse", "Clerk", "Engineer", "Head of Department"],
    "colleges": ["London School of Economics", "Toulouse School of Economics",
                 "School of Oriental Studies", "Paris School of Business",
                 "Colorado School of Mines"],
    "remarks": ["I called the department of parks twice and nobody came to look.",
                "The road is closed.", "No remark"],
}  # fmt: skip


def label_of(values):
    frame = pd.DataFrame({"x": values * 4})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=False)["x"].label


@pytest.mark.parametrize("values", UNITS.values(), ids=UNITS)
def test_units_are_departments(values):
    n = len(values)
    told = department_opinions(Cells(values, [4] * n, 4 * n, 4 * n, n, 4))
    assert [(o.label, o.kind) for o in told][:2] == [
        ("department", "supports"), ("company", "yields"),
    ]  # fmt: skip
    # The network takes departments of Russian offices for categories, which they are too.
    allowed = {"department", "categorical"} if "Отдел рекламы" in values else {"department"}
    assert label_of(values) in allowed


@pytest.mark.parametrize("values", OTHERS.values(), ids=OTHERS)
def test_what_has_such_words_may_be_something_else(values):
    assert label_of(values) != "department"
