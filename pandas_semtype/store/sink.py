"""The receiving end of a download: a part file, and the limits of one response."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from ..progress import ByteMeter
from .cache import read_json, remove
from .failures import DiskFault, Fault
from .pins import Pin, mismatch
from .registry import Entry
from .urls import may_redirect, shown

__all__ = ["Part", "Sink"]


@contextlib.contextmanager
def _on_disk(needed: int = 0) -> Iterator[None]:
    """Mark errors of the disk: those of the network are OSErrors too."""
    try:
        yield
    except OSError as error:
        raise DiskFault(error, needed) from error


class Part:
    """A download that may not be whole yet, and what is known of its origin.

    Parameters
    ----------
    path : Path
        The file that grows.
    entry : Entry
        The file it is to become.
    pin : Pin or None
        The hash the whole must have; None if it is not known.
    """

    def __init__(self, path: Path, entry: Entry, pin: Pin | None) -> None:
        self.path, self.entry, self.pin = path, entry, pin
        self.note = path.with_name(path.name + ".json")
        known = read_json(self.note) or {}
        self.source: dict[str, Any] = known if known.get("pin") == str(pin or "") else {}
        if not self.source:
            self.drop()  # bytes of another content are of no use

    def mismatch(self) -> str | None:
        """Return how the bytes received differ from the published file, None if they do not."""
        return mismatch(self.entry, self.path, self.pin)

    @property
    def size(self) -> int:
        """Bytes received so far."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def resumable(self, url: str) -> dict[str, str]:
        """Return the headers that ask an address for the rest; none ask for the whole."""
        if not self.size:
            return {}
        same = self.source.get("url") == url
        validator = self.source.get("validator") if same else None
        if not validator and not self.pin:
            return {}  # nothing could tell that the rest belongs to the beginning
        headers = {"Range": f"bytes={self.size}-"}
        if validator:
            headers["If-Range"] = str(validator)
        return headers

    def begin(self, url: str, validator: str | None) -> None:
        """Note where the bytes that follow come from."""
        self.source = {"pin": str(self.pin or ""), "url": url, "validator": validator}
        self.note.write_text(json.dumps(self.source), encoding="utf-8")

    def drop(self) -> None:
        """Delete what was received."""
        with contextlib.suppress(OSError):
            remove(self.path)
            remove(self.note)
        self.source = {}


