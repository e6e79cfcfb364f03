"""Whatever a network does: nothing half-written, a clear error, and success afterwards."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import time

import pytest
from loopback import (
    Loopback,
    content,
    cut,
    dripping,
    redirect,
    send,
    silent,
    status,
)
from store_cases import HASTE, IMPATIENT, assert_helpful, blob_hash, entry_of, final_names, payload

from pandas_semtype.errors import ModelIntegrityError, OfflineError
from pandas_semtype.store import fetch

BODY = payload()
FLIPPED = BODY[:1000] + bytes([BODY[1000] ^ 1]) + BODY[1001:]
PAGE = b"<!DOCTYPE html><html><body>Please log in to the hotel network.</body></html>"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# What the server does, the error, a part of its message, and the requests it may cost.
FAULTS = {
    "404": (lambda s: [status(404)], OfflineError, "answered 404", 1),
    "403": (lambda s: [status(403)], OfflineError, "answered 403", 1),
    "500": (lambda s: [status(500)], OfflineError, "answered 500", 2),
    "204": (lambda s: [status(204)], OfflineError, "answered 204", 1),
    "silent": (lambda s: [silent(s)], OfflineError, "sent nothing for 0.4 seconds", 2),
    "dripping": (lambda s: [dripping(s, BODY)], OfflineError, "sent nothing for 0.4 seconds", 2),
    "cut": (lambda s: [cut(BODY, 70_000)], OfflineError, "ended after 65,536 of 200,000", 3),
    "reset": (lambda s: [cut(BODY, 70_000, reset=True)], OfflineError, "ended after", 3),
    "flipped byte": (lambda s: [content(FLIPPED)], ModelIntegrityError, "expected hash sha256", 1),
    "too short": (lambda s: [content(BODY[:-9])], ModelIntegrityError, "announces 199,991", 1),
    "too long": (lambda s: [content(BODY + b"1")], ModelIntegrityError, "announces 200,001", 1),
    "web page": (
        lambda s: [content(PAGE, Content_Type="text/html; charset=utf-8")],
        ModelIntegrityError, "web page instead of the file", 1,
    ),
    "length that is too small": (
        lambda s: [lambda r: send(r, 200, BODY, {"Content-Length": "1000"})],
        ModelIntegrityError, "announces 1,000 bytes, published are 200,000", 1,
    ),
    "length that is too large": (
        lambda s: [lambda r: send(r, 200, BODY, {"Content-Length": "99999999"})],
        ModelIntegrityError, "announces 99,999,999 bytes", 1,
    ),
    "length that is no number": (
        lambda s: [lambda r: send(r, 200, BODY, {"Content-Length": "many"})],
        OfflineError, "a length that is no number", 2,
    ),
    "no length, then cut": (
        lambda s: [lambda r: send(r, 200, BODY[:5000], {"Content-Length": ""})],
        OfflineError, "ended after 5,000 of 200,000", 3,
    ),
    "no length, and no end": (
        lambda s: [lambda r: send(r, 200, BODY * 9, {"Content-Length": ""})],
        ModelIntegrityError, "sent more than 200,000 bytes", 1,
    ),
    "redirect loop": (lambda s: [redirect("/thing.bin")], OfflineError, "in a circle", 31),
    "redirect to plain http elsewhere": (
        lambda s: [redirect("http://models.example/thing.bin")],
        OfflineError, "redirects from http://127.0.0.1", 1,
    ),
    "redirect to nowhere": (
        lambda s: [lambda r: r.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: \r\n\r\n")],
        OfflineError, "to no address", 1,
    ),
    "redirect to half an address": (
        lambda s: [redirect("http://[::1")], OfflineError, "an address that cannot be read", 1,
    ),
    "redirect to a file": (
        lambda s: [redirect("file:///etc/passwd")], OfflineError, "which is unsafe", 1,
    ),
    "not HTTP": (
        lambda s: [lambda r: r.wfile.write(b"\x16\x03 what?\r\n\r\n")],
        OfflineError, "connection was lost", 2,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_fault_then_success(name, cache, server):
    make, kind, message, most = FAULTS[name]
    entry = entry_of(BODY, server.serve("/thing.bin", *make(server)))
    with pytest.raises(kind, match=message) as caught:
        fetch(entry, patience=IMPATIENT if "sent nothing" in message else HASTE)
    assert_helpful(caught.value, cache)
    assert final_names(cache) == []
    assert 1 <= len(server.asked) <= most
    server.serve("/thing.bin", content(BODY))
    assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert final_names(cache) == ["files/thing_v1/thing.bin"]
    assert not list((cache / "parts").rglob("*.part*"))


@pytest.mark.parametrize("kind", ["sha256", "git-blob-sha1"])
def test_a_page_or_another_content_of_the_right_length_is_refused(kind, cache, server):
    digits = blob_hash(BODY) if kind == "git-blob-sha1" else entry_of(BODY).hash
    url = server.serve("/thing.bin", content(FLIPPED))
    entry = entry_of(BODY, url, hash_kind=kind, hash=digits, size=None)
    with pytest.raises(ModelIntegrityError, match=f"expected hash {kind}:{digits}, got"):
        fetch(entry, patience=HASTE)
    server.serve("/thing.bin", content(PAGE, Content_Type="application/octet-stream"))
    with pytest.raises(ModelIntegrityError, match="web page instead"):
        fetch(entry, patience=HASTE)
    assert final_names(cache) == []
    server.serve("/thing.bin", content(BODY))
    assert fetch(entry, patience=HASTE).read_bytes() == BODY


def test_500_then_success_in_one_call(cache, server):
    url = server.serve("/thing.bin", status(500), content(BODY))
    assert fetch(entry_of(BODY, url), patience=HASTE).read_bytes() == BODY
    assert len(server.asked) == 2


def test_a_server_that_asks_to_wait_is_waited_for(cache, server):
    url = server.serve("/thing.bin", status(503, Retry_After="1"), content(BODY))
    start = time.monotonic()
    fetch(entry_of(BODY, url), patience=HASTE)
    assert time.monotonic() - start >= 1


def test_refused_then_success(cache, server):
    entry = entry_of(BODY, f"http://127.0.0.1:{free_port()}/thing.bin")
    with pytest.raises(OfflineError, match="refuses connections") as caught:
        fetch(entry, patience=HASTE)
    assert_helpful(caught.value, cache)
    assert final_names(cache) == []
    path = fetch(entry_of(BODY, server.serve("/thing.bin", content(BODY))), patience=HASTE)
    assert path.read_bytes() == BODY


def test_dns_failure_then_success(cache, server, monkeypatch):
    look_up = socket.getaddrinfo

    def no_such_name(host, *args, **kwargs):
        if host == "models.invalid":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", no_such_name)
    unknown = "https://models.invalid/thing.bin"
    with pytest.raises(OfflineError, match="name of the server cannot be resolved") as caught:
        fetch(entry_of(BODY, unknown), patience=HASTE)
    assert_helpful(caught.value, cache)
    assert final_names(cache) == []
    good = server.serve("/thing.bin", content(BODY))
    assert fetch(entry_of(BODY, unknown, good), patience=HASTE).read_bytes() == BODY


def test_the_second_address_is_asked_when_the_first_fails(cache, server):
    urls = [server.serve("/gone", status(404)), server.serve("/wrong", content(FLIPPED))]
    with pytest.raises(ModelIntegrityError, match=r"answered 404.*; http.*expected hash") as caught:
        fetch(entry_of(BODY, *urls), patience=HASTE)
    assert_helpful(caught.value, cache)
    good = server.serve("/good", content(BODY))
    assert fetch(entry_of(BODY, *urls, good), patience=HASTE).read_bytes() == BODY


def test_a_redirect_is_followed_and_its_body_is_not_read(cache, server):
    def endless(request):
        request.send_response(302)
        request.send_header("Location", server.url + "/thing.bin")
        request.end_headers()
        while not server.over.wait(0.01):
            request.wfile.write(b"x" * 1000)

    server.serve("/thing.bin", content(BODY))
    entry = entry_of(BODY, server.serve("/moved", endless))
    assert fetch(entry, patience=HASTE).read_bytes() == BODY  # who reads that body never ends


def test_a_body_compressed_in_transport_is_what_it_unpacks_to(cache, server):
    import gzip

    packed = gzip.compress(BODY)
    url = server.serve("/thing.bin", content(packed, Content_Encoding="gzip"))
    assert fetch(entry_of(BODY, url), patience=HASTE).read_bytes() == BODY
    assert server.asked[0][1]["accept-encoding"] == "identity"


def test_a_small_body_that_unpacks_to_much_is_stopped(cache, server):
    import gzip

    bomb = gzip.compress(bytes(8_000_000))
    url = server.serve("/thing.bin", content(bomb, Content_Encoding="gzip"))
    with pytest.raises(ModelIntegrityError, match="sent more than 4,000,000 bytes"):
        fetch(entry_of(BODY, url, size=None), patience=HASTE)
    assert final_names(cache) == []


def test_secrets_of_an_address_are_not_shown(cache, server):
    url = server.serve("/thing.bin?token=secret", status(404))
    url = url.replace("http://", "http://user:word@")
    with pytest.raises(OfflineError) as caught:
        fetch(entry_of(BODY, url), patience=HASTE)
    assert "/thing.bin: the server answered 404" in str(caught.value)
    assert not {"secret", "user", "word"} & set(str(caught.value).replace("@", "=").split("="))


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    tool = shutil.which("openssl")
    if tool is None:
        pytest.skip("openssl makes the certificate of the test server")
    folder = tmp_path_factory.mktemp("tls")
    made = subprocess.run(
        [
            tool, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
            "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=IP:127.0.0.1",
            "-keyout", folder / "key.pem", "-out", folder / "cert.pem",
        ],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("this openssl cannot make a certificate")
    return folder


@pytest.fixture
def secure(certificate, monkeypatch):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate / "cert.pem"))
    running = Loopback(context)
    yield running
    running.close()


def test_https_to_http_redirect_is_refused(cache, server, secure):
    plain = server.serve("/thing.bin", content(BODY))
    entry = entry_of(BODY, secure.serve("/thing.bin", redirect(plain)))
    with pytest.raises(OfflineError, match=r"it redirects from https://.* to http://") as caught:
        fetch(entry, patience=HASTE)
    assert_helpful(caught.value, cache)
    assert final_names(cache) == []
    assert server.asked == []  # not one plain request was made
    secure.serve("/thing.bin", content(BODY))
    assert fetch(entry, patience=HASTE).read_bytes() == BODY


def test_a_stalled_https_server_is_left(cache, secure):
    entry = entry_of(BODY, secure.serve("/thing.bin", dripping(secure, BODY)))
    with pytest.raises(OfflineError, match=r"sent nothing for 0\.4 seconds"):
        fetch(entry, patience=IMPATIENT)
    secure.serve("/thing.bin", content(BODY))
    assert fetch(entry, patience=HASTE).read_bytes() == BODY


def test_a_certificate_nobody_vouches_for_is_refused(cache, secure, monkeypatch):
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    entry = entry_of(BODY, secure.serve("/thing.bin", content(BODY)))
    with pytest.raises(OfflineError, match="certificate is not accepted"):
        fetch(entry, patience=HASTE)
    assert final_names(cache) == []


def test_fetched_once_and_never_again(cache, server):
    entry = entry_of(BODY, server.serve("/thing.bin", content(BODY)))
    first = fetch(entry, patience=HASTE)
    assert [fetch(entry, patience=HASTE) for _ in range(3)] == [first] * 3
    assert len(server.asked) == 1
    assert first == cache / "files" / "thing_v1" / "thing.bin"
