"""The parameters of SemanticTyper, checked when it is fitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..checks import whole
from ..errors import ArgumentError
from ..roles import ROLES

__all__ = ["check_parameters"]

_CHOICES = {
    "output": ("numeric", "passthrough"),
    "categories": ("onehot", "ordinal", "category"),
    "dates": ("parts", "days"),
    "texts": ("svd", "hash"),
    "keys": ("codes", "drop"),
    "errors": ("raise", "coerce"),
}


def check_parameters(given: Mapping[str, Any]) -> None:
    """Raise if a parameter has a value that is not accepted.

    Parameters
    ----------
    given : mapping of str to object
        Parameters by name.

    Raises
    ------
    ArgumentError
        If one has.
    """
    for name, known in _CHOICES.items():
        if given[name] not in known:
            raise ArgumentError.of(name, given[name], f"one of {', '.join(known)}")
    whole("n_components", given["n_components"])
    if given["max_categories"] is not None:
        whole("max_categories", given["max_categories"], 2)
    if given["dayfirst"] not in (None, True, False):
        raise ArgumentError.of("dayfirst", given["dayfirst"], "True, False or None")
    roles, orders = given["roles"], given["orders"]
    if roles is not None and not isinstance(roles, Mapping):
        raise ArgumentError.of("roles", roles, "a mapping of names to roles")
    for role in (roles or {}).values():
        if role not in ROLES:
            raise ArgumentError.of("roles", role, f"roles of {', '.join(ROLES)}")
    if orders is not None and not isinstance(orders, Mapping):
        raise ArgumentError.of("orders", orders, "a mapping of names to steps from low to high")
    for steps in (orders or {}).values():
        if not _are_steps(steps):
            raise ArgumentError.of("orders", steps, "two or more different steps, from low to high")


def _are_steps(steps: Any) -> bool:
    if isinstance(steps, str) or not isinstance(steps, Sequence) or len(steps) < 2:
        return False
    return len(set(map(str, steps))) == len(steps)
