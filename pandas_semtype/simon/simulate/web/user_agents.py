"""Generators of user agent columns."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import Draw, choices, choose, integers, mixture
from ..lists import lines
from ..pools import as_pool, faker_pool
from ..registry import generator
from ..templates import fill
from ..words import word_slugs

DESKTOPS = (
    "Windows NT 10.0; Win64; x64", "Windows NT 6.1; WOW64", "Windows NT 10.0; WOW64",
    "Windows NT 6.3; Win64; x64", "Windows NT 5.1", "Macintosh; Intel Mac OS X 10_15_7",
    "Macintosh; Intel Mac OS X 10_14_6", "Macintosh; Intel Mac OS X 10_11_6", "X11; Linux x86_64",
    "X11; Ubuntu; Linux x86_64", "X11; CrOS x86_64 14541.0.0", "X11; Fedora; Linux x86_64",
)  # fmt: skip
PHONES = (
    "SM-G960F", "SM-A515F", "SM-S911B", "Pixel 6", "Pixel 7 Pro", "Redmi Note 8", "M2007J20CG",
    "moto g(7)", "CPH2185", "VOG-L29", "ONEPLUS A6013", "LM-Q720", "RMX3085", "K", "Nexus 5X",
)  # fmt: skip
LIBRARIES = (
    "curl", "Wget", "python-requests", "Python-urllib", "Go-http-client", "okhttp", "axios",
    "PostmanRuntime", "Apache-HttpClient", "Java", "libwww-perl", "Ruby", "node-fetch", "aiohttp",
    "Scrapy", "GuzzleHttp", "Dalvik", "python-httpx", "git", "aws-sdk-java", "Boto3", "Symfony",
    "Jakarta Commons-HttpClient", "PHP", "restsharp", "Faraday v", "urlgrabber", "libcurl-agent",
)  # fmt: skip


@cache
def stored_agents() -> np.ndarray:
    """Return user agents collected by a maintained package."""
    from mimesis.datasets import USER_AGENTS

    return as_pool(USER_AGENTS)


def browsers(rng: np.random.Generator, n: int) -> list[str]:
    """Return n agents of desktop browsers of the last fifteen years."""
    systems, major = choices(rng, DESKTOPS, n), integers(rng, 30, 135, n)
    build, patch = integers(rng, 1000, 7000, n), integers(rng, 0, 220, n)
    kit = "AppleWebKit/537.36 (KHTML, like Gecko)"

    def agent(i: int, kind: int) -> str:
        version = f"{major[i]}.0.{build[i]}.{patch[i]}"
        chrome = f"Mozilla/5.0 ({systems[i]}) {kit} Chrome/{version} Safari/537.36"
        if kind < 4:
            return chrome
        if kind == 4:
            return f"{chrome} Edg/{major[i]}.0.{build[i] % 3000}.{patch[i]}"
        if kind == 5:
            return f"{chrome} OPR/{major[i] - 14}.0.{build[i]}.{patch[i]}"
        if kind == 6:
            return (
                f"Mozilla/5.0 ({DESKTOPS[5 + i % 3]}) AppleWebKit/60{i % 9}.{patch[i] % 9 + 1}.15 "
                f"(KHTML, like Gecko) Version/{major[i] // 8}.{i % 4} Safari/60{i % 9}.1.15"
            )
        if kind == 7:
            system = f"MSIE {6 + i % 5}.0; {DESKTOPS[i % 5]}"
            return f"Mozilla/5.0 (compatible; {system}; Trident/{4 + i % 3}.0)"
        if kind == 8:
            return f"Mozilla/5.0 ({DESKTOPS[i % 4]}; Trident/7.0; rv:11.0) like Gecko"
        return f"Mozilla/5.0 ({systems[i]}; rv:{major[i]}.0) Gecko/20100101 Firefox/{major[i]}.0"

    return [agent(i, kind) for i, kind in enumerate(integers(rng, 0, 12, n))]


def mobiles(rng: np.random.Generator, n: int) -> list[str]:
    """Return n agents of telephones and tablets."""
    phones, version = choices(rng, PHONES, n), integers(rng, 4, 15, n)
    major, build, minor = (
        integers(rng, 40, 135, n),
        integers(rng, 1000, 7000, n),
        integers(rng, 0, 7, n),
    )
    devices = choices(rng, ("iPhone; CPU iPhone OS", "iPad; CPU OS"), n)
    codes = fill(rng, "1#^1##", n)

    def agent(i: int, kind: int) -> str:
        if kind < 3:
            return (
                f"Mozilla/5.0 (Linux; Android {version[i]}; {phones[i]}) AppleWebKit/537.36 "
                f"(KHTML, like Gecko) Chrome/{major[i]}.0.{build[i]}.{minor[i]} "
                "Mobile Safari/537.36"
            )
        if kind == 3:
            return (
                f"Mozilla/5.0 (Linux; Android {version[i]}; SAMSUNG {phones[i]}) "
                f"AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/{version[i] + 3}."
                f"{minor[i]} Chrome/{major[i]}.0 Mobile Safari/537.36"
            )
        ios = f"{version[i] + 3}_{minor[i]}"
        tail = f"Version/{version[i] + 3}.{minor[i]} Mobile/{codes[i].upper()} Safari/604.1"
        if kind == 4:
            app = f"FBAV/{major[i]}.0.0.{minor[i]};FBBV/{build[i]}"
            tail = f"Mobile/{codes[i].upper()} [FBAN/FBIOS;{app}]"
        return (
            f"Mozilla/5.0 ({devices[i]} {ios} like Mac OS X) "
            f"AppleWebKit/605.1.15 (KHTML, like Gecko) {tail}"
        )

    return [agent(i, kind) for i, kind in enumerate(integers(rng, 0, 7, n))]


def tools(rng: np.random.Generator, n: int) -> list[str]:
    """Return n agents of libraries, command line tools and applications."""
    names, words = choices(rng, LIBRARIES, n), choices(rng, word_slugs(), n)
    a, b, c = (integers(rng, 0, top, n) for top in (9, 40, 20))

    def agent(i: int, kind: int) -> str:
        version = f"{a[i]}.{b[i]}.{c[i]}"
        if kind < 4:
            return f"{names[i]}/{version}"
        if kind == 4:
            return f"{names[i]}/{version} ({words[i].title()}; {DESKTOPS[b[i] % 12]})"
        app = words[i].title()
        if kind == 5:
            return f"{app}/{version} (iPhone; iOS {a[i] + 9}.{c[i] % 6}; Scale/{a[i] % 2 + 2}.00)"
        if kind == 6:
            return f"{app}/{b[i]} CFNetwork/{b[i] * 30}.{a[i]} Darwin/{c[i] + 10}.{a[i]}.0"
        if kind == 7:
            phone = f"Android {a[i] + 4}; {PHONES[b[i] % 15]}"
            return f"Dalvik/2.1.0 (Linux; U; {phone} Build/{app.upper()})"
        if kind == 8:
            return f"{app}Bot/{version} (+http://www.{words[i]}.com/bot)"
        return f"com.{words[i]}.app/{version} Android/{a[i] + 5}"

    return [agent(i, kind) for i, kind in enumerate(integers(rng, 0, 10, n))]


@generator("user_agent", weight=2.0, repeats=0.3)
def agent_browsers(rng: np.random.Generator, n: int) -> list[str]:
    return browsers(rng, n)


@generator("user_agent", weight=1.5, repeats=0.3)
def agent_mobiles(rng: np.random.Generator, n: int) -> list[str]:
    return mobiles(rng, n)


@generator("user_agent", weight=2.0, repeats=0.3)
def agent_of_faker(rng: np.random.Generator, n: int) -> list[str]:
    browser = choose(rng, ("user_agent", "user_agent", "chrome", "firefox", "safari", "opera"))
    return choices(rng, faker_pool(browser), n)


@generator("user_agent", weight=1.5, repeats=0.3)
def agent_stored(rng: np.random.Generator, n: int) -> list[str]:
    return choices(rng, stored_agents(), n)


@generator("user_agent", weight=1.0, repeats=0.3)
def agent_tools(rng: np.random.Generator, n: int) -> list[str]:
    return tools(rng, n)


@generator("user_agent", weight=2.0, repeats=0.3)
def agent_of_logs(rng: np.random.Generator, n: int) -> list[str]:
    draws: list[Draw] = [
        browsers,
        mobiles,
        tools,
        lambda r, k: choices(r, lines("bots"), k),
        lambda r, k: choices(r, stored_agents(), k),
    ]
    return mixture(rng, draws, n)


@generator("user_agent", weight=0.4, repeats=0.5)
def agent_bots(rng: np.random.Generator, n: int) -> list[str]:
    return choices(rng, lines("bots"), n)
