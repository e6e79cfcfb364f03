"""What an extension did to a model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["LabelReport", "TransferReport", "card_section"]


@dataclass(frozen=True, slots=True)
class LabelReport:
    """Report how one label was added.

    Parameters
    ----------
    label : str
        The new label.
    columns, cells : int
        Size of the examples.
    duplicates : int
        Example columns that were given twice and left out.
    nearest : str
        The old label whose row the new one started from: the one the model predicted for
        the examples before.
    nearest_score : float
        Its mean score.
    implies : list of str
        Labels that hold with it.
    threshold : float
        Score from which on it counts.
    validation : dict of str to float
        On held-out examples: ``f1``, ``recall``, and ``false_share``, the fraction of old
        columns above the threshold.  Empty if there were too few cells to hold out.
    claimed : dict of str to int
        Held-out columns of old labels for which the extended model predicts the new one.
    """

    label: str
    columns: int
    cells: int
    duplicates: int
    nearest: str
    nearest_score: float
    implies: list[str]
    threshold: float
    validation: dict[str, float]
    claimed: dict[str, int]


@dataclass(frozen=True, slots=True)
class TransferReport:
    """Report what an extension did to a model, label by label.

    Parameters
    ----------
    base : str
        The model that was extended.
    taught : list of LabelReport
        One per new label.
    before, after : dict of str to float
        F1 of the old labels on the held-out columns of the replay set, by the network alone.
    held : dict of str to int
        Number of these columns by label.
    adjusted : list of str
        Old labels whose rows of the output layer were changed.
    solver, unfreeze : str
        How it was fitted.
    test : dict of str to int
        With the published procedure: ``columns`` and ``right``, the tenth of the example
        columns that was neither trained on nor validated with.
    seconds : float or None
        Time of the extension; None in a model that was loaded.
    """

    base: str
    taught: list[LabelReport]
    before: dict[str, float]
    after: dict[str, float]
    held: dict[str, int]
    adjusted: list[str]
    solver: str
    unfreeze: str
    test: dict[str, int] = field(default_factory=dict)
    seconds: float | None = None

    @property
    def macro_f1(self) -> tuple[float, float]:
        """Mean F1 of the old labels, before and after."""
        n = max(1, len(self.before))
        return sum(self.before.values()) / n, sum(self.after.values()) / n

    @property
    def changed(self) -> dict[str, float]:
        """Change of F1 of every old label that changed, the largest loss first."""
        change = {label: self.after[label] - f1 for label, f1 in self.before.items()}
        moved = {label: change[label] for label in change if abs(change[label]) > 1e-9}
        return dict(sorted(moved.items(), key=lambda item: (item[1], item[0])))

    def lost(self, tolerance: float = 0.02) -> dict[str, tuple[float, float]]:
        """Return F1 before and after of the labels that lost more than `tolerance`.

        Where a single column moves F1 by more than that, it is no loss yet.
        """
        return {
            label: (self.before[label], self.after[label])
            for label, change in self.changed.items()
            if -change > max(tolerance, 1 / max(1, self.held[label]))
        }

    def to_frame(self) -> pd.DataFrame:
        """Return a row per old label: F1 before, after, and the change."""
        import pandas as pd

        frame = pd.DataFrame({"before": self.before, "after": self.after})
        frame.index.name = "label"
        return frame.assign(change=frame["after"] - frame["before"])

    def to_dict(self) -> dict[str, Any]:
        """Return plain values without the time, which no two runs share."""
        values = asdict(self)
        del values["seconds"]
        return values

    @classmethod
    def of_config(cls, config: Mapping[str, Any]) -> TransferReport | None:
        """Return the report of the last extension that a ``config.json`` holds, if any."""
        transfers = config.get("transfers")
        return cls.from_dict(transfers[-1]) if transfers else None

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> TransferReport:
        """Make a report of what `to_dict` returned."""
        known = {one.name for one in fields(cls)}
        kept = {key: value for key, value in values.items() if key in known}
        kept["taught"] = [LabelReport(**label) for label in kept["taught"]]
        return cls(**kept)

    def __str__(self) -> str:
        before, after = self.macro_f1
        lines = [f"{self.base} extended by {len(self.taught)} label(s)"]
        for one in self.taught:
            lines.append(
                f"  {one.label}: {one.columns} columns, {one.cells} cells; nearest old label "
                f"{one.nearest} ({one.nearest_score:.2f}); threshold {one.threshold:.2f}"
            )
            if one.validation:
                lines.append(
                    f"    held out: recall {one.validation['recall']:.2f}, "
                    f"old columns above the threshold {one.validation['false_share']:.2%}"
                )
            if one.claimed:
                claimed = ", ".join(f"{n} of {label}" for label, n in one.claimed.items())
                lines.append(f"    held columns it takes from old labels: {claimed}")
        if self.test:
            lines.append(f"  test columns right: {self.test['right']} of {self.test['columns']}")
        lines.append(f"  macro F1 of {len(self.before)} old labels: {before:.4f} -> {after:.4f}")
        for label, change in self.changed.items():
            lines.append(
                f"    {label}: {self.before[label]:.3f} -> {self.after[label]:.3f} ({change:+.3f})"
            )
        if self.seconds is not None:
            lines.append(f"  {self.solver} solver, {self.unfreeze}: {self.seconds:.2f} s")
        return "\n".join(lines)


def card_section(report: TransferReport) -> str:
    """Return the section of a model card on an extension (Markdown)."""
    before, after = report.macro_f1
    lines = [
        f"## Extended: {', '.join(one.label for one in report.taught)}",
        "",
        f"Base model: `{report.base}`. Solver `{report.solver}`, unfrozen: {report.unfreeze}.",
        "",
        "| new label | example columns | cells | implies | nearest old label | threshold "
        "| recall held out |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in report.taught:
        recall = f"{one.validation['recall']:.2f}" if one.validation else "not measured"
        lines.append(
            f"| {one.label} | {one.columns} | {one.cells} | {', '.join(one.implies) or '-'} "
            f"| {one.nearest} | {one.threshold:.2f} | {recall} |"
        )
    lines += [
        "",
        f"Macro F1 of the old labels on held simulated columns, by the net alone: {before:.3f} "
        f"before, {after:.3f} after.",
    ]
    if report.changed:
        lines += ["", "| old label | F1 before | F1 after |", "|---|---|---|"]
        lines += [
            f"| {label} | {report.before[label]:.3f} | {report.after[label]:.3f} |"
            for label in report.changed
        ]
    return "\n".join(lines) + "\n"
