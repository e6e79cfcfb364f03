"""Downloads: one file from one of several addresses, with patience, by pooch."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from .failures import DiskFault, Fault
from .patience import Patience
from .registry import Entry
from .sink import Part, Sink
from .urls import shown

__all__ = ["download"]

_BLOCK = 1 << 14
_LONGEST_WAIT = 60.0
_PAGE = (b"<!doctype html", b"<html")
_MAY_PASS = {408, 425, 429, 500, 502, 503, 504}


def download(
    entry: Entry,
    urls: Sequence[str],
    part: Part,
    differs: Callable[[Path], str | None],
    *,
    patience: Patience,
    show: Callable[[int, int | None], object],
) -> tuple[str | None, list[tuple[str, Fault]]]:
    """Download a file into its part file until it is whole and right.

    Parameters
    ----------
    entry : Entry
        The file.
    urls : sequence of str
        Addresses, tried in this order.
    part : Part
        What is at hand; the rest alone is asked for where the server can do that.
    differs : callable
        Takes a path; returns how the file differs from what it must be, or None.
    patience : Patience
        Time-outs and attempts.
    show : callable
        Takes the bytes at hand and the bytes there will be.

    Returns
    -------
    url : str or None
        The address that gave the file; None if none did.
    faults : list of (str, Fault)
        The last fault of every address that was tried.

    Raises
    ------
    DiskFault
        If the part file cannot be written.
    """
    if part.size and part.pin and differs(part.path) is None:
        # Whole since an earlier process ended between the last byte and the move.
        return str(part.source.get("url")), []
    faults: list[tuple[str, Fault]] = []
    for url in urls:
        fault = _try_hard(entry, url, part, differs, patience, show)
        if fault is None:
            return url, faults
        faults.append((url, fault))
    return None, faults


def _try_hard(
    entry: Entry,
    url: str,
    part: Part,
    differs: Callable[[Path], str | None],
    patience: Patience,
    show: Callable[[int, int | None], object],
) -> Fault | None:
    """Try one address until it gives the file or has nothing new to say."""
    in_vain = 0
    most = 0
    while True:  # an attempt brings something that was not there, or is in vain
        fault = _try_once(entry, url, part, differs, patience, show)
        if fault is None:
            return None
        in_vain = 0 if part.size > most else in_vain + 1
        most = max(most, part.size)
        if not fault.retry or in_vain >= patience.attempts:
            return fault
        pause = patience.wait * 2 ** max(in_vain - 1, 0) * random.uniform(0.75, 1.25)
        time.sleep(min(max(pause, fault.wait), _LONGEST_WAIT))


def _try_once(
    entry: Entry,
    url: str,
    part: Part,
    differs: Callable[[Path], str | None],
    patience: Patience,
    show: Callable[[int, int | None], object],
) -> Fault | None:
    sink = Sink(entry, url, part, stall=patience.stall, show=show)
    try:
        _receive(url, sink, patience)
        if _is_page(part.path):
            raise Fault("the server sent a web page instead of the file", content=True)
        what = differs(part.path)
        if what is not None:
            # Bytes of two downloads may not belong together: the whole anew, once.
            raise Fault(what, content=True, retry=sink.resumed)
    except Fault as fault:
        if fault.content and sink.opened:
            part.drop()
        return fault
    except DiskFault:
        part.drop()  # above all on a full disk, where the part is in everybody's way
        raise
    return None


def _receive(url: str, sink: Sink, patience: Patience) -> None:
    """Make one request and take its body."""
    import pooch
    import requests

    headers = {
        # Compressed in transport, neither ranges nor lengths would be those of the file.
        "Accept-Encoding": "identity",
        "User-Agent": "pandas-semtype",
        **sink.request_headers,
    }
    get = pooch.HTTPDownloader(
        chunk_size=_BLOCK,
        timeout=(patience.connect, patience.stall),
        headers=headers,
        hooks={"response": sink.on_response},
    )
    try:
        get(url, sink, None)
        sink.check_whole()
    except (requests.exceptions.RequestException, OSError, ValueError) as error:
        sink.check_whole()  # says better why the connection ended
        raise _fault_of(error, patience) from error
    except AttributeError:
        sink.check_whole()  # older releases of urllib3, when the watch has cut the connection
        raise
    finally:
        sink.close()


def _fault_of(error: Any, patience: Patience) -> Fault:
    """Return a fault that says what an exception of requests means."""
    import requests

    kinds = requests.exceptions
    if isinstance(error, kinds.HTTPError) and error.response is not None:
        status = error.response.status_code
        wait = error.response.headers.get("retry-after", "")
        return Fault(
            f"the server answered {status} {error.response.reason or ''}".rstrip(),
            retry=status in _MAY_PASS,
            wait=float(wait) if wait.isdecimal() else 0.0,
        )
    if isinstance(error, kinds.TooManyRedirects):
        return Fault("the server redirects in a circle")
    if isinstance(error, kinds.SSLError):
        return Fault("the server's certificate is not accepted, or it does not speak TLS")
    if isinstance(error, kinds.ConnectTimeout):
        return Fault(f"no connection within {patience.connect:g} seconds", retry=True)
    told = str(error)
    if isinstance(error, kinds.Timeout) or "timed out" in told:
        return Fault(f"the server sent nothing for {patience.stall:g} seconds", retry=True)
    if isinstance(error, (kinds.InvalidURL, kinds.InvalidSchema, kinds.MissingSchema)):
        return Fault("the address cannot be read")
    if "resolve" in told or "getaddrinfo" in told:
        return Fault("the name of the server cannot be resolved", retry=True)
    if "refused" in told:
        return Fault("the server refuses connections", retry=True)
    return Fault("the connection was lost", retry=True)


def _is_page(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(64).lstrip().lower().startswith(_PAGE)


def told(faults: Sequence[tuple[str, Fault]]) -> list[str]:
    """Return what happened at each address, for people."""
    return [f"{shown(url)}: {fault.reason}" for url, fault in faults]