class Sink:
    """Write the body of a response into a part file, and refuse what cannot be the file.

    It is the file object and the response hook of a ``pooch.HTTPDownloader``.

    Parameters
    ----------
    url : str
        Where the file is asked for.
    part : Part
        The file that takes the body.
    stall : float
        Seconds without a block of bytes after which the connection is cut.
    meter : ByteMeter
        Shows the progress.
    """

    def __init__(self, url: str, part: Part, *, stall: float, meter: ByteMeter) -> None:
        self.url, self.part, self.stall, self.meter = url, part, stall, meter
        self.entry = part.entry
        self.request_headers = part.resumable(url)
        self.asked_from = part.size if self.request_headers else 0
        self.resumed = False
        self.done = 0
        self.whole: int | None = None
        self.stalled = False
        self._hop = url
        self._response: Any = None
        self._stream: Any = None
        self._heard = time.monotonic()
        self._over = threading.Event()

    # -- the hook ------------------------------------------------------------------

    def on_response(self, response: Any, **_: Any) -> None:
        """Check the head of every response, redirects included."""
        self._response = response
        try:
            self._check_hop(response.url)
            self._hop = response.url
            if response.is_redirect:
                self._check_hop(self._target(response))
                # requests would read its body to the end, and that may never come.
                response.raw.close()
                response.raw = io.BytesIO()
            elif response.status_code == 416 and self.asked_from:
                self.part.drop()
                raise Fault("the server has no bytes beyond those at hand", retry=True)
            elif response.ok:
                self._open(response)
        except BaseException:
            response.close()
            raise

    def _target(self, response: Any) -> str:
        """Return where a redirect leads."""
        given = str(response.headers["location"])
        if not given:  # requests would take the redirect for the file
            raise Fault(f"it redirects from {shown(self._hop)} to no address")
        try:
            return urljoin(str(response.url), given)
        except ValueError:
            reason = f"it redirects from {shown(self._hop)} to an address that cannot be read"
            raise Fault(reason) from None

    def _check_hop(self, target: str) -> None:
        if target != self._hop and not may_redirect(self._hop, target):
            raise Fault(f"it redirects from {shown(self._hop)} to {shown(target)}, which is unsafe")

    def _open(self, response: Any) -> None:
        headers = response.headers
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind in {"text/html", "application/xhtml+xml"}:
            raise Fault("the server sent a web page instead of the file", content=True)
        encoded = headers.get("content-encoding", "").lower() not in {"identity", ""}
        validator = headers.get("etag") or ""
        if not validator or validator.startswith("W/"):
            validator = headers.get("last-modified") or ""
        if encoded:
            validator = ""  # that of the compressed body, as are its ranges and its length
        if response.status_code == 206:
            self._continue("" if encoded else headers.get("content-range", ""), validator)
        elif response.status_code == 200:
            self.whole = self._length(headers, encoded)
        else:
            raise Fault(f"the server answered {response.status_code}")
        self._check_size()
        with _on_disk(self.whole or 0):
            self.part.path.parent.mkdir(parents=True, exist_ok=True)
            self._check_room()
            self._stream = self.part.path.open("r+b" if self.resumed else "wb", buffering=0)
            self._stream.truncate(self.done)
            self._stream.seek(self.done)
            self.part.begin(self.url, validator or None)
        self._heard = time.monotonic()
        threading.Thread(target=self._watch, args=(response,), daemon=True).start()

    def _continue(self, content_range: str, validator: str) -> None:
        span, _, whole = content_range.removeprefix("bytes ").partition("/")
        start = span.partition("-")[0]
        # Not every server that knows ranges knows If-Range, or repeats what it answers to.
        wanted = self.request_headers.get("If-Range", validator)
        other = validator != wanted and (validator or not self.part.pin)
        if not self.asked_from or start != str(self.asked_from) or other:
            self.part.drop()
            raise Fault("the server sent another range than the one asked for", retry=True)
        self.resumed = True
        self.done = self.asked_from
        self.whole = int(whole) if whole.isdecimal() else None

    def _length(self, headers: Any, encoded: bool) -> int | None:
        length = None if encoded else headers.get("content-length")
        if length is not None and not length.isdecimal():
            raise Fault("the server announces a length that is no number", retry=True)
        chunked = "chunked" in headers.get("transfer-encoding", "").lower()
        if length is None and not chunked and not self.part.pin:
            # A lost connection would look like the end of the file.
            raise Fault("the server does not say how long the file is, and no hash is known")
        return int(length) if length is not None else None

    def _check_size(self) -> None:
        whole, known = self.whole, self.entry.size
        if whole is not None and known is not None and whole != known:
            reason = f"the server announces {whole:,} bytes, published are {known:,}"
            raise Fault(reason, content=True)
        if whole is not None and whole > self.entry.max_size:
            most = self.entry.max_size
            reason = f"the server announces {whole:,} bytes, at most {most:,} expected"
            raise Fault(reason, content=True)

    def _check_room(self) -> None:
        room = shutil.disk_usage(self.part.path.parent).free
        room += 0 if self.resumed else self.part.size  # which is overwritten
        if (self.whole or 0) - self.done > room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    # -- the file object -----------------------------------------------------------

    def write(self, block: bytes) -> int:
        """Take a block of the body."""
        limit = self.whole if self.whole is not None else self.entry.size or self.entry.max_size
        if self.done + len(block) > limit:
            raise Fault(f"the server sent more than {limit:,} bytes", content=True)
        rest = memoryview(block)
        with _on_disk(self.whole or 0):
            while rest:
                rest = rest[self._stream.write(rest) :]
        self.done += len(block)
        self._heard = time.monotonic()
        self.meter(self.done, self.whole or self.entry.size)
        return len(block)

    @property
    def opened(self) -> bool:
        """Whether a body has begun, so that bytes of it may be in the part file."""
        return self._stream is not None

    def flush(self) -> None:
        """Do nothing: blocks are written at once."""

    def close(self) -> None:
        """Close the file and the connection, and end the watch."""
        self._over.set()
        if self._stream is not None:
            self._stream.close()
        if self._response is not None:
            self._response.close()

    def check_whole(self) -> None:
        """Raise a Fault if the body ended before the file did."""
        if self._stream is None:
            return  # there was no body
        whole = self.whole if self.whole is not None else self.entry.size
        if self.stalled:
            raise Fault(f"the server sent nothing for {self.stall:g} seconds", retry=True)
        if whole is not None and self.done < whole:
            reason = f"the connection ended after {self.done:,} of {whole:,} bytes"
            raise Fault(reason, retry=True)

    # -- the watch -----------------------------------------------------------------

    def _watch(self, response: Any) -> None:
        # The time-out of a socket begins again with every byte: a server that sends one at a
        # time could keep the connection open for days.
        while not self._over.wait(min(self.stall / 4, 1.0)):
            if time.monotonic() - self._heard > self.stall:
                self.stalled = True
                with contextlib.suppress(Exception):
                    getattr(response.raw, "shutdown", response.raw.close)()
                return
