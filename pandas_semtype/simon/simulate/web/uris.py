"""Generators of URI columns."""

from __future__ import annotations

import base64
from urllib.parse import quote

import numpy as np

from ..draw import (
    ALNUM,
    DIGITS,
    HEX,
    LOWER,
    UPPER,
    Form,
    characters,
    choices,
    choose,
    integers,
    sometimes_upper,
)
from ..pools import LOCALES, faker_pool
from ..registry import Column, generator
from ..templates import fill
from ..words import slugs_of_a_language, word_slugs
from .hosts import addresses, domains, hosts_below, local_parts


def path_words(rng: np.random.Generator, n: int, joiner: str, most: int = 7) -> list[str]:
    """Return n slugs of one to `most` words."""
    sizes = rng.integers(1, most + 1, size=n)
    words = choices(rng, slugs_of_a_language(rng), int(sizes.sum()))
    ends = np.cumsum(sizes).tolist()
    return [joiner.join(words[e - k : e]) for e, k in zip(ends, sizes.tolist(), strict=True)]


def paths(rng: np.random.Generator, n: int) -> list[str]:
    """Return n URL paths of one or of several templates, each with its leading slash."""
    slugs, words = (
        path_words(rng, n, choose(rng, ("-", "-", "_", "+", "%20"))),
        path_words(rng, n, "/", 3),
    )
    section = choices(rng, word_slugs(), max(1, int(rng.integers(1, 6))))
    sections = choices(rng, section, n)
    number = integers(rng, 1, 10 ** int(rng.integers(2, 9)), n)
    code = characters(rng, int(rng.integers(5, 33)), choose(rng, (HEX, LOWER + DIGITS, ALNUM)), n)
    key = characters(rng, 11, LOWER + UPPER + DIGITS + "-_", n)
    year, month, day = (
        integers(rng, 1999, 2026, n),
        integers(rng, 1, 13, n),
        integers(rng, 1, 29, n),
    )
    page = choose(
        rng, (".html", ".htm", ".php", ".aspx", ".jsp", ".pdf", ".xml", ".json", ".csv", "/")
    )
    image = choose(rng, (".jpg", ".png", ".gif", ".jpeg", ".webp", ".svg", ".JPG"))
    query = choose(rng, ("id", "q", "v", "ref", "page", "item", "p", "article_id", "key", "LicNum"))
    locale = choose(rng, ("en", "de", "fr-fr", "en-us", "es", "nl", "ja", "pt-br"))
    templates: tuple[Form, ...] = (
        lambda i: f"/{slugs[i]}",
        lambda i: f"/{sections[i]}/{slugs[i]}/",
        lambda i: f"/{words[i]}{page}",
        lambda i: f"/{sections[i]}/{number[i]}",
        lambda i: f"/{sections[i]}/{number[i]}-{slugs[i]}",
        lambda i: f"/{year[i]}/{month[i]:02d}/{day[i]:02d}/{slugs[i]}{page}",
        lambda i: f"/{sections[i]}?{query}={number[i]}",
        lambda i: f"/{sections[i]}{page}?{query}={key[i]}&lang={locale}",
        lambda i: f"/images/{code[i]}{image}",
        lambda i: f"/photos/{year[i]}/{slugs[i]}{image}?w={day[i] * 100}&h={month[i] * 100}",
        lambda i: f"/{slugs[i]}?utm_source={sections[i]}&utm_medium=email&utm_campaign={code[i]}",
        lambda i: f"/api/v{month[i] % 3 + 1}/{sections[i]}/{code[i]}",
        lambda i: f"/{locale}/{words[i]}/{slugs[i]}",
        lambda i: f"/{sections[i]}/{key[i]}",
        lambda i: f"/p/{code[i]}/?igshid={key[i]}",
        lambda i: f"/{section[0]}#{slugs[i]}",
        lambda i: f"/{sections[i]}/{words[i]}/index{page}",
        lambda i: f"/{slugs[i].title()}",
        lambda i: f"/dp/{code[i].upper()[:10]}/ref=sr_1_{day[i]}",
        lambda i: f"/view/{code[i][:8]}-{code[i][:4]}-4{code[i][:3]}-{code[i][:4]}",
        lambda i: f"/~{words[i].split('/')[0]}/",
        lambda i: f"/search?q={slugs[i]}&page={day[i]}&sort={sections[i]}",
    )  # fmt: skip
    if rng.random() < 0.65:
        template = choose(rng, templates)
        return [template(i) for i in range(n)]
    return [templates[k](i) for i, k in enumerate(integers(rng, 0, len(templates), n))]


def web_hosts(rng: np.random.Generator, n: int) -> list[str]:
    """Return n hosts of web pages: all of one site, of a few or of many."""
    sites = domains(rng, choose(rng, (1, 1, 3, 8, n)))
    kind = rng.random()
    if kind < 0.5:
        sites = ["www." + s for s in sites]
    elif kind < 0.65:
        sites = hosts_below(rng, sites)
    return sites if len(sites) == n else choices(rng, sites, n)


