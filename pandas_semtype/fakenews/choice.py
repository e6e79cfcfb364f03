"""From what a user calls an encoder to an object of its class, and back from a checkpoint."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any

import numpy as np

from ..errors import ArgumentError
from .encoder import TextEncoder, encoder_class

__all__ = ["fit_options", "make_encoder", "restore_encoder"]


def make_encoder(encoder: Any, options: Mapping[str, Any]) -> TextEncoder:
    """Return an encoder that has not been fitted.

    Parameters
    ----------
    encoder : str, sequence of str or TextEncoder
        Name, names, or the object itself.
    options : mapping
        Options of the encoder.

    Raises
    ------
    ArgumentError
        If there is no such encoder or option.
    """
    if isinstance(encoder, (list, tuple)):
        from .stack import Stack

        return Stack.of(encoder, options)
    if not isinstance(encoder, str):
        if isinstance(encoder, type) or not isinstance(encoder, TextEncoder):
            raise ArgumentError.of("encoder", encoder, "a name, a list of names or an encoder")
        if options:
            expected = "them to the encoder itself, which was given as an object"
            raise ArgumentError.of("options", tuple(options), expected)
        return encoder
    kind = encoder_class(encoder)
    check_options(kind, options)
    return kind(**options)


def check_options(kind: type, options: Mapping[str, Any]) -> None:
    """Refuse an option that a class does not take, with those it does."""
    taken = [
        name for name, parameter in inspect.signature(kind).parameters.items()
        if parameter.kind is not parameter.VAR_KEYWORD
    ]  # fmt: skip
    unknown = [name for name in options if name not in taken]
    if unknown:
        raise ArgumentError.of("options", tuple(unknown), f"some of {', '.join(taken)}")


def fit_options(encoder: TextEncoder, groups: np.ndarray) -> dict[str, Any]:
    """Return further arguments of an encoder's `fit`: the groups, for one that wants them.

    Parameters
    ----------
    encoder : TextEncoder
        One whose attribute ``wants_groups`` is true splits texts itself.
    groups : ndarray of int
        Texts that belong together share a number.
    """
    return {"groups": groups} if getattr(encoder, "wants_groups", False) else {}


def restore_encoder(
    name: str, config: Mapping[str, Any], files: Mapping[str, bytes]
) -> TextEncoder:
    """Return a fitted encoder from what its `to_checkpoint` gave.

    Parameters
    ----------
    name : str
        Its name; several names, joined by ``+``, are a stack.
    config : mapping
        Its configuration.
    files : mapping of str to bytes
        Its files.
    """
    if "+" in name:
        from .stack import Stack

        return Stack.from_checkpoint(config, files)
    return encoder_class(name).from_checkpoint(config, files)
