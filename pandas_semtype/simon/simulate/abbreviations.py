"""Texts as registers keep them: usual words abbreviated, cells cut at the width of a field."""

from __future__ import annotations

import re

import numpy as np

from .draw import choose, sometimes

__all__ = ["abbreviated", "cut"]

_SHORT = (
    ("Department", "Dept"), ("Development", "Dev"), ("Services", "Svcs"), ("Service", "Svc"),
    ("Management", "Mgmt"), ("Transportation", "Transp"), ("Administration", "Admin"),
    ("Administrative", "Admin"), ("Environmental", "Env"), ("Protection", "Prot"),
    ("Emergency", "Emrg"), ("Information", "Info"), ("Technology", "Tech"), ("Community", "Comm"),
    ("Division", "Div"), ("Commission", "Comm"), ("Government", "Govt"), ("National", "Natl"),
    ("Education", "Ed"), ("University", "Univ"), ("Center", "Ctr"), ("Hospital", "Hosp"),
    ("Association", "Assn"), ("International", "Intl"), ("Engineering", "Engr"),
    ("Operations", "Ops"), ("Recreation", "Rec"), ("Authority", "Auth"), ("County", "Co"),
    ("Assistant", "Asst"), ("Supervisor", "Supv"), ("Manager", "Mgr"), ("Director", "Dir"),
    ("Technician", "Tech"), ("Specialist", "Spec"), ("Building", "Bldg"), ("Maintenance", "Maint"),
    ("School", "Sch"), ("Elementary", "Elem"), ("District", "Dist"), ("and", "&"),
)  # fmt: skip


def abbreviated(rng: np.random.Generator, cells: list[str], low: float = 0.3) -> list[str]:
    """Return texts in which one register's usual words are cut: ``Dept``, ``Svcs``, ``Mgmt``."""
    dot = "." if sometimes(rng, 0.25) else ""
    fraction = float(rng.uniform(low, 1.0))
    table = {w: s + (dot if s != "&" else "") for w, s in _SHORT if rng.random() < fraction}
    if not table:
        return cells
    pattern = re.compile(r"\b(" + "|".join(table) + r")\b")
    return [pattern.sub(lambda m: table[m[1]], cell) for cell in cells]


def cut(rng: np.random.Generator, cells: list[str]) -> list[str]:
    """Return texts in capitals, cut at the width of a field of an old system."""
    width = int(choose(rng, (15, 20, 24, 25, 30, 30, 35, 40)))
    cells = [cell[:width].rstrip() or cell for cell in cells]
    return [cell.upper() for cell in cells] if sometimes(rng, 0.8) else cells
