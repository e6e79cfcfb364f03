"""Rooms of the package whose modules are changed, and the tests that should notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["ROOMS", "Room"]


@dataclass(frozen=True)
class Room:
    """Hold modules and their tests.

    Parameters
    ----------
    files : tuple of str
        Below ``pandas_semtype/``.
    tests : tuple of str
        Below ``tests/``.
    """

    files: tuple[str, ...]
    tests: tuple[str, ...]


def _room(folder: str, files: str, tests: str) -> Room:
    return Room(tuple(f"{folder}{f}.py" for f in files.split()), tuple(tests.split()))


ROOMS: Mapping[str, Room] = {
    "sampling": _room("", "sampling", """
        frame/test_sampling.py frame/test_dataclasses.py frame/test_inference.py
        frame/test_stability.py frame/test_cells.py frame/test_counted_work.py"""),
    "verdict": _room("simon/decision/", """
        verdict specificity thresholds combination confidence user_labels judge evidence""", """
        rules/test_rules_verdict.py rules/test_specificity.py frame/test_verdict.py
        simon/test_thresholds.py simon/test_combination.py simon/test_confidence.py
        simon/test_user_labels.py simon/test_own_labels.py frame/test_explanation.py
        rules/test_rules_cardinality.py simon/test_model.py frame/test_dataclasses.py"""),
    "store": _room("store/", """
        download sink fetching failures pins inventory archive cache urls""", """
        store/test_store_network.py store/test_store_resume.py store/test_store_archive.py
        store/test_store_cache.py store/test_store_pins.py store/test_store_commands.py
        store/test_store_converted.py store/test_store_presets.py
        store/test_store_many_faults.py store/test_store_rules.py
        store/test_store_response.py frame/test_dataclasses.py"""),
    "checkpoint": _room("", "checkpoint model_files arrays strict_json saving parts", """
        frame/test_checkpoint.py frame/test_saving.py frame/test_saved_models.py
        frame/test_loading.py frame/test_hostile_models.py frame/test_model_bounds.py
        frame/test_saving_disturbed.py frame/test_dataclasses.py"""),
    "roles": _room("roles/", """
        assign features hashes kinds model name_evidence numbers patterns shape source trees
        uniqueness""", """
        roles/test_patterns.py roles/test_roles.py roles/test_uniqueness.py
        roles/test_pinned_features.py roles/test_role_rules.py frame/test_dataclasses.py"""),
    "graph_shapes": _room("simon/runtime/", "graph_shapes graph_check", """
        frame/test_hostile_models.py"""),
}  # fmt: skip
"""By name."""
