"""Schemas of other tools: each tool reads its own, and it accepts the frame it came from."""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib.util
import json
import warnings
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from families import families

from pandas_semtype import InferenceResult, infer
from pandas_semtype.errors import ArgumentError, FrameTypeError

FRAME = families(200)


@pytest.fixture(scope="module")
def result():
    return infer(FRAME)


def same(back, result):
    """Return whether a result came back, but for the scores of the network."""
    keys = ("label", "score", "reason", "labels", "net_label", "net_score", "alternatives")
    return (
        [[getattr(p, key) for key in keys] for p in back]
        == [[getattr(p, key) for key in keys] for p in result]
    ) and (list(back.columns), back.model_id, back.mode) == (
        list(result.columns), result.model_id, result.mode,
    )  # fmt: skip


def test_kinds(result):
    fields = result.to_table_schema(FRAME)["fields"]
    kinds = {field["name"]: field["type"] for field in fields}
    expected = {
        "mail": "string", "nothing": "string", "zip": "string", "year": "integer",
        "int_gaps": "integer", "float_gaps": "number", "flag": "boolean",
        "flag_gaps": "boolean", "moment": "datetime", "zoned": "datetime", "date": "date",
        "amount": "number", "tags": "array", "small": "number",
    }  # fmt: skip
    assert {name: kinds[name] for name in expected} == expected
    without = {f["name"]: f["type"] for f in result.to_table_schema()["fields"]}
    assert without["mail"] == "string"
    assert without["year"] == "integer"
    assert without["price"] == "number"


def test_table_schema(result):
    frictionless = pytest.importorskip("frictionless", reason="frictionless is in the group frames")
    schema = json.loads(json.dumps(result.to_table_schema(FRAME)))
    read = frictionless.Schema.from_descriptor(schema)
    assert read.to_descriptor() == schema
    assert same(InferenceResult.from_schema(read.to_descriptor()), result)


@pytest.mark.parametrize("freq", ["D", "12h", "1001ms"])
@pytest.mark.parametrize("zone", [None, "Europe/Paris"])
def test_table_schema_accepts_moments(tmp_path, monkeypatch, freq, zone):
    frictionless = pytest.importorskip("frictionless", reason="frictionless is in the group frames")
    frame = pd.DataFrame({"t": pd.date_range("2025-03-01", periods=20, freq=freq, tz=zone)})
    schema = infer(frame).to_table_schema(frame)
    assert schema["fields"][0]["type"] == "datetime"
    frame.to_csv(tmp_path / "frame.csv", index=False)
    frame.assign(t="soon").to_csv(tmp_path / "odd.csv", index=False)
    monkeypatch.chdir(tmp_path)
    for given, good in (("frame.csv", True), ("odd.csv", False), (frame, True)):
        read = frictionless.Schema.from_descriptor(schema)
        assert frictionless.Resource(given, schema=read).validate().valid == good


def test_table_schema_accepts_its_file(tmp_path, monkeypatch):
    frictionless = pytest.importorskip("frictionless", reason="frictionless is in the group frames")
    frame = FRAME[["mail_gaps", "zip", "year", "row", "price", "latitude", "date", "flag"]]
    frame.to_csv(tmp_path / "frame.csv", index=False)
    monkeypatch.chdir(tmp_path)
    result = infer(tmp_path / "frame.csv")
    for schema in (result.to_table_schema(), infer(frame).to_table_schema(frame)):
        resource = frictionless.Resource(
            path="frame.csv", schema=frictionless.Schema.from_descriptor(schema)
        )
        report = resource.validate()
        assert report.valid, report.flatten(["rowNumber", "fieldName", "type"])
    broken = frame.assign(year="long ago")
    broken.to_csv(tmp_path / "broken.csv", index=False)
    resource = frictionless.Resource(
        path="broken.csv", schema=frictionless.Schema.from_descriptor(schema)
    )
    assert not resource.validate().valid


def test_json_schema(result):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is in the extra test")
    frame = FRAME
    schema = json.loads(json.dumps(result.to_json_schema(frame)))
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pandas warns of how it writes dates
        text = {name: frame[name].astype(str) for name in ("amount", "amount_gaps")}
        plain = frame.assign(**text, binary=None)  # pandas writes no bytes
        records = json.loads(plain.to_json(orient="records", date_format="iso"))
    validator(schema).validate(records)
    assert list(validator(schema).iter_errors([{**records[0], "year": "long ago"}]))
    assert list(validator(schema).iter_errors([{}]))
    assert same(InferenceResult.from_schema(schema), result)


