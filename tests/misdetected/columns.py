"""Columns with invented values that the package once got wrong, or still does.

`MENDED` were wrong with a model or rules of before; `OPEN` are wrong today, or right by so little
that other weights may say otherwise. Each has the label a person would give, the cells, and what
made or makes it hard.
"""

from __future__ import annotations

import numpy as np


def repeated(values, n=60):
    """Return values as a table repeats them, the first ones most."""
    weights = 1 / np.arange(1, len(values) + 1)
    drawn = np.random.default_rng(0).choice(len(values), n, p=weights / weights.sum())
    return [str(values[i]) for i in drawn]


def near(centre, spread, n, digits=0, seed=1):
    """Return numbers around a centre."""
    values = np.random.default_rng(seed).normal(centre, spread, n)
    return [f"{v:.{digits}f}" for v in values]


def walk(start, n, digits):
    """Return a series whose steps are small."""
    steps = np.random.default_rng(4).normal(0, 0.012, n)
    return [f"{v:.{digits}f}" for v in start * np.exp(np.cumsum(steps))]


MENDED = {
    "one sign": ("categorical", ["%"] * 40, "a constant with nothing to read"),
    "German states": (
        "state",
        ["Bayern", "Hessen", "Sachsen", "Berlin", "Hamburg", "Saarland", "Brandenburg", "Bremen",
         "Niedersachsen", "Thüringen"],
        "some are cities too",
    ),
    "former countries": (
        "country",
        ["USSR", "Yugoslavia", "Zaire", "Burma", "Czechoslovakia", "Siam", "Ceylon", "Rhodesia",
         "Prussia", "East Germany"],
        "no list of today has them",
    ),
    "inverted names of countries": (
        "country",
        ["Korea, Republic of", "Iran (Islamic Republic of)", "Tanzania, United Republic of",
         "Venezuela (Bolivarian Republic of)", "Bolivia (Plurinational State of)",
         "Micronesia (Federated States of)", "Moldova, Republic of"],
        "brackets and commas as languages and texts have them",
    ),
    "countries in Polish": (
        "country",
        ["Niemcy", "Włochy", "Szwecja", "Węgry", "Czechy", "Hiszpania", "Francja", "Japonia"],
        "they look like given names",
    ),
    "codes of sports": (
        "country_code",
        ["GER", "NED", "SUI", "CRO", "DEN", "POR", "GRE", "RSA", "CHI", "URU", "PAR", "ALG"],
        "half of them are in no standard",
    ),
    "levels": ("ordinal", repeated(["Low", "Medium", "High"]), "an order only words tell"),
    "how often": (
        "ordinal",
        repeated(["never", "rarely", "sometimes", "often", "always"]),
        "an order only words tell",
    ),
    "degrees east": (
        "longitude",
        ["2°21'03\"E", "13°24'18\"E", "151°12'26\"E", "36°49'00\"E", "10°45'10\"E", "70°40'09\"W"],
        "the letter at the end decides",
    ),
    "decimal degrees west": (
        "longitude",
        ["73.9857 W", "0.1278 W", "2.3522 E", "139.6917 E", "46.6333 W", "77.2090 E"],
        "the letter at the end decides",
    ),
    "towns that are surnames": (
        "city",
        ["Springfield", "Franklin", "Clinton", "Greenville", "Bristol", "Fairview", "Salem",
         "Madison", "Georgetown", "Arlington"],
        "some are surnames; all of them are towns",
    ),
    "streets of Europe": (
        "street_name",
        ["Rue des Lilas", "Calle Mayor", "Via Roma", "Hauptstrasse", "Bahnhofstraße",
         "Oak Ridge Lane", "Maple Ave", "Kerkstraat", "Rua da Praia", "Storgatan"],
        "the word for street stands anywhere",
    ),
    "town and state": (
        "address",
        ["Dayton, OH", "Mesa, AZ", "Boise, ID", "Salem, OR", "Macon, GA", "Provo, UT",
         "Fargo, ND", "Tampa, FL"],
        "an address without a street",
    ),
    "symbols of stocks": (
        "stock_ticker",
        ["AXQ", "BNTR", "CLVO", "DRZ", "EPMN", "FGLA", "HQR", "JVST", "KLYN", "MPRX", "QNTA",
         "RVLO"],
        "as long as codes of airports, but none of them",
    ),
    "schooling": (
        "ordinal",
        repeated(["Primary school", "High school or equivalent", "Some college, no degree",
                  "Associate's degree", "Bachelor's degree", "Master's degree"]),
        "the steps have many names",
    ),
    "postal codes of a town": (
        "postal_code",
        repeated([11201, 11215, 11222, 11231, 10001, 10012, 10458, 11368, 10314]),
        "numbers of five digits that repeat",
    ),
    "surnames of one syllable": (
        "last_name",
        ["Kim", "Lee", "Park", "Choi", "Jung", "Kang", "Cho", "Yoon", "Jang", "Lim", "Han", "Oh"],
        "given names in other countries",
    ),
    "price of a stock": ("float", walk(90, 80, 6), "in the range of degrees, with their digits"),
    "airports by name": (
        "text",
        ["Cedar Hollow Municipal Airport", "Port Almond International", "Fort Dunmore Field",
         "Lake Verity Regional Airport", "Elk Prairie Airpark", "Saint Orrin Airport",
         "Mount Corvin Airport", "Twin Pines Field"],
        "words of organisations",
    ),
    "kinds of beer": (
        "categorical",
        repeated(["Pale Lager", "Oatmeal Stout", "Saison", "Session IPA", "Amber Ale",
                  "Hefeweizen", "Porter", "Gose", "Sour Ale"]),
        "they look like names of places",
    ),
    "heights in metres": (
        "measure",
        [f"{v} m" for v in (725, 16, 44, 312, 8, 1204, 95, 530, 61, 27, 188, 402)],
        "m stands for minutes too; simon_v1 was right",
    ),
    "opening hours with a point": (
        "time",
        [f"{7 + i % 14:02d}.{i % 2 * 30:02d}" for i in range(40)],
        "the network is sure of time, and range:decimals overrules it; simon_v1 was right",
    ),
    "names of metrics": (
        "identifier",
        [f"{('jvm.heap', 'db.pool', 'disk.io')[i % 3]}.used{i}" for i in range(40)],
        "words with points and digits, as user names have; simon_v1 was right",
    ),
    "few capitals": (
        "city",
        ["Lyon", "Oslo", "Rome", "Lima", "Kyiv", "Bern"],
        "six short names; simon_v1 was right",
    ),
    "one unit": ("categorical", ["kg"] * 40, "KG is a country; simon_v1 was right"),
}  # fmt: skip