@generator("uri", weight=5.0, repeats=0.12)
def uri_pages(rng: np.random.Generator, n: int) -> list[str]:
    scheme = choose(rng, ("https://", "https://", "http://", "mixed"))
    schemes = choices(rng, ("http://", "https://"), n) if scheme == "mixed" else [scheme] * n
    cells = [a + b + c for a, b, c in zip(schemes, web_hosts(rng, n), paths(rng, n), strict=True)]
    return sometimes_upper(rng, cells, 0.03)


@generator("uri", weight=2.0, repeats=0.1)
def uri_home_pages(rng: np.random.Generator, n: int) -> list[str]:
    hosts = domains(rng, n)
    schemes = choices(rng, choose(rng, (["http://"], ["https://"], ["http://", "https://"])), n)
    www = choices(rng, choose(rng, ([""], ["www."], ["", "www."])), n)
    ends = choices(rng, choose(rng, ([""], ["/"], ["", "/"])), n)
    return sometimes_upper(
        rng, [a + b + c + d for a, b, c, d in zip(schemes, www, hosts, ends, strict=True)]
    )


@generator("uri", weight=1.5, repeats=0.1)
def uri_without_scheme(rng: np.random.Generator, n: int) -> Column:
    www = "www." if rng.random() < 0.7 else ""
    cells = [www + a + b for a, b in zip(domains(rng, n), paths(rng, n), strict=True)]
    if rng.random() < 0.3:  # some name the host alone, some a page
        cells = [
            c.split("/")[0] if x < 0.5 else c for c, x in zip(cells, rng.random(n), strict=True)
        ]
    return Column(cells, ignore=("url_domain",))


@generator("uri", weight=2.5, repeats=0.1)
def uri_of_known_sites(rng: np.random.Generator, n: int) -> list[str]:
    title = [t.replace("-", "_").title() for t in path_words(rng, n, "_", 4)]
    names = local_parts(rng, n)
    number = integers(rng, 1, 10 ** int(rng.integers(3, 9)), n)
    key = characters(rng, 11, LOWER + UPPER + DIGITS + "-_", n)
    words = path_words(rng, n, "-", 3)
    language = choose(rng, ("en", "en", "de", "fr", "es", "ja", "pt", "sv", "nl", "ru", "commons"))
    quads = fill(rng, "####-000#-####-###X", n)
    form: Form = choose(
        rng,
        (
            lambda i: f"https://{language}.wikipedia.org/wiki/{title[i]}",
            lambda i: f"http://{language}.wikipedia.org/wiki/{title[i]}",
            lambda i: f"https://www.wikidata.org/wiki/Q{number[i]}",
            lambda i: f"http://www.wikidata.org/entity/Q{number[i]}",
            lambda i: f"https://www.imdb.com/title/tt{number[i]:07d}/",
            lambda i: f"https://github.com/{names[i]}/{words[i]}",
            lambda i: f"https://www.youtube.com/watch?v={key[i]}",
            lambda i: f"https://youtu.be/{key[i]}",
            lambda i: f"https://twitter.com/{names[i]}/status/{number[i]}{number[i]}",
            lambda i: f"https://www.linkedin.com/in/{names[i]}-{key[i][:8].lower()}/",
            lambda i: f"https://www.facebook.com/{names[i]}",
            lambda i: f"https://doi.org/10.{1000 + number[i] % 9000}/{words[i]}.{number[i]}",
            lambda i: f"http://dx.doi.org/10.{1000 + number[i] % 9000}/S{number[i]:08d}",
            lambda i: f"https://orcid.org/0000-{quads[i][:14]}",
            lambda i: f"https://arxiv.org/abs/{number[i] % 2500:04d}.{number[i] % 100000:05d}",
            lambda i: f"https://www.google.com/maps/place/{words[i].replace('-', '+')}",
            lambda i: f"https://maps.google.com/?q={number[i] % 90}.{number[i]},-{number[i] % 180}",
            lambda i: f"https://t.co/{key[i][:10]}",
            lambda i: f"https://bit.ly/{key[i][:7]}",
            lambda i: f"https://www.instagram.com/{names[i]}/",
            lambda i: f"https://upload.wikimedia.org/wikipedia/commons/{key[i][0]}/{title[i]}.jpg",
            lambda i: f"https://www.ncbi.nlm.nih.gov/pubmed/{number[i]}",
            lambda i: f"http://purl.obolibrary.org/obo/GO_{number[i]:07d}",
            lambda i: f"http://www.w3.org/2001/{title[i]}#{words[i]}",
            lambda i: f"https://www.geonames.org/{number[i]}/{words[i]}.html",
            lambda i: f"https://open.spotify.com/track/{key[i]}{key[i]}",
        ),
    )
    return [form(i) for i in range(n)]


