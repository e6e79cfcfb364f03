"""Validators of addresses of the internet: mail, hosts, pages, works, machines, accounts."""

from __future__ import annotations

import re

from .patterns import EMAIL_HIDDEN, IPV4, IPV6, MAC
from .validator import Validator, each
from .vocabularies import country_codes_2

__all__ = ["INTERNET"]

_HEX = "[0-9a-fA-F]"

_MAIL = re.compile(
    r"[^\s@]@[^\s@]+\.[^\s@]|(?:[(\[{<]at[)\]}>]| at )\s?\S+.*(?:\.|\bdot\b)", re.IGNORECASE
).search
_URI = re.compile(r"[A-Za-z][\w+.-]{1,15}:(?://|\S)|^10\.\d{4,9}/|\bwww\d?\.|^//?[\w.~-]+/").search
_BARE_HOST = re.compile(r"[\w-]\.([A-Za-z]{2,})(?=[/:?#]|$)").finditer


def _uri(cell: str) -> bool:
    if EMAIL_HIDDEN.fullmatch(cell) is not None:
        return False
    if _URI(cell) is not None:
        return True
    # Words with dots between are no hosts: modules, keys of settings, columns of tables.
    return any(_is_ending(found[1].lower()) for found in _BARE_HOST(cell))


_DOI = re.compile(
    r"(?:(?:https?://)?(?:www\.|dx\.)?doi\.org[/:] ?|urn:doi:|info:doi/)?(?:doi:? ?)?"
    r"10\.\d{4,9}(?:\.\d+)*/\S.*",
    re.IGNORECASE,
).fullmatch

_HANDLE = re.compile(
    r"[@~]?[^\W_][\w.-]{0,62}|[@~_][\w.-]{1,62}|/?u/[\w-]+"
    r"|[A-Za-z][\w.-]{1,30}\\[\w.-]{1,62}\$?"  # in a domain of Windows
    r"|[^\W_][\w.-]{1,31}#\d{4}"  # of Discord
    r"|@[\w.-]{1,62}@[\w-]+(?:\.[\w-]+)+"  # at a server of the fediverse
).fullmatch

_MAC_GROUPED = re.compile(
    rf"{MAC.pattern}|{_HEX}(?:{_HEX}?[:-]){{5}}{_HEX}{{1,2}}"
    rf"|(?:{_HEX}{{2}}[:-]){{3}}(?:[Xx*]{{2}}[:-]){{2}}[Xx*]{{2}}"  # the maker alone
).fullmatch
_MAC_BARE = re.compile(rf"{_HEX}{{12}}").fullmatch
_BESIDE = re.compile(
    r"\(?[A-Za-z][\w./-]{1,15}\)?[:=]?\s+(?P<behind>\S+)"
    r"|(?P<front>\S+)\s+(?:\([^()]{1,40}\)|[A-Za-z][\w./-]{1,15})"
).fullmatch
"""The interface or the maker, in front of an address or behind it."""


def _mac(cell: str) -> bool:
    if cell[:1] in ("[", "(", "<") and cell[-1:] in ("]", ")", ">"):
        cell = cell[1:-1]
    if _MAC_GROUPED(cell) is not None or _MAC_BARE(cell) is not None:
        return True
    found = _BESIDE(cell)
    return found is not None and _MAC_GROUPED(found["behind"] or found["front"]) is not None


