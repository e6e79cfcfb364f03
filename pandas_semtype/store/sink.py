"""The receiving end of one response: a part file with limits around it."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from .cache import read_json, remove
from .failures import DiskFault, Fault
from .registry import Entry
from .urls import may_redirect, shown

__all__ = ["Part", "Sink"]


@contextlib.contextmanager
def _on_disk(needed: int = 0) -> Iterator[None]:
    """Tell errors of the disk from those of the network, which are OSErrors too."""
    try:
        yield
    except OSError as error:
        raise DiskFault(error, needed) from error


class Part:
    """A download that is not whole yet, and what is known of where it comes from.

    Parameters
    ----------
    path : Path
        The file that grows.
    pin : str
        What the whole must be; bytes of another content are of no use. Empty if it is
        not known.
    """

    def __init__(self, path: Path, pin: str) -> None:
        self.path = path
        self.pin = pin
        self.note = path.with_name(path.name + ".json")
        known = read_json(self.note) or {}
        self.source: dict[str, Any] = known if known.get("pin") == pin else {}
        if not self.source:
            self.drop()

    @property
    def size(self) -> int:
        """Bytes at hand."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def resumable(self, url: str) -> dict[str, str]:
        """Return the headers that ask an address for the rest; none to ask for the whole."""
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
        self.source = {"pin": self.pin, "url": url, "validator": validator}
        self.note.write_text(json.dumps(self.source), encoding="utf-8")

    def drop(self) -> None:
        """Forget what is at hand."""
        with contextlib.suppress(OSError):
            remove(self.path)
            remove(self.note)
        self.source = {}


class Sink:
    """Take the body of a response, and refuse what cannot be the file.

    It is the file object and the response hook of a ``pooch.HTTPDownloader``.

    Parameters
    ----------
    entry : Entry
        The file that is wanted.
    url : str
        Where it is asked for.
    part : Part
        What is at hand.
    stall : float
        Seconds without a block of bytes after which the connection is cut.
    show : callable
        Takes the bytes at hand and the bytes there will be.
    """

    def __init__(
        self,
        entry: Entry,
        url: str,
        part: Part,
        *,
        stall: float,
        show: Callable[[int, int | None], object],
    ) -> None:
        self.entry, self.url, self.part, self.stall, self.show = entry, url, part, stall, show
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
        """Look at the head of every response, those that send us on included."""
        self._response = response
        try:
            self._check_hop(response.url)
            self._hop = response.url
            if response.is_redirect:
                self._check_hop(urljoin(response.url, response.headers["location"]))
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
            said = f"the server announces {whole:,} bytes, published are {known:,}"
            raise Fault(said, content=True)
        if whole is not None and whole > self.entry.max_size:
            said = f"the server announces {whole:,} bytes, at most {self.entry.max_size:,} expected"
            raise Fault(said, content=True)

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
        self.show(self.done, self.whole or self.entry.size)
        return len(block)

    @property
    def opened(self) -> bool:
        """Whether a body has begun, and bytes at hand may be its."""
        return self._stream is not None

    def flush(self) -> None:
        """Do nothing: no block waits."""

    def close(self) -> None:
        """Let go of the file, the watch and the connection."""
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
            told = f"the connection ended after {self.done:,} of {whole:,} bytes"
            raise Fault(told, retry=True)

    # -- the watch -----------------------------------------------------------------

    def _watch(self, response: Any) -> None:
        # The time-out of a socket starts anew with every byte: a server that drips them
        # would hold us for days.
        while not self._over.wait(min(self.stall / 4, 1.0)):
            if time.monotonic() - self._heard > self.stall:
                self.stalled = True
                with contextlib.suppress(Exception):
                    getattr(response.raw, "shutdown", response.raw.close)()
                return