@generator("uri", weight=2.0, repeats=0.1)
def uri_other_schemes(rng: np.random.Generator, n: int) -> list[str]:
    hosts, tails = web_hosts(rng, n), paths(rng, n)
    words, slugs = choices(rng, word_slugs(), n), path_words(rng, n, "-", 3)
    number = integers(rng, 1, 10**9, n)
    code = fill(rng, "^^^^^^^^-^^^^-4^^^-a^^^-^^^^^^^^^^^^", n)
    raw = [base64.b64encode(c.encode()).decode() for c in code]
    people = addresses(rng, n)
    form: Form = choose(
        rng,
        (
            lambda i: f"ftp://{hosts[i]}{tails[i]}",
            lambda i: f"s3://{slugs[i]}{tails[i]}",
            lambda i: f"gs://{words[0]}-data{tails[i]}",
            lambda i: f"file://{tails[i]}",
            lambda i: f"urn:uuid:{code[i]}",
            lambda i: f"urn:isbn:978{number[i]:010d}",
            lambda i: f"urn:{words[0]}:{words[i]}:{number[i]}",
            lambda i: f"mailto:{people[i]}",
            lambda i: f"data:image/png;base64,{raw[i]}{raw[-1 - i]}",
            lambda i: f"git@{hosts[i]}:{words[i]}/{slugs[i]}.git",
            lambda i: f"git+https://{hosts[i]}{tails[i]}.git",
            lambda i: f"jdbc:postgresql://{hosts[i]}:5432/{words[i]}",
            lambda i: f"mongodb://{words[i]}:{words[-1 - i]}@{hosts[i]}:27017/{words[0]}",
            lambda i: f"redis://{hosts[i]}:6379/{number[i] % 16}",
            lambda i: f"ssh://git@{hosts[i]}/{slugs[i]}",
            lambda i: f"spotify:track:{code[i][:22]}",
            lambda i: f"ipfs://bafy{code[i].replace('-', '')}",
            lambda i: f"magnet:?xt=urn:btih:{code[i].replace('-', '')}",
            lambda i: f"hdfs://{hosts[0]}:8020{tails[i]}",
            lambda i: f"arn:aws:s3:::{slugs[i]}/{words[i]}",
            lambda i: f"info:doi/10.{number[i] % 9000 + 1000}/{slugs[i]}",
            lambda i: f"wss://{hosts[i]}{tails[i]}",
            lambda i: f"rtsp://{hosts[i]}:554{tails[i]}",
            lambda i: f"//{hosts[i]}{tails[i]}",
            lambda i: f"tag:{hosts[i]},{2000 + number[i] % 25}:{slugs[i]}",
            lambda i: f"tel:+1-{number[i] % 900 + 100}-555-{number[i] % 9000 + 1000}",
        ),
    )
    return [form(i) for i in range(n)]


@generator("uri", weight=1.0, repeats=0.1)
def uri_technical(rng: np.random.Generator, n: int) -> list[str]:
    hosts, tails = web_hosts(rng, n), paths(rng, n)
    quads = rng.integers(1, 255, size=(n, 4)).tolist()
    ports = choices(rng, (80, 443, 8080, 8443, 3000, 5000, 9200), n)
    names = [x.replace(" ", "_") for x in choices(rng, faker_pool("city", choose(rng, LOCALES)), n)]
    form: Form = choose(
        rng,
        (
            lambda i: f"http://{'.'.join(map(str, quads[i]))}:{ports[i]}{tails[i]}",
            lambda i: f"http://localhost:{ports[0]}{tails[i]}",
            lambda i: f"https://{hosts[i]}:{ports[i]}{tails[i]}",
            lambda i: f"https://{hosts[i]}/wiki/{names[i]}",
            lambda i: f"http://{hosts[i]}/{quote(names[i])}",
            lambda i: f"<http://{hosts[i]}{tails[i]}>",
            lambda i: f"http://{hosts[i]}{tails[i]}; http://{hosts[-1 - i]}{tails[-1 - i]}",
            lambda i: f"https://web.archive.org/web/20{quads[i][0]:03d}0101/http://{hosts[i]}/",
        ),
    )
    return [form(i) for i in range(n)]


@generator("uri", weight=0.7, repeats=0.2)
def uri_of_requests(rng: np.random.Generator, n: int) -> Column:
    tails = paths(rng, n)
    method = rng.random() < 0.2
    if method:
        methods = choices(rng, ("GET", "GET", "GET", "POST", "HEAD"), n)
        tails = [f"{m} {t} HTTP/1.1" for m, t in zip(methods, tails, strict=True)]
        return Column(tails, primary="text", ignore=("uri",))
    return Column(tails, ignore=("file_path",))


@generator("uri", weight=0.7, repeats=0.1)
def uri_of_faker(rng: np.random.Generator, n: int) -> list[str]:
    provider = choose(rng, ("uri", "url", "image_url"))
    return choices(rng, faker_pool(provider, choose(rng, LOCALES)), n)
