"""Check what the README promises without extras, on the package installed from a wheel.

``python no_extras.py airports.csv``, in an empty folder: `infer`, `extend`, the encoder `tfidf`
and the command line work, and no package of an extra is there.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from contextlib import suppress
from importlib.metadata import packages_distributions
from pathlib import Path

import pandas as pd

import pandas_semtype
from pandas_semtype.errors import MissingDependencyError

EXTRAS = ("tensorflow", "keras", "torch", "fastai", "onnx", "faker", "h5py", "pyarrow", "spacy")
MODULES = (
    "pandas_semtype.simon.rules.build.compile",
    "pandas_semtype.simon.training.run",
    "pandas_semtype.simon.legacy",
    "pandas_semtype.fakenews.bilm.training",
    "pandas_semtype.fakenews.lm_training",
)


def command(*arguments: str) -> str:
    """Run the command line of the package."""
    script = shutil.which("pandas-semtype")
    assert script, "the command is not installed"
    line = [script, *arguments]
    return subprocess.run(line, check=True, capture_output=True, encoding="utf-8").stdout


def main(file: str) -> None:
    """Fail unless everything works."""
    place = Path(pandas_semtype.__file__)
    assert "site-packages" in place.parts, f"{place} is not the installed package"
    assert not any(Path.cwd().iterdir()), "the folder is not empty"
    there = [name for name in EXTRAS if name in packages_distributions()]
    assert not there, f"{there} belong to extras"

    airports = pd.read_csv(file)
    types = airports.semtype.infer().types
    assert types["contact"] == "email", types
    assert types["lat"] == "latitude", types

    draw = random.Random(0)
    sites = pd.DataFrame(
        {f"site{i}": ["".join(draw.choices("ACGT", k=20)) for _ in range(20)] for i in range(5)}
    )
    model = sites.semtype.extend("dna", ["site0", "site1", "site2"], implies="text", activate=True)
    assert set(sites[["site3", "site4"]].semtype.infer().types) == {"dna"}
    model.save("extended")
    assert pandas_semtype.load("extended").model_id == model.model_id
    pandas_semtype.session.deactivate()

    posts = pd.Series(["The council met on Monday.", "They HIDE aliens! Share this!"] * 20)
    labels = pd.Series(["real", "fake"] * 20)
    posts.text.fakenews.fit(labels, encoder="tfidf", activate=True)
    assert posts.text.fakenews.predict().tolist() == labels.tolist()
    with suppress(MissingDependencyError):
        posts.text.fakenews.fit(labels, encoder="elmo", activate=True)
        raise AssertionError("ELMo needs its extra")

    assert "contact" in command("infer", file)
    assert json.loads(command("doctor", "--json"))["extras"]["train"].startswith("missing")
    assert "simon_v2" in command("models", "list")
    for module in MODULES:
        __import__(module)


if __name__ == "__main__":
    main(sys.argv[1])
