"""What every worker does; a module of its own, since a new process cannot import a command."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

import pandas_semtype

__all__ = ["answers", "different", "frames", "in_process"]


def frames() -> Iterator[pd.DataFrame]:
    """Yield small frames without end; no two hold the same cells."""
    number = 0
    while True:
        number += 1
        yield pd.DataFrame(
            {
                "mail": [f"user{number}.{i}@example.org" for i in range(5)],
                "amount": [f"{number}.{i}5" for i in range(5)],
            }
        )


def answers(number: int, calls: int, model: str) -> list[list[str]]:
    """Return the labels of frames of which every worker has the same."""
    source = frames()
    some = [next(source) for _ in range(min(calls, 20))]
    found = []
    for i in range(calls):
        frame = some[(i + number) % len(some)]
        result = pandas_semtype.infer(frame, model=model)
        found.append([str((i + number) % len(some)), *(p.label for p in result)])
    return found


def different(found: list[list[str]], right: dict[str, list[str]]) -> int:
    return sum(right[place] != labels for place, *labels in found)


def in_process(task: tuple[int, int, str, dict[str, list[str]]]) -> int:
    number, calls, model, right = task
    return different(answers(number, calls, model), right)
