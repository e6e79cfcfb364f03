"""A web server on this machine that can misbehave in every way the store must survive."""

from __future__ import annotations

import hashlib
import socket
import struct
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, client_address):
        """A client that hangs up is what many tests are about."""


class Loopback:
    """Serve answers by path, and write down what was asked.

    Several answers for one path are given in turn; the last one stays.
    """

    def __init__(self, context=None):
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answers: dict[str, list[Answer]] = {}
        self.over = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                outer.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                answers = outer.answers.get(self.path, [status(404)])
                (answers.pop(0) if len(answers) > 1 else answers[0])(self)
                self.close_connection = True

            def log_message(self, *args):
                pass

        self.server = _Server(("127.0.0.1", 0), Handler)
        self.scheme = "http"
        if context is not None:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            self.scheme = "https"
        self.url = f"{self.scheme}://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self.thread.start()

    def serve(self, path: str, *answers: Answer) -> str:
        """Answer a path, and return its address."""
        self.answers[path] = list(answers)
        return self.url + path

    def close(self):
        self.over.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def content(body: bytes, *, ranges=True, etag: str | None = None, **headers: str) -> Answer:
    """Send a file as a good server does."""
    tag = f'"{hashlib.md5(body).hexdigest()}"' if etag is None else etag
    extra = {name.replace("_", "-"): value for name, value in headers.items()}

    def answer(request):
        asked = request.headers.get("Range")
        known = request.headers.get("If-Range") in {None, tag}
        start = int(asked.removeprefix("bytes=").partition("-")[0]) if asked else 0
        if ranges and asked and known and start >= len(body):
            return send(request, 416, b"", {"Content-Range": f"bytes */{len(body)}"})
        names = {"ETag": tag} if tag else {}
        if ranges and asked and known:
            names["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
            return send(request, 206, body[start:], {**names, **extra})
        return send(request, 200, body, {**names, **extra})

    return answer


def send(request, code: int, body: bytes, headers: dict[str, str]) -> None:
    """Send a whole response; a header of the caller beats the right one."""
    request.send_response(code)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        if value:
            request.send_header(name, value)
    request.end_headers()
    request.wfile.write(body)
    request.wfile.flush()


def status(code: int, **headers: str) -> Answer:
    """Answer with a status and a short text."""
    return lambda request: send(
        request, code, b"sorry", {name.replace("_", "-"): value for name, value in headers.items()}
    )


def redirect(target: str) -> Answer:
    """Send the client elsewhere."""
    return status(302, Location=target)


def cut(body: bytes, after: int, *, ranges=False, reset=False) -> Answer:
    """Announce the whole file, send a part of it and hang up."""

    def answer(request):
        asked = request.headers.get("Range") if ranges else None
        start = int(asked.removeprefix("bytes=").partition("-")[0]) if asked else 0
        tag = hashlib.md5(body).hexdigest()
        request.send_response(206 if asked else 200)
        request.send_header("Content-Length", str(len(body) - start))
        request.send_header("ETag", f'"{tag}"')
        if asked:
            request.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        request.end_headers()
        request.wfile.write(body[start : start + after])
        request.wfile.flush()
        if reset:
            time.sleep(0.05)  # or the client loses bytes that are on their way
            linger = struct.pack("ii", 1, 0)
            request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        request.connection.close()

    return answer


def silent(server: Loopback) -> Answer:
    """Accept the request and say nothing."""
    return lambda request: server.over.wait(20)


def stuck(server: Loopback, body: bytes, after: int, reached: threading.Event) -> Answer:
    """Send a part of the file, then nothing, with the connection open."""

    def answer(request):
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.send_header("ETag", f'"{hashlib.md5(body).hexdigest()}"')
        request.end_headers()
        request.wfile.write(body[:after])
        request.wfile.flush()
        reached.set()
        server.over.wait(20)

    return answer


def dripping(server: Loopback, body: bytes) -> Answer:
    """Send one byte now and then, so that no socket times out."""

    def answer(request):
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        for place in range(len(body)):
            if server.over.wait(0.05):
                return
            request.wfile.write(body[place : place + 1])
            request.wfile.flush()

    return answer


def slow(answer: Answer, seconds: float) -> Answer:
    """Give an answer after a while."""

    def later(request):
        time.sleep(seconds)
        answer(request)

    return later
