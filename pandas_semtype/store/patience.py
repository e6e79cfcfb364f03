"""How long a download waits, and how often it tries."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Patience"]


@dataclass(frozen=True, slots=True)
class Patience:
    """Say how long to wait for a server and for other processes.

    Parameters
    ----------
    connect : float, default 10
        Seconds to wait for a connection.
    stall : float, default 30
        Seconds without news from the server after which an attempt is given up.
    attempts : int, default 3
        Attempts in a row that bring nothing new, per address.
    wait : float, default 1
        Seconds before the second attempt; doubled before each further one.
    lock : float, default 3600
        Seconds to wait for another process that fetches the same file and is alive.
    """

    connect: float = 10.0
    stall: float = 30.0
    attempts: int = 3
    wait: float = 1.0
    lock: float = 3600.0
