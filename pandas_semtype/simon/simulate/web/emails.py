"""Generators of e-mail address and host name columns, and of what else the web has."""

from __future__ import annotations

import numpy as np

from ..draw import DIGITS, HEX, LOWER, Form, characters, choices, choose, integers, sometimes_upper
from ..pools import LATIN_LOCALES, LOCALES, faker_pool
from ..registry import generator
from ..words import word_slugs
from .hosts import addresses, domains, free_mail, hosts_below, local_parts, official_domains

__all__: list[str] = []


@generator("email", weight=6.0, repeats=0.12)
def email_plain(rng: np.random.Generator, n: int) -> list[str]:
    return sometimes_upper(rng, addresses(rng, n), 0.07)


@generator("email", weight=1.5, repeats=0.12)
def email_of_faker(rng: np.random.Generator, n: int) -> list[str]:
    provider = choose(rng, ("email", "company_email", "free_email", "safe_email", "ascii_email"))
    return choices(rng, faker_pool(provider, choose(rng, LOCALES)), n)


@generator("email", weight=1.0, repeats=0.1)
def email_with_name(rng: np.random.Generator, n: int) -> list[str]:
    names = choices(rng, faker_pool("name", choose(rng, LATIN_LOCALES)), n)
    form = choose(rng, ("{0} <{1}>", '"{0}" <{1}>', "{1} ({0})", "{0} {1}", "<{1}>", "{0}: {1}"))
    return [form.format(a, b) for a, b in zip(names, addresses(rng, n), strict=True)]


@generator("email", weight=0.8, repeats=0.1)
def email_several(rng: np.random.Generator, n: int) -> list[str]:
    many = addresses(rng, 3 * n)
    joiner = choose(rng, (";", "; ", ",", ", ", " / ", " ", " | "))
    sizes = integers(rng, 1, 4, n)
    return [joiner.join(many[3 * i : 3 * i + k]) for i, k in enumerate(sizes)]


@generator("email", weight=0.8, repeats=0.0)
def email_of_machines(rng: np.random.Generator, n: int) -> list[str]:
    hosts = choices(rng, domains(rng, int(rng.integers(1, 4))), n)
    users = local_parts(rng, n)
    tags, codes = choices(rng, word_slugs(), n), characters(rng, int(rng.integers(6, 25)), HEX, n)
    form = choose(
        rng,
        ("{u}+{t}@{h}", "{c}@{h}", "bounce-{c}@{h}", "{u[0]}***@{h}", "<{c}.{u}@{h}>",
         "ticket+{c}@{h}", "{u[0]}*****{u[1]}@{h}", "{u}@{t}.{h}", "user{c}@{h}"),
    )  # fmt: skip
    return [
        form.format(u=u + "xy", t=t, c=c, h=h)
        for u, t, c, h in zip(users, tags, codes, hosts, strict=True)
    ]


@generator("email", weight=0.3, repeats=0.1)
def email_international(rng: np.random.Generator, n: int) -> list[str]:
    locale = choose(rng, [x for x in LOCALES if x not in ("en_US", "en_GB")])
    users = [x.lower().replace(" ", "") for x in choices(rng, faker_pool("last_name", locale), n)]
    return [f"{a}@{b}" for a, b in zip(users, domains(rng, n), strict=True)]


@generator("url_domain", weight=4.0, repeats=0.12)
def domain_registered(rng: np.random.Generator, n: int) -> list[str]:
    cells = domains(rng, n)
    form = rng.random()
    if form < 0.12:
        cells = ["www." + c for c in cells]
    elif form < 0.2:
        cells = [c if x < 0.5 else "www." + c for c, x in zip(cells, rng.random(n), strict=True)]
    elif form < 0.23:
        cells = [c + "." for c in cells]
    return sometimes_upper(rng, cells, 0.1)


@generator("url_domain", weight=1.5, repeats=0.05)
def domain_official(rng: np.random.Generator, n: int) -> list[str]:
    return sometimes_upper(rng, official_domains(rng, n), 0.15)


@generator("url_domain", weight=2.5, repeats=0.1)
def domain_hosts(rng: np.random.Generator, n: int) -> list[str]:
    few = domains(rng, int(rng.integers(1, 12))) if rng.random() < 0.6 else domains(rng, n)
    hosts = hosts_below(rng, choices(rng, few, n))
    style = rng.random()
    if style < 0.25:
        hosts = [f"{a}.{h}" for a, h in zip(choices(rng, word_slugs(), n), hosts, strict=True)]
    elif style < 0.4:
        numbers = integers(rng, 1, 300, n)
        hosts = [h.replace(".", f"{k:02d}.", 1) for h, k in zip(hosts, numbers, strict=True)]
    return sometimes_upper(rng, hosts, 0.08)


@generator("url_domain", weight=1.0, repeats=0.1)
def domain_special(rng: np.random.Generator, n: int) -> list[str]:
    names = domains(rng, n)
    words, codes = choices(rng, word_slugs(), n), characters(rng, 14, LOWER + DIGITS, n)
    quads = rng.integers(1, 255, size=(n, 4)).tolist()
    ports = choices(rng, (80, 443, 8080, 8443, 3000, 5432, 3306, 9200, 27017, 6379), n)
    cloud = choose(
        rng,
        (".cloudfront.net", ".s3.amazonaws.com", ".azurewebsites.net", ".herokuapp.com",
         ".github.io", ".myshopify.com", ".zendesk.com", ".wordpress.com", ".blogspot.com",
         ".slack.com", ".atlassian.net", ".appspot.com", ".netlify.app", ".tumblr.com"),
    )  # fmt: skip
    forms: tuple[Form, ...] = (
        lambda i: "*." + names[i],
        lambda i: f"{words[i]}.local:{ports[i]}" if i % 3 else f"localhost:{ports[i]}",
        lambda i: f"{names[i]}:{ports[i]}",
        lambda i: f"srv-{words[i]}{quads[i][0]:02d}.corp.local",
        lambda i: "ip-" + "-".join(map(str, quads[i])) + ".ec2.internal",
        lambda i: ".".join(map(str, quads[i])) + ".in-addr.arpa",
        lambda i: codes[i] + ".cloudfront.net",
        lambda i: words[i] + cloud,
        lambda i: words[i] + "-" + codes[i][:4] + cloud,
        lambda i: f"{words[i]}.{'.'.join(names[i].split('.')[::-1])}",
        lambda i: "static-" + "-".join(map(str, quads[i])) + "." + names[i],
        lambda i: "_dmarc." + names[i],
    )
    if rng.random() < 0.75:
        form = choose(rng, forms)
        return [form(i) for i in range(n)]
    return [forms[k](i) for i, k in enumerate(integers(rng, 0, 8, n))]


@generator("url_domain", weight=0.7, repeats=0.1)
def domain_international(rng: np.random.Generator, n: int) -> list[str]:
    locale = choose(rng, [x for x in LOCALES if not x.startswith("en")])
    names = ["".join(x.lower().split()) for x in choices(rng, faker_pool("last_name", locale), n)]
    if rng.random() < 0.4:
        names = [
            x if x.isascii() else "xn--" + x.encode("punycode").decode().strip("-") for x in names
        ]
    ending = choose(
        rng, (".com", ".de", ".рф", ".jp", ".中国", ".org", ".net", ".みんな", ".xn--p1ai")
    )
    return [x + ending for x in names]


@generator("url_domain", weight=0.8, repeats=0.9)
def domain_of_mail(rng: np.random.Generator, n: int) -> list[str]:
    return choices(rng, free_mail(), n)
