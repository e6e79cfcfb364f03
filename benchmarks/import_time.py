"""What `import pandas_semtype` costs over `import pandas`: CPU time and modules.

Each value is taken in a fresh process, after one that compiles the byte code.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from _report import finish, parser

LIMIT_MS = 25.0
HEAVY = (
    "tensorflow",
    "keras",
    "torch",
    "fastai",
    "sklearn",
    "scipy",
    "faker",
    "onnx",
    "onnxruntime",
    "pooch",
    "requests",
    "tqdm",
    "platformdirs",
    "pycountry",
    "babel",
)

CODE = """
import json, sys, time
import pandas
before, start = set(sys.modules), time.process_time()
import pandas_semtype
cpu = time.process_time() - start
print(json.dumps([1000 * cpu, sorted(set(sys.modules) - before)]))
"""


def once() -> tuple[float, list[str]]:
    """Return milliseconds of CPU and the modules loaded, of one fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, check=True, text=True, timeout=300
    )
    cpu, modules = json.loads(done.stdout)
    return cpu, modules


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the cost in a sentence."""
    text = (
        f"`import pandas_semtype` adds {results['cpu_ms']['median']:.0f} ms of CPU to `import "
        f"pandas` (median of {results['repeats']} fresh processes) and loads "
        f"{results['modules']['own']} modules of its own and {results['modules']['others']} others."
    )
    return {"import": text}


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--repeats", type=int, default=15, help="fresh processes")
    options_parser.add_argument(
        "--check", action="store_true", help=f"fail over {LIMIT_MS:g} ms or with a heavy module"
    )
    options = options_parser.parse_args(arguments)
    once()
    runs = [once() for _ in range(3 if options.quick else max(1, options.repeats))]
    cpu = sorted(ms for ms, _ in runs)
    modules = runs[0][1]
    own = [name for name in modules if name.partition(".")[0] == "pandas_semtype"]
    heavy = sorted({name.partition(".")[0] for name in modules} & set(HEAVY))
    results = {
        "repeats": len(cpu),
        "cpu_ms": {"least": cpu[0], "median": statistics.median(cpu), "most": cpu[-1]},
        "modules": {"own": len(own), "others": len(modules) - len(own)},
        "others": [name for name in modules if name not in own],
        "heavy": heavy,
        "limit_ms": LIMIT_MS,
    }
    finish(options, "import_time", results, report)
    if options.check and (results["cpu_ms"]["median"] > LIMIT_MS or heavy):
        print(f"over the limit of {LIMIT_MS:g} ms, or heavy modules: {heavy}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
