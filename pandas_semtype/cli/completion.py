"""``pandas-semtype completion SHELL``: a script that completes commands and options."""

from __future__ import annotations

import argparse
import shlex
from typing import Any

from .output import say

__all__ = ["add_parser", "script"]

_PROGRAM = "pandas-semtype"
SHELLS = ("bash", "zsh", "fish")


def add_parser(commands: Any, parser: argparse.ArgumentParser) -> None:
    """Add the command to the parsers of a command line.

    Parameters
    ----------
    commands : argparse action
        What ``ArgumentParser.add_subparsers`` returns.
    parser : ArgumentParser
        The whole command line, which is completed.
    """
    own = commands.add_parser(
        "completion",
        help="print a script that completes commands in a shell",
        description='Print a script. For bash and zsh: eval "$(pandas-semtype completion bash)"; '
        "for fish: pandas-semtype completion fish | source.",
    )
    own.add_argument("shell", choices=SHELLS)
    own.set_defaults(run=lambda options: say(script(parser, options.shell)))


def script(parser: argparse.ArgumentParser, shell: str) -> str:
    """Return the script of a shell.

    Parameters
    ----------
    parser : ArgumentParser
        The command line.
    shell : {"bash", "zsh", "fish"}
    """
    words = dict(_words(parser, ()))
    return _fish(words) if shell == "fish" else _bash(words, zsh=shell == "zsh")


def _words(
    parser: argparse.ArgumentParser, path: tuple[str, ...]
) -> list[tuple[tuple[str, ...], tuple[list[str], dict[str, list[str]]]]]:
    """Return, for every command, what may follow: words, and the choices of options."""
    found: list[str] = []
    choices: dict[str, list[str]] = {}
    below = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            found.extend(action.choices)
            for name, inner in action.choices.items():
                below.extend(_words(inner, (*path, name)))
            continue
        if action.help == argparse.SUPPRESS:
            continue
        found.extend(action.option_strings)
        if action.choices:
            options = [str(choice) for choice in action.choices]
            if not action.option_strings:
                found.extend(options)
            choices.update(dict.fromkeys(action.option_strings, options))
    return [(path, (found, choices)), *below]


def _bash(words: dict[tuple[str, ...], tuple[list[str], dict[str, list[str]]]], zsh: bool) -> str:
    cases = []
    for path, (found, choices) in words.items():
        inner = [
            f"            {option}) words={shlex.quote(' '.join(values))};;"
            for option, values in choices.items()
        ]
        cases += [
            f"        {shlex.quote(' '.join(path))})",
            f"            words={shlex.quote(' '.join(found))}",
            *(['            case "$previous" in', *(f"    {x}" for x in inner), "            esac"]
              if inner else []),
            "            ;;",
        ]  # fmt: skip
    paths = " ".join(shlex.quote(" ".join(path)) for path in words if path)
    head = "autoload -U +X bashcompinit && bashcompinit\n" if zsh else ""
    body = "\n".join(cases)
    return f"""{head}_pandas_semtype() {{
    local current="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD-1]}}"
    local path="" word candidate words=""
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        for candidate in {paths}; do
            if [ "$candidate" = "${{path:+$path }}$word" ]; then path="$candidate"; break; fi
        done
    done
    case "$path" in
{body}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _pandas_semtype {_PROGRAM}"""


def _fish(words: dict[tuple[str, ...], tuple[list[str], dict[str, list[str]]]]) -> str:
    lines = []
    for path, (found, choices) in words.items():
        seen = "; and ".join(f"__fish_seen_subcommand_from {name}" for name in path)
        below = [p[-1] for p in words if len(p) == len(path) + 1 and p[: len(path)] == path]
        if not path:
            condition = "__fish_use_subcommand"
        else:
            condition = seen
            if below:
                condition += f"; and not __fish_seen_subcommand_from {' '.join(below)}"
        for word in found:
            start = f"complete -c {_PROGRAM} -n {shlex.quote(condition)}"
            if word.startswith("--"):
                values = choices.get(word)
                tail = f" -x -a {shlex.quote(' '.join(values))}" if values else ""
                lines.append(f"{start} -l {word[2:]}{tail}")
            elif word.startswith("-"):
                lines.append(f"{start} -s {word[1:]}")
            else:
                lines.append(f"{start} -a {word}")
    return "\n".join(lines)
