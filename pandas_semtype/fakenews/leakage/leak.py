"""One finding of a search for leaks."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Leak"]


@dataclass(frozen=True)
class Leak:
    """Hold one finding.

    Parameters
    ----------
    kind : str
        What it is: "token", "beginning", "end", "label in text", "style", "copies", "split",
        "rare class" or "labels".
    found : str
        What was found, in a sentence.
    advice : str
        How to remove it.
    accuracy : float, optional
        Accuracy it reaches alone, on held-out texts.
    names : tuple of str
        The tokens, the style counts or the classes in question.
    """

    kind: str
    found: str
    advice: str
    accuracy: float | None = None
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.found} {self.advice}"
