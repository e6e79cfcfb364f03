"""Dask and Spark on a cluster of this machine: a real one, with processes of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pandas as pd
import pytest
from engines import SPARK_ENGINES, differing, given_spark
from families import families

import pandas_semtype
from pandas_semtype import FrameEvidence, collect_evidence, infer, infer_evidence
from pandas_semtype.errors import FrameError

ROOT = Path(pandas_semtype.__file__).parents[1]
FRAME = families(2000)

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.slow,
    # What the engines and their servers warn of on this version of pandas or Python.
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def workers():
    """Let workers import what this process imports."""
    known = {name: os.environ.get(name) for name in ("PYTHONPATH", "PYSPARK_PYTHON")}
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), known["PYTHONPATH"] or ""])
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    yield
    os.environ.pop("PYSPARK_DRIVER_PYTHON", None)
    for name, value in known.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture(scope="module")
def dask_cluster(workers):
    distributed = pytest.importorskip("distributed", reason="distributed is in the group frames")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def spark(workers):
    pytest.importorskip("pyspark", reason="pyspark is in the group frames")
    from shutil import which

    if which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java")
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "1g")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def test_dask(dask_cluster):
    import dask
    import dask.dataframe as dd

    with dask.config.set({"dataframe.convert-string": False}):
        frames = [dd.from_pandas(FRAME, npartitions=n) for n in (1, 2, 64)]
    expected = infer(FRAME)
    for frame in frames:
        found = infer(frame)
        assert found == expected
        assert found.roles.equals(expected.roles)
        assert [p.uniqueness for p in found] == [p.uniqueness for p in expected]
    evidence = [collect_evidence(frame) for frame in frames]
    assert evidence[0] == collect_evidence(FRAME)
    assert evidence[1] == evidence[0] == evidence[2]
    # Evidence holds another sample of the rows: what is no toss-up is the same.
    clear = [p.score >= 0.7 for p in expected]
    assert sum(clear) > 0.7 * len(clear)
    assert infer_evidence(evidence[2]).types[clear].equals(expected.types[clear])

    def broken(part):
        return part.assign(row=part["mail"].astype(int))

    bad = frames[1].map_partitions(broken, meta=broken(FRAME.iloc[:0]))
    for read in (infer, collect_evidence):
        with pytest.raises(FrameError, match="cannot be read: it raised") as failure:
            read(bad)
        assert "user" not in str(failure.value)


def test_dask_workers_score_texts_with_one_model_each(dask_cluster):
    """What docs/frames.md says of row-wise work: the model goes to a worker once."""
    import dask.dataframe as dd

    texts = ["the moon is made of cheese, they say", "the council met on monday"] * 20
    labelled = pd.DataFrame({"text": texts, "label": [1, 0] * 20})
    model = pandas_semtype.FakeNewsClassifier(encoder="tfidf")
    model.fit(labelled["text"], labelled["label"])
    sent = dask_cluster.scatter(model, broadcast=True, hash=False)

    def score(part, model):
        return model.predict(part["text"]).rename("fake")

    frame = dd.from_pandas(labelled, npartitions=4)
    found = frame.map_partitions(score, sent, meta=("fake", "int64")).compute()
    assert found.tolist() == model.predict(labelled["text"]).tolist()


@pytest.mark.parametrize("engine", SPARK_ENGINES)
def test_spark_gives_what_pandas_gives(engine, spark, tmp_path):
    """The rows of a frame that Spark reads in order are those that pandas draws."""
    # Releases before 4.3 have no type for times of day.
    frame = FRAME.drop(columns=[*differing(engine), "time"])
    made = given_spark(engine, spark, frame, tmp_path)
    expected = infer(frame)
    found = infer(made)
    assert found == expected
    assert found.roles.equals(expected.roles)
    assert [p.uniqueness for p in found] == [p.uniqueness for p in expected]
    assert collect_evidence(made) == collect_evidence(frame)


def test_spark(spark, tmp_path):
    from pyspark.sql import functions

    names = ["mail", "town_gaps", "rare", "year", "price"]
    frame = given_spark("spark", spark, FRAME[names], tmp_path)
    expected = infer(FRAME[names])
    # Rows in another order, so that others are drawn.
    shuffled = frame.repartition(5)
    found = infer(shuffled)
    assert found.types.equals(expected.types)
    counts = [(p.uniqueness.n, p.uniqueness.n_distinct, p.uniqueness.n_missing) for p in expected]
    assert counts == [
        (p.uniqueness.n, p.uniqueness.n_distinct, p.uniqueness.n_missing) for p in found
    ]
    assert infer(frame, ["mail", "rare"]).types.to_dict() == {"mail": "email", "rare": "email"}
    evidence = collect_evidence(shuffled)
    assert evidence == collect_evidence(FRAME[names])
    assert FrameEvidence.from_bytes(evidence.to_bytes()) == evidence
    assert infer_evidence(evidence).types.equals(expected.types)
    twice = frame.select("mail", "year", functions.col("year").alias("mail"))
    result = infer(twice)
    assert [p.label for p in result] == ["email", "year", "year"]
    assert [p.uniqueness.n_distinct for p in result] == [2000, 70, 70]
    empty = infer(frame.limit(0))
    assert empty.types.eq("unknown").all()
    assert empty.roles.eq("empty").all()
    assert collect_evidence(frame.limit(0)).n_rows == 0
    late = frame.withColumn("bad", functions.raise_error(functions.lit("secret")))
    for read in (infer, collect_evidence):
        with pytest.raises(FrameError, match="cannot be read: it raised") as failure:
            read(late)
        assert "secret" not in str(failure.value)


def test_spark_that_is_cut_otherwise_each_time(spark):
    """Rows cannot be told by their numbers then: others are drawn, and as many."""
    from pandas_semtype.frames import source_of

    frame = spark.range(3000).toDF("row")
    source = source_of(frame)
    source._sizes = {0: 1000, 7: 2000}  # what another look may have found
    (sample,) = source.samples([0], max_rows=512, seed=3)
    assert (sample.n_rows, sample.n_sampled, len(sample.values)) == (3000, 512, 512)


@pytest.mark.parametrize("engine", SPARK_ENGINES)
def test_fractions_are_looked_for_where_the_rows_are(engine, spark, tmp_path):
    rare = pd.Series(range(3000), dtype=float)
    rare[[700, 2900]] = [5.25, -2.5]
    frame = pd.DataFrame({"rare": rare, "whole": rare.round(), "endless": rare.round()})
    frame.loc[[1, 2, 3], "endless"] = [float("inf"), float("nan"), -float("inf")]
    frame["text"] = ["7.5" if row == 2000 else str(row) for row in range(3000)]
    source = pandas_semtype.frames.source_of(given_spark(engine, spark, frame, tmp_path))
    assert source.smallest_fractions([2, 0, 1, 3]) == [None, -2.5, None, "7.5"]