def test_arrow_schema(result, tmp_path):
    pa = pytest.importorskip("pyarrow", reason="pyarrow is optional")
    schema = result.to_arrow_schema(FRAME)
    table = pa.Table.from_pandas(FRAME, schema=schema, preserve_index=False)
    assert table.num_rows == len(FRAME)
    from pyarrow import parquet

    parquet.write_table(table, tmp_path / "frame.parquet")
    back = parquet.read_schema(tmp_path / "frame.parquet")
    assert same(InferenceResult.from_schema(back), result)
    assert json.loads(back.field("mail").metadata[b"semtype"])["label"] == "email"
    assert result.to_arrow_schema().field("price").type == pa.float64()
    with pytest.raises((pa.ArrowException, ValueError, TypeError)):
        pa.Table.from_pandas(FRAME.assign(year="x"), schema=schema, preserve_index=False)


@pytest.mark.filterwarnings("ignore")  # pandera imports what else is installed
def test_pandera(result):
    pandera = pytest.importorskip("pandera.pandas", reason="pandera is in the group frames")
    schema = result.to_pandera(FRAME)
    schema.validate(FRAME)
    assert schema.columns["mail"].metadata["semtype"]["label"] == "email"
    assert same(InferenceResult.from_schema(schema), result)
    with pytest.raises(pandera.errors.SchemaError):
        schema.validate(FRAME.assign(year="x"))
    with pytest.raises(pandera.errors.SchemaError):
        schema.validate(FRAME.drop(columns="mail"))
    result.to_pandera().validate(FRAME.assign(year="x"))  # names alone


@pytest.mark.parametrize("dialect", ["postgresql", "mysql", "sqlite", "mssql", "oracle"])
def test_sql(result, dialect):
    pytest.importorskip("sqlalchemy", reason="sqlalchemy is in the extra test")
    ddl = result.to_sql("what's up", dialect, FRAME)
    assert ddl.startswith("CREATE TABLE")
    assert ddl.endswith(";\n")
    if dialect in {"postgresql", "oracle", "mysql"}:
        assert "e-mail addresses" in ddl
        assert ddl.count("COMMENT") == FRAME.shape[1]


ODD = pd.DataFrame(
    {
        "span": pd.to_timedelta([90, 4000, 7] * 10, unit="s"),
        "clock": [dt.time(7, 30, 1, 500), dt.time(23, 5), None] * 10,
        "stamp": pd.date_range("2025-03-01 10:00:00.125", periods=30, freq="h"),
        "zoned": pd.date_range("2025-03-01", periods=30, freq="h", tz="Europe/Paris"),
        "day": [dt.date(2025, 3, 1), dt.date(2025, 3, 2), None] * 10,
        "wide": pd.Series([2**64 - 1, 3, 5] * 10, dtype="uint64"),
        "small": pd.Series([7, 3, 5] * 10, dtype="uint64"),
        "long": [-(10**25), 3, 5] * 10,
        "longer": [10**45, 3, 5] * 10,
    }
)
KINDS = {
    "postgresql": ["INTERVAL", "TIME WITHOUT TIME ZONE", "TIMESTAMP WITHOUT TIME ZONE",
                   "TIMESTAMP WITH TIME ZONE", "DATE", "NUMERIC(20, 0)", "BIGINT",
                   "NUMERIC(26, 0)", "TEXT"],
    "mysql": ["BIGINT", "TIME(6)", "DATETIME(6)", "DATETIME(6)", "DATE", "NUMERIC(20, 0)", "BIGINT",
              "NUMERIC(26, 0)", "TEXT"],
    "sqlite": ["BIGINT", "TIME", "DATETIME", "DATETIME", "DATE", "TEXT", "BIGINT", "TEXT", "TEXT"],
    "mssql": ["BIGINT", "TIME", "DATETIME2", "DATETIMEOFFSET", "DATE", "NUMERIC(20, 0)", "BIGINT",
              "NUMERIC(26, 0)", "TEXT"],
    "oracle": ["INTERVAL DAY(9) TO SECOND", "VARCHAR2(15 CHAR)", "TIMESTAMP",
               "TIMESTAMP WITH TIME ZONE", "DATE", "NUMERIC(20, 0)", "NUMBER(19)",
               "NUMERIC(26, 0)", "CLOB"],
}  # fmt: skip


