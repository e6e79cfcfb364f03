"""Teams of sports: most are called after a town, and none is a place."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from .tokens import head_of, tokens_of

__all__ = ["is_team", "no_places"]

_WORDS = frozenset(
    ("team", "teams", "hometeam", "awayteam", "teamname", "club", "clubs", "squad", "opponent",
     "opponents", "opp", "franchise", "roster", "equipe", "equipes", "equipo", "equipos",
     "squadra", "squadre", "mannschaft", "verein", "gegner", "ploeg", "elftal", "tegenstander",
     "joukkue", "seura", "druzyna", "klub", "tym", "csapat", "echipa", "takim", "kulup", "komanda",
     "komandy", "rival", "adversaire", "avversario", "motstandare", "omada", "球隊", "球队",
     "チーム")
)  # fmt: skip
_BEHIND = frozenset(
    ("name", "names", "nm", "nombre", "nom", "nome", "naam", "full", "abbr", "a", "b")
)
"""Words behind such a word that change nothing: team name, team A."""
_ONE_PERSON = frozenset(
    ("opponent", "opponents", "opp", "rival", "gegner", "tegenstander", "adversaire",
     "avversario", "motstandare")
)  # fmt: skip
"""Words that stand for players too."""
_NO_PLACES = ("place_name", "street_name", "county", "address")
_NO_PEOPLE = ("person_name", "first_name", "last_name", "ethnicity", "nationality")


def is_team(name: Hashable) -> bool:
    """Return whether a name is one of teams.

    Parameters
    ----------
    name : hashable
        Name of a column.

    Examples
    --------
    >>> from pandas_semtype.context.teams import is_team
    >>> [is_team(name) for name in ("HomeTeam", "team_name", "Équipe", "team size", "club address")]
    [True, True, True, False, False]
    """
    return _word_of(name) in _WORDS


def _word_of(name: Hashable) -> str:
    """Return the word that a name is about: "team" of "team name", not of "number of teams"."""
    words, head = head_of(tokens_of(name))
    while 0 < head == len(words) - 1 and words[head] in _BEHIND:
        words, head = words[:-1], head - 1
    return words[head] if words else ""


def no_places(names: Sequence[Hashable], labels: Sequence[str]) -> np.ndarray:
    """Return which labels of places and people the names of teams exclude.

    Towns stay possible: many a table calls a team by its town alone.

    Parameters
    ----------
    names : sequence of hashable
        Names of the columns.
    labels : sequence of str
        Labels in the order wanted.

    Returns
    -------
    ndarray of bool, shape (names, labels)
    """
    out = np.zeros((len(names), len(labels)), dtype=bool)
    for row, name in enumerate(names):
        word = _word_of(name)
        if word in _WORDS:
            no = _NO_PLACES if word in _ONE_PERSON else (*_NO_PLACES, *_NO_PEOPLE)
            out[row] = [label in no for label in labels]
    return out
