"""Extending and inferring in processes where no framework of training can be imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from transfer_helpers import columns, containers, frame_of, tiny_model

ROOT = Path(__file__).resolve().parents[2]
FRAMEWORKS = ("keras", "tensorflow", "tf_keras", "torch", "onnx", "faker")


def run(code: str, *arguments: object) -> str:
    """Run code in a process that has none of the frameworks."""
    block = f"import sys\nfor name in {FRAMEWORKS!r}: sys.modules[name] = None\n"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", block + code, *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=environment,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


EXTEND = """
import json, warnings
import pandas as pd
from pandas_semtype import load
warnings.simplefilter("ignore")
base, out, examples = sys.argv[1:]
model = load(base).extend("container", json.loads(examples), implies="text")
model.save(out)
print(model.model_id)
"""

SCORE = """
import json
import pandas as pd
from pandas_semtype import infer, load
path, frame = sys.argv[1:]
frame = pd.DataFrame(json.loads(frame))
model = load(path)
print(json.dumps({
    "id": model.model_id,
    "types": infer(frame, model=model).types.tolist(),
    "proba": model.predict_proba(frame).to_numpy().tolist(),
    "modules": sorted(name for name, module in sys.modules.items() if module is not None),
}))
"""


@pytest.mark.filterwarnings("ignore::pandas_semtype.errors.KnownTypeWarning")
def test_extend_save_move_load_without_any_framework(tmp_path):
    tiny_model().save(tmp_path / "base")
    examples, frame = columns(containers, 4), frame_of(containers, 3, seed=8)
    model_id = run(EXTEND, tmp_path / "base", tmp_path / "out", json.dumps(examples)).split()[-1]
    here = tiny_model().extend("container", examples, implies="text")
    (tmp_path / "out").rename(tmp_path / "moved")
    loaded = json.loads(run(SCORE, tmp_path / "moved", json.dumps(frame.to_dict("list"))))
    assert loaded["types"] == ["container"] * 3
    assert loaded["proba"] == here.predict_proba(frame).to_numpy().tolist()
    assert loaded["id"] == model_id
    # Inference needs no solver either.
    assert not {"sklearn", "scipy", "matplotlib"} & set(loaded["modules"])


def test_training_with_keras_says_what_is_missing(tmp_path):
    tiny_model().save(tmp_path / "base")
    code = EXTEND.replace(', implies="text"', ', implies="text", solver="keras"')
    code = "from pandas_semtype.errors import MissingDependencyError\n" + code.replace(
        "model = load", "try:\n    model = load"
    ).replace(
        "model.save(out)\nprint(model.model_id)",
        "except MissingDependencyError as error:\n    print(error)",
    )
    output = run(code, tmp_path / "base", tmp_path / "out", json.dumps(columns(containers, 4)))
    assert 'pip install "pandas-semtype[train]"' in output
