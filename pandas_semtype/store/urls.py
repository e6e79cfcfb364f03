"""Addresses: which are safe to fetch from, and how to show them."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

__all__ = ["is_local", "is_safe", "may_redirect", "mirrored", "shown"]


def is_local(url: str) -> bool:
    """Return whether an address is of this machine."""
    from ipaddress import ip_address

    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_safe(url: str) -> bool:
    """Return whether a file may be fetched from an address: https, or this machine."""
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname)
    except ValueError:
        return False
    return named and (parts.scheme == "https" or (parts.scheme == "http" and is_local(url)))


def may_redirect(source: str, target: str) -> bool:
    """Return whether one address may send us on to another.

    Nothing leads away from https, and nothing from another machine to this one.
    """
    if not is_safe(target) or (is_local(target) and not is_local(source)):
        return False
    return urlsplit(source).scheme == "http" or urlsplit(target).scheme == "https"


def mirrored(base_url: str, name: str, file: str) -> str:
    """Return the address of a file on a mirror, which is laid out as the cache is."""
    return f"{base_url.rstrip('/')}/{quote(name)}/{quote(file)}"


def shown(url: str) -> str:
    """Return an address without user, password, query and fragment: they may be secret."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "an address that cannot be read"
    host = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme, host + port, parts.path, "", ""))