@pytest.mark.parametrize("dialect", [*KINDS, "mariadb"])
def test_databases_hold_what_the_frame_holds(dialect):
    pytest.importorskip("sqlalchemy", reason="sqlalchemy is in the extra test")
    lines = infer(ODD).to_sql("t", dialect, ODD).splitlines()
    kinds = dict(line.strip().removesuffix(",").split(" ", 1) for line in lines[1:10])
    found = {name.strip('"`[]'): kind.split(" COMMENT")[0].strip() for name, kind in kinds.items()}
    known = KINDS.get(dialect, KINDS["mysql"])
    assert [found[name].removesuffix(" NULL") for name in ODD] == known


@pytest.mark.parametrize(
    ("dialect", "kinds"),
    [
        ("postgresql", ["NUMERIC", "NUMERIC", "NUMERIC"]),
        *[
            (one, ["NUMERIC(38, 3)", "NUMERIC(38, 0)", text])
            for one, text in [("mysql", "TEXT"), ("mariadb", "TEXT"), ("oracle", "CLOB")]
        ],
    ],
)
def test_decimals_keep_what_stands_behind_the_point(dialect, kinds):
    pytest.importorskip("sqlalchemy", reason="sqlalchemy is in the extra test")
    made = Decimal
    frame = pd.DataFrame(
        {
            "price": [made("12.345"), made("-1.5"), None, made("NaN")] * 8,
            "round": [made("1E+3"), made(7), None, made(70)] * 8,
            "small": [made("1E-45"), made("2.5"), None, made(1)] * 8,
        }
    )
    for given in (frame, frame.astype("category")):
        assert kinds_of(given, dialect) == kinds


def test_decimals_lose_no_digits_in_any_schema():
    pa = pytest.importorskip("pyarrow", reason="pyarrow is in the extra test")
    cells = [Decimal("1.10"), Decimal("12345678901234567.25"), None] * 8
    frame = pd.DataFrame({"paid": cells, "fee": cells})
    frame["fee"] = frame["fee"].astype(pd.ArrowDtype(pa.decimal128(30, 4)))
    frame["kept"] = frame["paid"].astype("category")
    result = infer(frame)
    kinds = result.to_arrow_schema(frame).types
    assert [str(kinds[0]), str(kinds[1])] == ["decimal128(19, 2)", "decimal128(30, 4)"]
    assert "decimal128(19, 2)" in str(kinds[2])
    assert [field["type"] for field in result.to_table_schema(frame)["fields"]] == ["number"] * 3
    properties = result.to_json_schema(frame)["items"]["properties"].values()
    assert all(one["type"] == ["number", "string", "null"] for one in properties)
    if importlib.util.find_spec("sqlalchemy"):
        assert kinds_of(frame, "postgresql") == ["NUMERIC"] * 3
        assert kinds_of(frame, "mysql") == ["NUMERIC(38, 2)", "NUMERIC(38, 4)", "NUMERIC(38, 2)"]
        assert kinds_of(frame, "sqlite") == ["TEXT"] * 3
    for given in (frame[["paid", "fee"]], frame[["paid"]].astype(str)):
        assert set(infer(given).to_arrow_schema().types) == {pa.string()}


@pytest.mark.parametrize(
    "odd", ["12345678901234567890.123", "see note", "n/a", "0.12345678901234567"]
)
def test_one_cell_beyond_the_sample_makes_text_of_numbers(odd):
    cells = [f"{k}.25" for k in range(4000)]
    plain = infer(pd.DataFrame({"charge": cells})).to_table_schema()
    cells[3001] = odd
    schema = infer(pd.DataFrame({"charge": cells})).to_table_schema()
    assert [made["fields"][0]["type"] for made in (plain, schema)] == ["number", "string"]


def kinds_of(frame, dialect):
    lines = infer(frame).to_sql("t", dialect, frame).splitlines()[1 : frame.shape[1] + 1]
    found = [line.split(" COMMENT")[0].strip().removesuffix(",") for line in lines]
    return [kind.split(" ", 1)[1] for kind in found]


