"""A parser of arguments that says what is wrong in one line, with what was given."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from ..errors.wording import near_names
from ..shown import value_shown
from .output import note, one_line

__all__ = ["Parser"]

_USAGE_ERROR = 2
_KINDS = {int: "a whole number", float: "a number"}
_OPTION = re.compile(r"--[^=:\s]*|-.").match
"""The option alone: what follows a letter, an equals sign or a blank may be a secret."""
_NO_VALUE = re.compile(r"argument ([^\s:]+): ignored explicit argument .*", re.DOTALL).fullmatch
"""What argparse says of a value for an option that takes none: it repeats the value."""


class Parser(argparse.ArgumentParser):
    """Take options by their whole names: ``--key abc`` is no ``--key-file``.

    Parsers of commands are of the class of this one. A wrong argument is told in one line, as
    every other error, where argparse prints two dozen lines of usage above it.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        """Print what is wrong, and exit."""
        found = _NO_VALUE(message)
        if found is not None:
            option = found[1].rpartition("/")[2]
            message = f"{option} takes no value, and one was given. Leave it out"
        end = "" if message.endswith(("?", ".")) else "."
        note(f"error: {one_line(message)}{end} Help: {self.prog} --help")
        self.exit(_USAGE_ERROR)

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse, and refuse what is left where the options of the command are known."""
        found, left = super().parse_known_args(args, namespace)
        if left:
            self.error(self._unknown(left))
        return found, left

    def _unknown(self, left: Sequence[str]) -> str:
        given = [text for text in left if text.startswith("-") and text != "-"]
        if not given:
            return f"Too many arguments. Received also: {value_shown(left[0])}. Leave it out"
        known = [name for action in self._actions for name in action.option_strings]
        # "-columns" is near to "--columns"; only the known name is said.
        whole = given[0].partition("=")[0]
        near = [str(name) for name in near_names(whole, known) if name in self._shown()]
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        option = _OPTION(given[0])
        return f"There is no option {option[0] if option else '-'}.{hint}"

    def _shown(self) -> set[str]:
        return {
            name
            for action in self._actions
            if action.help != argparse.SUPPRESS
            for name in action.option_strings
        }

    # argparse calls these two; if it should not any more, its own messages are shown.
    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            known = [str(choice) for choice in action.choices]
            near = [str(name) for name in near_names(value, known)]
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            raise argparse.ArgumentError(
                None,
                f"{_name_of(action)} is not valid. Received: {value_shown(value)}. Pass one of "
                f"{', '.join(known)}.{hint}",
            )

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        try:
            return super()._get_value(action, arg_string)
        except argparse.ArgumentError as error:
            expected = _KINDS.get(action.type)  # type: ignore[call-overload]
            if expected is None:
                raise
            raise argparse.ArgumentError(
                None,
                f"{_name_of(action)} is not valid. Received: {value_shown(arg_string)}. Pass "
                f"{expected}.",
            ) from error


def _name_of(action: argparse.Action) -> str:
    return (
        action.option_strings[-1] if action.option_strings else str(action.metavar or action.dest)
    )
