"""The learned evidence of names: what it says, what it leaves open, and how it is kept."""

from __future__ import annotations

import numpy as np
import pytest

from pandas_semtype.context import name_model
from pandas_semtype.context.name_features import name_features
from pandas_semtype.context.name_model import NameModel, known_labels, log_ratios, shipped
from pandas_semtype.types import catalogue

LABELS = list(catalogue())


def ratios_of(name, **options):
    return dict(zip(LABELS, log_ratios([name], LABELS, **options)[0], strict=True))


def best_of(name):
    ratios = ratios_of(name)
    return max(ratios, key=ratios.get)


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("account_verified", "boolean"), ("supplier_address_count", "int"),
        ("is_country", "boolean"),
        pytest.param("num_emails", "int", marks=pytest.mark.xfail(reason="the word is too strong")),
        ("HgncGeneSymbol", "gene_symbol"), ("Note", "text ordinal"),
        ("player_id", "identifier"), ("county_population", "int float"),
        ("province_code", "state code"), ("title_length", "int float"),
        ("city_rank", "int ordinal"), ("phone_type", "categorical"), ("has_phone", "boolean"),
        ("avg_age", "float int"), ("email_sent_date", "datetime"), ("language_count", "int"),
        ("last_name_length", "int float"), ("number_of_cities", "int"),
    ],
)  # fmt: skip
def test_the_head_of_a_name_decides(name, labels):
    assert best_of(name) in labels.split()


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("iban", "iban"), ("vehicle_vin_no", "vin"), ("ean_barcode", "ean"),
        ("content_mime_type", "mime_type"), ("author_orcid", "orcid"), ("isbn13", "isbn"),
        ("md5_hash", "hash"), ("client_ip_address", "ip_address"), ("swift_bic", "bic"),
        ("patient_dob", "date_of_birth"), ("marital_status", "marital_status"),
        ("naics_code", "industry_code"), ("epoch_ms", "unix_time"), ("guid", "uuid"),
        ("browser_user_agent", "user_agent"), ("tz_name", "timezone"), ("doi", "doi"),
        ("utm_easting", "projected_coordinate"), ("wkt_geom", "geometry"),
    ],
)  # fmt: skip
def test_rare_labels_have_names_too(name, label):
    assert best_of(name) == label


@pytest.mark.parametrize("name", ["", None, 7, 3.5, "_", "??", ("", 1), "\u0301"])
def test_a_name_without_words_leaves_everything_open(name):
    assert not log_ratios([name], LABELS).any()


def test_names_that_were_never_seen_say_little():
    strange = ["zqxvk", "wugwug", "blicket", "dax toma", "kvzt", "vorpl"]
    assert np.median(log_ratios(strange, LABELS).max(axis=1)) < 2.5
    assert log_ratios(["postcode"], LABELS).max() > 3


def test_a_ratio_is_that_of_likelihoods():
    """Over all labels, weighed by how common they are, P(name | label) / P(name) is 1."""
    names = ["latitude", "customer_name", "zzz", "Ort", "город"]
    model = shipped()
    prior = np.exp(model.log_prior)
    ratios = np.exp(log_ratios(names, model.labels))
    told = ratios @ prior / prior.sum()
    assert told == pytest.approx(np.ones(len(names)), abs=0.02)


def test_labels_are_given_in_the_order_wanted_and_strange_ones_are_left_open():
    wanted = ["longitude", "my_own_label", "latitude"]
    whole = ratios_of("geo_lat")
    row = log_ratios(["geo_lat"], wanted)[0]
    assert row.tolist() == [whole["longitude"], 0.0, whole["latitude"]]
    assert "my_own_label" not in known_labels()
    assert log_ratios([], wanted).shape == (0, 3)
    assert log_ratios(["lat"], []).shape == (1, 0)


def test_the_other_names_of_a_table_are_a_weak_hint():
    people = ["title", "first_name", "last_name", "date_of_birth", "phone"]
    books = ["title", "isbn", "publisher", "author", "pages"]
    among_people = log_ratios(people, LABELS, table_names=people)[0]
    among_books = log_ratios(books, LABELS, table_names=books)[0]
    alone = log_ratios(["title"], LABELS)[0]
    assert not np.allclose(among_people, among_books)
    assert np.abs(among_people - alone).max() < 3
    # A table of one column has no others.
    assert np.array_equal(log_ratios(["title"], LABELS, table_names=["title"])[0], alone)
    # The order of the columns says nothing.
    turned = log_ratios(people[::-1], LABELS, table_names=people[::-1])[-1]
    assert turned == pytest.approx(among_people, abs=1e-5)


def test_a_name_is_read_once(monkeypatch):
    read = []

    def counted(name):
        read.append(name)
        return name_features(name)

    monkeypatch.setattr(name_model, "name_features", counted)
    names = [f"never seen before {i}" for i in range(5)]
    first = log_ratios(names, LABELS)
    assert len(read) == 5
    assert np.array_equal(log_ratios(names, LABELS), first)
    assert len(read) == 5


def test_the_file_is_small_and_holds_no_names():
    content = shipped().written()
    assert len(content) <= 2 * 2**20
    again = NameModel.read(content)
    assert again.labels == shipped().labels == tuple(sorted(again.labels, key=LABELS.index))
    assert again.vector("customer_city") == pytest.approx(shipped().vector("customer_city"))
    assert again.vectors.dtype == np.int8
    assert set(again.labels) == set(catalogue())
    assert np.all(np.diff(again.keys.astype(np.int64)) > 0)
