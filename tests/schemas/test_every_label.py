"""Schemas of a table with a column of every label, written as the simulator writes it."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from test_schemas import same

from pandas_semtype import InferenceResult
from pandas_semtype.parsing import FactsOnDemand
from pandas_semtype.sampling import sample_frame
from pandas_semtype.types import catalogue
from pandas_semtype.verdict import Verdict

LABELS = tuple(catalogue())
ROWS = 40

pytestmark = pytest.mark.needs("faker", "mimesis", "wordfreq")


def result_of(frame):
    """Return what a model would say that is always right."""
    samples = sample_frame(frame)
    return InferenceResult(
        frame.columns,
        [Verdict(label, 1.0, "made", label, 1.0, (label,)) for label in frame],
        np.zeros((frame.shape[1], len(LABELS))),
        LABELS,
        "made-00000000",
        parse=[
            FactsOnDemand(sample).labelled(label)
            for sample, label in zip(samples, frame, strict=True)
        ],
    )


@pytest.fixture(scope="module", params=[0, 1])
def frame(request):
    from pandas_semtype.simon.simulate import generate

    columns = {}
    for place, label in enumerate(LABELS):
        seed = 1000 * request.param + place
        made, true = generate(1, ROWS, labels=[label], random_state=seed)
        assert true[0][0] == label
        columns[label] = made["c0"]
    assert len(columns) == len(LABELS) >= 100
    # A file of text has no missing cells but empty ones.
    return pd.DataFrame(columns).replace("", None)


@pytest.fixture(scope="module")
def result(frame):
    return result_of(frame)


@pytest.fixture(scope="module")
def file(frame, tmp_path_factory):
    path = tmp_path_factory.mktemp("labels") / "labels.csv"
    frame.to_csv(path, index=False)
    return path


def test_table_schema(frame, result, file):
    frictionless = pytest.importorskip("frictionless", reason="frictionless is in the group frames")
    for schema in (result.to_table_schema(), result.to_table_schema(frame)):
        plain = json.loads(json.dumps(schema))
        read = frictionless.Schema.from_descriptor(plain)
        assert read.to_descriptor() == plain
        resource = frictionless.Resource(path=file.name, basepath=str(file.parent), schema=read)
        report = resource.validate()
        assert report.valid, report.flatten(["fieldName", "type", "note"])[:5]
        assert same(InferenceResult.from_schema(read.to_descriptor()), result)


def test_json_schema(frame, result):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is in the extra test")
    schema = json.loads(json.dumps(result.to_json_schema(frame)))
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    validator(schema).validate(json.loads(frame.to_json(orient="records")))
    validator.check_schema(result.to_json_schema())
    assert same(InferenceResult.from_schema(schema), result)


def test_arrow_schema(frame, result, file):
    pa = pytest.importorskip("pyarrow", reason="pyarrow is optional")
    from pyarrow import csv

    table = pa.Table.from_pandas(frame, schema=result.to_arrow_schema(frame), preserve_index=False)
    assert same(InferenceResult.from_schema(table.schema), result)
    schema = result.to_arrow_schema()
    options = csv.ConvertOptions(
        column_types=schema,
        strings_can_be_null=True,
        null_values=[""],
        quoted_strings_can_be_null=True,
    )
    read = csv.read_csv(
        file, parse_options=csv.ParseOptions(newlines_in_values=True), convert_options=options
    )
    assert read.schema.types == schema.types
    assert read.num_rows == ROWS
    assert same(InferenceResult.from_schema(schema), result)


@pytest.mark.filterwarnings("ignore")  # pandera imports what else is installed
def test_pandera(frame, result):
    pytest.importorskip("pandera.pandas", reason="pandera is in the group frames")
    for schema in (result.to_pandera(), result.to_pandera(frame)):
        schema.validate(frame)
        assert same(InferenceResult.from_schema(schema), result)


def test_sql(frame, result):
    sa = pytest.importorskip("sqlalchemy", reason="sqlalchemy is in the extra test")
    engine = sa.create_engine("sqlite://")
    for given in (None, frame):
        with engine.begin() as connection:
            connection.execute(sa.text(result.to_sql("labels", "sqlite", given)))
            columns = sa.inspect(connection).get_columns("labels")
            assert [column["name"] for column in columns] == list(LABELS)
            frame.to_sql("labels", connection, if_exists="append", index=False)
            rows = connection.execute(sa.text("SELECT count(*) FROM labels")).scalar()
            assert rows == ROWS
            connection.execute(sa.text("DROP TABLE labels"))
    engine.dispose()
    for dialect in ("postgresql", "mysql", "mssql", "oracle"):
        assert result.to_sql("labels", dialect).count("\n") > len(LABELS)


def test_markdown(frame, result):
    lines = result.to_markdown(frame).splitlines()
    assert len([line for line in lines if line.startswith("| ")]) == len(LABELS) + 1


def test_numbers_that_no_reader_takes_stay_text():
    cells = {
        "int": ["12", "7", "140", "33"] * 5,
        "float": ["1.234,50", "17,00", "8,25", "0,10"] * 5,
        "year": ["1999", "n/a", "2004", "2010"] * 5,
        "latitude": ["59.91", "60.39", "63.43", "69.65"] * 5,
        "percent": ["12 %", "7 %", "50 %", "33 %"] * 5,
    }
    frame = pd.DataFrame(cells)
    fields = result_of(frame).to_table_schema()["fields"]
    assert {field["name"]: field["type"] for field in fields} == {
        "int": "integer", "float": "string", "year": "string", "latitude": "number",
        "percent": "string",
    }  # fmt: skip
