"""Download one file from one of several addresses, with retries; the transfer is pooch's."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..progress import ByteMeter
from .failures import DiskFault, Fault, Patience
from .sink import Part, Sink
from .urls import shown

__all__ = ["Download", "reasons"]

_BLOCK = 1 << 14
_LONGEST_WAIT = 60.0
_PAGE = (b"<!doctype html", b"<html")
_RETRY_STATUS = {408, 425, 429, 500, 502, 503, 504}


class Download:
    """Fill the part file of one download, until it is whole and has the right content.

    Parameters
    ----------
    part : Part
        What was received before; only the rest is asked for where the server can do that.
    patience : Patience
        Time-outs and attempts.
    meter : ByteMeter
        Shows the progress.
    """

    def __init__(self, part: Part, *, patience: Patience, meter: ByteMeter) -> None:
        self.part, self.patience, self.meter = part, patience, meter

    def run(self, urls: Sequence[str]) -> tuple[str | None, list[tuple[str, Fault]]]:
        """Try addresses in turn until one gives the file.

        Parameters
        ----------
        urls : sequence of str
            Addresses, tried in this order.

        Returns
        -------
        url : str or None
            The address that gave the file; None if none did.
        faults : list of (str, Fault)
            The last fault of every address that failed.

        Raises
        ------
        DiskFault
            If the part file cannot be written.
        """
        part = self.part
        if part.size and part.pin and part.mismatch() is None:
            # Whole since an earlier process ended between the last byte and the move.
            return str(part.source.get("url")), []
        faults: list[tuple[str, Fault]] = []
        for url in urls:
            fault = self._retry(url)
            if fault is None:
                return url, faults
            faults.append((url, fault))
        return None, faults

    def _retry(self, url: str) -> Fault | None:
        """Ask one address until it gives the file or cannot get further."""
        part, patience = self.part, self.patience
        in_vain = 0
        most = 0
        while True:  # an attempt that receives more bytes than any before is not in vain
            fault = self._attempt(url)
            if fault is None:
                return None
            in_vain = 0 if part.size > most else in_vain + 1
            most = max(most, part.size)
            if not fault.retry or in_vain >= patience.attempts:
                return fault
            pause = patience.wait * 2 ** max(in_vain - 1, 0) * random.uniform(0.75, 1.25)
            time.sleep(min(max(pause, fault.wait), _LONGEST_WAIT))

    def _attempt(self, url: str) -> Fault | None:
        """Make one request; return why the file is not there, None if it is."""
        part = self.part
        sink = Sink(url, part, stall=self.patience.stall, meter=self.meter)
        try:
            _receive(url, sink, self.patience)
            if _is_page(part.path):
                raise Fault("the server sent a web page instead of the file", content=True)
            mismatch = part.mismatch()
            if mismatch is not None:
                # Two halves may be of different files: download the whole again, once.
                raise Fault(mismatch, content=True, retry=sink.resumed)
        except Fault as fault:
            if fault.content and sink.opened:
                part.drop()
            return fault
        except DiskFault:
            part.drop()  # above all on a full disk, where it takes space from everybody
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
        sink.check_whole()  # its message says better why the connection ended
        raise _fault_of(error, patience) from error
    except AttributeError:
        sink.check_whole()  # older releases of urllib3, when the watch has cut the connection
        raise
    finally:
        sink.close()


def _fault_of(error: Any, patience: Patience) -> Fault:
    """Translate an exception of requests into a fault."""
    import requests

    kinds = requests.exceptions
    if isinstance(error, kinds.HTTPError) and error.response is not None:
        status = error.response.status_code
        wait = error.response.headers.get("retry-after", "")
        return Fault(
            f"the server answered {status} {error.response.reason or ''}".rstrip(),
            retry=status in _RETRY_STATUS,
            wait=float(wait) if wait.isdecimal() else 0.0,
        )
    if isinstance(error, kinds.TooManyRedirects):
        return Fault("the server redirects in a circle")
    if isinstance(error, kinds.SSLError):
        return Fault("the server's certificate is not accepted, or it does not speak TLS")
    if isinstance(error, kinds.ConnectTimeout):
        return Fault(f"no connection within {patience.connect:g} seconds", retry=True)
    message = str(error)
    if isinstance(error, kinds.Timeout) or "timed out" in message:
        return Fault(f"the server sent nothing for {patience.stall:g} seconds", retry=True)
    if isinstance(error, (kinds.InvalidURL, kinds.InvalidSchema, kinds.MissingSchema)):
        return Fault("the address cannot be read")
    if "resolve" in message or "getaddrinfo" in message:
        return Fault("the name of the server cannot be resolved", retry=True)
    if "refused" in message:
        return Fault("the server refuses connections", retry=True)
    return Fault("the connection was lost", retry=True)


def _is_page(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(64).lstrip().lower().startswith(_PAGE)


def reasons(faults: Sequence[tuple[str, Fault]]) -> list[str]:
    """Return what happened at each address, for a message."""
    return [f"{shown(url)}: {fault.reason}" for url, fault in faults]