_ENDINGS_LIST = """
com org net edu gov mil int info biz arpa name pro aero coop museum jobs mobi travel tel cat
asia post xxx eu su uk ac app dev page blog shop store online site tech xyz club top win vip
cloud space website live life world today news media agency digital email solutions systems
services company group global network center design studio art photo photography music movie tv
games game bet casino bank finance money fund capital invest insurance loans credit tax law
legal attorney health care clinic hospital dental doctor fit yoga food pizza wine beer cafe bar
restaurant hotel holiday tours flights house homes land estate properties rent auction sale
deals market marketing trade trading business ventures industries construction energy green eco
bio earth farm garden fish dog pet fashion shoes clothing jewelry gold diamonds beauty hair
style social chat community family kids baby love dating wedding gay lgbt men school college
university academy education training institute science engineering click link wiki zone works
work team tools software computer codes code hosting host domains direct directory guide guru
expert plus one ninja rocks fun cool best black red blue pink city town berlin london paris nyc
tokyo amsterdam wien hamburg koeln cologne bayern ruhr saarland swiss scot wales cymru irish
vegas miami boston istanbul moscow sydney melbourne quebec bzh corsica gal eus frl gent brussels
vlaanderen nrw africa capetown durban joburg arab google apple amazon bmw audi bbc cern barclays
hsbc aws ovh foundation ngo ong charity church faith bible local localhost lan internal home
corp intranet test example invalid onion i2p ren wang ltd gmbh inc llc srl sarl limited
management consulting partners support supply parts auto car cars bike boats taxi limo run sport
football soccer golf tennis hockey rugby surf ski
"""
_ENDINGS = frozenset(
    _ENDINGS_LIST.split()
)  # fmt: skip
"""Endings of hosts besides those of countries: the usual of the root zone, and of local nets."""
_HOST = re.compile(
    r"(?:[a-z][a-z+.-]*://)?(?:\*\.)?((?:[\w-]{1,63}\.)+)([^\W_][\w-]*)\.?(?::\d+)?/?",
    re.IGNORECASE,
).fullmatch


def _is_ending(ending: str) -> bool:
    return ending in _ENDINGS or (len(ending) == 2 and ending.upper() in country_codes_2())


def _domain(cell: str) -> bool:
    found = _HOST(cell)
    if found is None:
        return cell.lower() in _ENDINGS and cell.islower()
    ending = found[2].lower()
    if not ending.isascii() or ending.startswith("xn--"):
        return True
    known = _is_ending(ending)
    # Classes of programs and measured values are written alike: "com.acme.UserService".
    return known and (
        found[1].islower() or not any(c.islower() for c in found[1]) or found[2].islower()
    )


_DEFANGED = re.compile(r"[\[({](\.|:|dot)[\])}]", re.IGNORECASE).sub
"""Marks in brackets: reports of attacks write addresses so that no program follows them."""
_SIX_PORT = re.compile(r"\[([^\[\]]+)\](?::\d{1,5})?").fullmatch


def _is_mask(text: str) -> bool:
    """Return whether four numbers are a mask of a network: ones, then zeros, or both reversed."""
    if IPV4.fullmatch(text) is None or not text.replace(".", "").isdecimal():
        return False
    bits = int.from_bytes(bytes(map(int, text.split("."))), "big")
    return any(n & (n + 1) == 0 for n in (bits, bits ^ 0xFFFFFFFF))


def _address(cell: str) -> bool:
    if "[" in cell or "(" in cell or "{" in cell:
        cell = _DEFANGED(lambda found: ":" if found[1] == ":" else ".", cell)
    host, slash, mask = cell.partition("/")
    if slash and host.count(".") == 3 and _is_mask(mask):
        cell = host
    if "." in cell and IPV4.fullmatch(
        cell.split(" ", maxsplit=1)[0].split(",", maxsplit=1)[0].split("-", maxsplit=1)[0]
    ):
        return True
    if cell.count(":") >= 2:
        found = _SIX_PORT(cell)
        if IPV6.fullmatch(cell.strip("[]") if found is None else found[1]):
            return True
    parts = cell.split(".")
    return (
        len(parts) == 4
        and all(p.isdecimal() or p in ("*", "x", "xx", "xxx") for p in parts)
        and (all(int(p) < 256 for p in parts if p.isdecimal()))
    )


INTERNET = (
    Validator("email", "format", "an e-mail address", 0.02, each(_MAIL)),
    Validator("uri", "format", "a URI", 0.5, each(_uri)),
    Validator("doi", "format", "a digital object identifier", 1e-4, each(_DOI)),
    Validator("url_domain", "format", "a host name with a known ending", 0.05, each(_domain)),
    Validator("mac_address", "format", "a hardware address", 0.3, each(_mac)),
    Validator("ip_address", "format", "an IPv4 or IPv6 address", 0.05, each(_address)),
    Validator("username", "format", "one word, or a handle", 1.0, each(_HANDLE)),
)  # fmt: skip