OPEN = {
    "weekly hours": ("int", near(35, 9, 80), "spread as ages are"),
    "seconds since 1970 of five days": (
        "unix_time",
        [str(1_712_000_000 + k * 7919 % 432_000) for k in range(240)],
        "ten digits of which the first four never change, as those of running numbers do",
    ),
    "seconds since 1970 of the nineties": (
        "unix_time",
        [str(845_000_000 + k * 7_450_580_597 % 90_000_000) for k in range(240)],
        "nine digits: keys of that size are more frequent",
    ),
    "latitudes of the world": (
        "latitude",
        [f"{v:.2f}" for v in np.random.default_rng(5).uniform(-55, 68, 60)],
        "even over their range, as other numbers are",
    ),
    "longitudes of a town": ("longitude", near(12.5, 0.05, 60, 4), "a narrow range of decimals"),
    "mountains": (
        "text",
        ["Mount Varga", "Cerro Alto", "Piz Nevada", "Ben Lorne", "Monte Grigio", "Kuh-e Safid",
         "Volcán Seco", "Pico Branco"],
        "two capitalised words, as people have",
    ),
    "remarks that repeat": (
        "text",
        repeated(["Sample lost in transit", "No blood drawn", "Nest empty on second visit",
                  "Adult not seen", "Ring replaced", "Weighed twice, mean taken",
                  "Bird escaped before measuring"], 40),
        "few of them, and they repeat",
    ),
    "makers that repeat": (
        "company",
        repeated(["EMBRAER", "AIRBUS", "CESSNA", "PIPER", "BEECH", "BOMBARDIER INC"]),
        "few of them, and they repeat",
    ),
    "numbers of classes": (
        "categorical",
        repeated([10, 84, 59, 71, 33, 25, 62], 80),
        "numbers that stand for words",
    ),
    "numbered severity": (
        "ordinal",
        repeated(["1 - Minor", "2 - Moderate", "3 - Major", "4 - Critical"]),
        "no known scale has all four words",
    ),
    "engines": ("ordinal", repeated([2, 1, 4]), "counts that are few"),
    "surnames that are towns": (
        "last_name",
        ["Lincoln", "Bradford", "Preston", "Clayton", "Houston", "Jackson", "Milton", "Burton",
         "Hamilton", "Lancaster", "Sutton", "Winchester"],
        "each is a town and most are counties too; all of them are surnames",
    ),
    "clusters": ("categorical", repeated([0, 1, 2, 3], 80), "numbers that stand for words"),
    "capitals of the world": (
        "city",
        ["Lyon", "Oslo", "Rome", "Lima", "Kyiv", "Bern", "Paris", "Madrid", "Hamburg", "Toronto",
         "Nairobi", "Osaka"],
        "the network says county, of which no rule knows",
    ),
    "lengths in metres": (
        "measure",
        [f"{v} m" for v in (1.8, 2.4, 0.9, 3.1, 1.2, 2.7, 1.1, 2.2)],
        "m stands for minutes too; simon_v1 was right",
    ),
}  # fmt: skip