def test_sqlite_takes_the_frame(result):
    sa = pytest.importorskip("sqlalchemy", reason="sqlalchemy is in the extra test")
    names = ["mail_gaps", "zip", "year", "int_gaps", "price", "moment_gaps", "date", "flag"]
    frame = FRAME[names]
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        connection.execute(sa.text(infer(frame).to_sql("frame", "sqlite", frame)))
        frame.to_sql("frame", connection, if_exists="append", index=False)
        read = pd.read_sql("SELECT * FROM frame", connection)
        kinds = {c["name"]: str(c["type"]) for c in sa.inspect(connection).get_columns("frame")}
    engine.dispose()
    assert list(read["zip"]) == list(frame["zip"])
    assert read["mail_gaps"].isna().sum() == frame["mail_gaps"].isna().sum()
    assert kinds["zip"] == "TEXT"
    assert kinds["year"] == "BIGINT"
    assert kinds["moment_gaps"] == "DATETIME"


def test_markdown(result):
    text = result.to_markdown(FRAME)
    lines = text.splitlines()
    assert len(lines) == 2 + FRAME.shape[1] + 2
    assert lines[2].startswith("| mail | string | email | ")
    assert result.model_id.replace("_", "\\_") in lines[-1]
    frame = pd.DataFrame({"a|b\n<i>": ["x"] * 3})
    assert "| a\\|b \\<i\\> |" in infer(frame).to_markdown()
    assert all(line.replace("\\|", "").count("|") == 6 for line in lines[:-2])


def test_awkward_names():
    names = pd.MultiIndex.from_tuples([("a", 1), ("b", 2)])
    frame = pd.DataFrame(np.ones((3, 2)), columns=names)
    schema = infer(frame).to_table_schema(frame)
    assert [field["name"] for field in schema["fields"]] == ["a_1", "b_2"]
    assert list(InferenceResult.from_schema(schema).columns) == [("a", 1), ("b", 2)]


def test_errors(result):
    twice = pd.DataFrame([[1, 2]], columns=["a", "a"])
    for method in ("to_table_schema", "to_json_schema", "to_pandera"):
        with pytest.raises(
            ArgumentError,
            match="several columns have the same one",
        ):
            getattr(infer(twice), method)(twice)
    assert infer(twice).to_markdown(twice).count("| a |") == 2
    with pytest.raises(ArgumentError, match="the 41 columns that were inferred"):
        result.to_table_schema(FRAME[["mail"]])
    with pytest.raises(FrameTypeError, match="Expected a pandas DataFrame"):
        result.to_table_schema([1])
    for schema in ({}, {"fields": [{}], "semtype": {}}, [1], None):
        with pytest.raises(ArgumentError, match="schema is not valid"):
            InferenceResult.from_schema(schema)
    pytest.importorskip("sqlalchemy", reason="sqlalchemy is in the extra test")
    with pytest.raises(ArgumentError, match="a dialect of SQLAlchemy"):
        result.to_sql("t", "no such dialect")
    with pytest.raises(ArgumentError, match="the name of a table"):
        result.to_sql("", "sqlite")


def test_missing_packages(result, monkeypatch):
    import sys

    from pandas_semtype.errors import MissingDependencyError

    for package, call in (
        ("pandera.pandas", result.to_pandera),
        ("sqlalchemy", lambda: result.to_sql("t")),
        ("pyarrow", result.to_arrow_schema),
    ):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, package, None)
            with pytest.raises(MissingDependencyError, match=r"pandas-semtype\[schemas\]"):
                call()


@pytest.mark.parametrize("entry", ["score", "net_score", "labels", "alternatives", "label", "name"])
@pytest.mark.parametrize("value", [None, {}, [], "x", {"a": 1}, [[1]], {"period": ["2024"]}])
def test_a_damaged_schema_is_refused_or_read(result, entry, value):
    schema = json.loads(json.dumps(result.to_json_schema()))
    first = next(iter(schema["items"]["properties"].values()))
    first["x-semtype"][entry] = value
    with contextlib.suppress(ArgumentError):
        repr(InferenceResult.from_schema(schema))


def test_names_that_stand_for_several_columns_are_told():
    frame = pd.DataFrame([[1, 2, 3, "x"]] * 3, columns=["net", "gross", "net", "gross"])
    for method in ("to_table_schema", "to_json_schema"):
        with pytest.raises(ArgumentError, match="Received: 'net', 'gross'") as caught:
            getattr(infer(frame), method)()
        assert "columns=" not in str(caught.value)
