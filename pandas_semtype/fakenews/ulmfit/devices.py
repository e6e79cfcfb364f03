"""Which device trains and predicts, and what happens when its memory is full.

This file is imported inside functions: it needs PyTorch.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from typing import Any, TypeVar

import torch

from ...errors import ArgumentError

__all__ = ["device_for", "on_device", "with_smaller_batches"]

_LEAST_BATCH = 4
_log = logging.getLogger(__name__)
T = TypeVar("T")


def device_for(wanted: str | None = None) -> torch.device:
    """Return the device to compute on.

    Parameters
    ----------
    wanted : str, optional
        As PyTorch writes it, ``"cpu"`` or ``"cuda:1"``. By default the graphics card that PyTorch
        sees, if there is one.

    Raises
    ------
    ArgumentError
        If PyTorch has no such device.

    Examples
    --------
    >>> from pandas_semtype.fakenews.ulmfit.devices import device_for
    >>> device_for("cpu").type
    'cpu'
    """
    if wanted is None:
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(wanted)
        torch.empty(1, device=device)
    except (RuntimeError, AssertionError, TypeError, ValueError) as error:
        expected = f"a device that PyTorch sees here, such as cpu ({type(error).__name__})"
        raise ArgumentError.of("device", wanted, expected) from error
    return device


def on_device(wanted: str | None, work: Callable[[torch.device], T]) -> T:
    """Return what some work gives on the chosen device, or on the processor if that one fails.

    Parameters
    ----------
    wanted : str, optional
        As for `device_for`. A device that the user names has to do: its errors are raised.
    work : callable
        Takes the device. It is called again from the start after a failure.
    """
    device = device_for(wanted)
    if wanted is not None or device.type == "cpu":
        return work(device)
    try:
        return work(device)
    except RuntimeError as error:
        warnings.warn(
            f"The graphics card gave up ({_reason(error)}), so the processor does the work, which "
            'takes longer. Pass device="cpu" to go there at once.',
            UserWarning,
            stacklevel=4,
        )
        return work(torch.device("cpu"))


def with_smaller_batches(batch: int, work: Callable[[int], T]) -> T:
    """Return what some work gives with the largest batch that fits into memory.

    Parameters
    ----------
    batch : int
        Texts per step to begin with; halved as long as memory does not suffice.
    work : callable
        Takes the number of texts per step. It is called again from the start each time.
    """
    while True:
        try:
            return work(batch)
        except RuntimeError as error:
            if not _out_of_memory(error) or batch // 2 < _LEAST_BATCH:
                raise
            batch //= 2
            _log.info("memory is full: %s texts per step are tried", batch)
        if torch.cuda.is_available():
            torch.cuda.empty_cache()


def _out_of_memory(error: RuntimeError) -> bool:
    """Return whether memory was full; on the processor PyTorch has no class of its own for it."""
    return isinstance(error, torch.cuda.OutOfMemoryError) or "not enough memory" in str(error)


def _reason(error: Any) -> str:
    return "memory is full" if _out_of_memory(error) else type(error).__name__
