"""Messages name what was received and what to do, and no cell."""

from __future__ import annotations

import pickle
import warnings

import pandas as pd
import pytest

from pandas_semtype import errors

BUILT = [
    (
        errors.ArgumentError.of("max_cells", 0, "a whole number of at least 1"),
        ValueError,
        "max_cells is not valid. Received: max_cells=0. Pass a whole number of at least 1.",
    ),
    (
        errors.ArgumentError.unknown_label("types", "emial", ["email", "text"]),
        ValueError,
        "Received: 'emial'. Did you mean 'email'?",
    ),
    (
        errors.ArgumentError.column_name(pd.Interval(0, 1), "column names that are text"),
        ValueError,
        "A name of a column cannot be kept. Received: <Interval>. Use column names that are text.",
    ),
    (
        errors.OptionError.unknown("thread", ["threads", "model"]),
        KeyError,
        "There is no option 'thread'. Did you mean 'threads'?",
    ),
    (
        errors.FrameTypeError.of([1], "a pandas DataFrame"),
        TypeError,
        "Expected a pandas DataFrame. Received: builtins.list. Convert",
    ),
    (
        errors.FrameTypeError.no_frame([1], "Convert it."),
        TypeError,
        "the path of a file. Received: builtins.list. Convert it.",
    ),
    (
        errors.FrameError.failed("The table", KeyError("secret"), "Look at it."),
        ValueError,
        "The table cannot be read: it raised KeyError. Look at it.",
    ),
    (
        errors.FrameError.file("a.csv", "it is empty", "Write it."),
        ValueError,
        "'a.csv' cannot be read as a table: it is empty. Write it.",
    ),
    (errors.FrameError.rows_changed("The table", 3, 2), ValueError, "Expected 3 rows. Received: 2"),
    (errors.FrameError.no_partitions("The table"), ValueError, "The table has 0 partitions. Give"),
    (
        errors.FrameError.other_columns(["a", "b"], ["a", "c"]),
        ValueError,
        "A partition has other columns than the rest. Received: 2 columns, without 'b'; with 'c'",
    ),
    (
        errors.ColumnSelectionError.missing("emial", ["email", "phone"]),
        KeyError,
        "There is no column 'emial'. Did you mean 'email'?",
    ),
    (
        errors.ColumnSelectionError.ambiguous("a", [0, 2]),
        KeyError,
        "2 columns answer to 'a'. Choose one by position with .at(i), i being one of 0, 2.",
    ),
    (errors.ColumnSelectionError.out_of_range(9, 2), KeyError, "at position 9. The result has 2"),
    (errors.FileError("a.csv is empty. Give another."), errors.FrameError, "a.csv is empty. Give"),
    (errors.UsageError("--sep is empty. Pass one."), ValueError, "--sep is empty. Pass one."),
    (
        errors.FrameChangedError.of("a"),
        RuntimeError,
        "The cells of column 'a' were changed after it was inferred",
    ),
    (
        errors.CastError.unparsed("age", "a whole number", 9, [3, 5]),
        ValueError,
        "'age' has 9 cells not readable as a whole number, at row positions 3, 5 and more. Pass",
    ),
    (errors.NotFittedError.of("fakenews"), AttributeError, "no model for 'fakenews'. Fit one"),
    (
        errors.ExampleError.too_few("doi", 3, 1),
        ValueError,
        "'doi' needs at least 3 example columns. Received: 1.",
    ),
    (errors.ExampleError.existing("email"), ValueError, "already has the label 'email'"),
    (errors.ExampleError.existing("email"), ValueError, "pass replace=True to fit it again"),
    (
        errors.ExampleError.alike("City", "city"),
        ValueError,
        "The label 'City' differs from 'city' in case, hyphens, dots or low lines alone. Choose",
    ),
    (
        errors.ExampleError.label("1st", "it is not like an identifier"),
        ValueError,
        "'1st' cannot be the name of a class: it is not like an identifier.",
    ),
    (
        errors.ExampleError.too_short("doi", 2, 3, 1),
        ValueError,
        "column 2 of 'doi' has too few cells that are not missing. Received: 1.",
    ),
    (
        errors.ExampleError.contradiction("doi", "uri", 0),
        ValueError,
        "Example column 0 of 'doi' is also given for 'uri'.",
    ),
    (errors.ExampleError.no_cells("doi"), ValueError, "keeps no cells of the label 'doi'"),
    (errors.ExampleError.one_label(1), ValueError, "at least 2 labels to tell apart. Received: 1"),
    (errors.CheckpointError.no_replay("m-1"), ValueError, "Model m-1 has no replay set"),
    (
        errors.ModelNotFoundError.of("simon_v3", ["simon_v2"]),
        LookupError,
        "There is no model 'simon_v3': neither a preset nor a directory. Did you mean 'simon_v2'?",
    ),
    (
        errors.ModelNotFoundError.of("simon_v1", ["simon_v2"]),
        LookupError,
        "The model 'simon_v1' is not part of this version: it shipped with version 0.1. Use the "
        "default model, or get the wheel of that version (pip download --no-deps "
        '"pandas-semtype==0.1.*"), unpack it like a zip file, and pass the directory '
        "pandas_semtype/models/simon_v1 in it.",
    ),
    (
        errors.ModelIntegrityError.of("a/b.onnx", "12", "34"),
        OSError,
        "a/b.onnx is not the file it should be: expected hash 12, got 34.",
    ),
    (
        errors.OfflineError.of("elmo.zip", "cache/elmo"),
        ConnectionError,
        "elmo.zip is needed and not on this machine, and fetching is switched off. "
        "Put it into cache/elmo, or unset PANDAS_SEMTYPE_OFFLINE",
    ),
    (errors.CheckpointError.missing_file("d", "config.json"), ValueError, "it has no config.json"),
    (errors.CheckpointError.damaged("d/x", "no JSON"), ValueError, "d/x cannot be read: no JSON."),
    (errors.CheckpointError.other_format("d/x", 9, 1), ValueError, "version 9; this release"),
    (
        errors.CheckpointError.unknown_kind("d", "martian", ["simon"]),
        ValueError,
        "Received: 'martian'. Known kinds: 'simon'. Install the release that wrote it.",
    ),
    (
        errors.SaveError.of("d", OSError(28, "No space left on device", "d/x")),
        OSError,
        "directory='d', of which the system says: No space left on device. Make room there",
    ),
    (
        errors.ArgumentError.unknown_labels("types", ["x1", "x2"], ["email"]),
        ValueError,
        "types has no label that the model knows. Received: 2 label(s). Known labels: 'email'.",
    ),
    (
        errors.MissingDependencyError.broken("tensorflow", "train", "Training"),
        ImportError,
        "the package tensorflow, which is installed but cannot be imported. Reinstall it with pip",
    ),
    (
        errors.MissingDependencyError.of("tensorflow", "train", "Training"),
        ImportError,
        "Training needs the package tensorflow, which is not installed. Install it with "
        'pip install "pandas-semtype[train]".',
    ),
]


@pytest.mark.parametrize(("error", "also", "message"), BUILT, ids=lambda part: str(part)[:30])
def test_errors_say_what_happened_and_how_to_fix_it(error, also, message):
    assert isinstance(error, errors.SemtypeError)
    assert isinstance(error, also)
    assert message in str(error)
    assert str(error).endswith((".", "?"))


@pytest.mark.parametrize("error", [case[0] for case in BUILT], ids=lambda e: type(e).__name__)
def test_errors_survive_pickling(error):
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)


@pytest.mark.parametrize(
    ("warning", "message"),
    [
        (
            errors.LowConfidenceWarning.of([("a", "city"), (1, "age"), (2, "age"), (3, "age")]),
            "4 column(s) were left out because they are not sure enough: 'a' may be 'city'; "
            "1 may be 'age'; 2 may be 'age'; ... Look at",
        ),
        (errors.ActivationWarning.of("fit"), "Pass activate=True to keep that, or activate=False"),
        (errors.ForgettingWarning.of("city", 0.9, 0.5), "of 'city' from 0.90 to 0.50"),
        (
            errors.KnownTypeWarning.of("doi", "uri", 2, 5),
            "types 2 of 5 example columns of 'doi' as 'uri' with confidence.",
        ),
        (
            errors.PersonalNamesWarning.of(3, "mail addresses"),
            "3 name(s) of columns or of levels of the index look like mail addresses, and mask",
        ),
        (
            errors.TreatmentWarning.of({"order": "left out as a key"}),
            "SemanticTyper treats 1 column(s) in a way to know of: 'order' (left out as a key).",
        ),
        (
            errors.TreatmentWarning.unknown({"wood": (20, 20), 3: (9, 10)}),
            "in the cells of 2 column(s): 'wood' (20 of 20 cells); 3 (9 of 10 cells). Check",
        ),
        (errors.LeakWarning.of("Style separates.", "Clean it."), "Style separates. Clean it."),
        (
            errors.AccessorConflictWarning.of("Series", "semtype", "other.pkg"),
            "Series.semtype is already registered by other.pkg and was left in place.",
        ),
        (
            errors.DirectionWarning.named("wt103-bwd", "backward", "forward"),
            "'wt103-bwd' seems to be a backward language model and is given as the forward one.",
        ),
        (
            errors.DirectionWarning.of("forward", 900.0, 80.0),
            "The forward language model finds the texts likelier when they are read in the other",
        ),
    ],
    ids=lambda part: str(part)[:20],
)
def test_warnings_can_be_raised_as_they_are_built(warning, message):
    with pytest.warns(type(warning)) as caught:
        warnings.warn(warning, stacklevel=1)
    assert message in str(caught[0].message)


@pytest.mark.parametrize("name", errors.__all__)
def test_classes_say_where_they_are_imported_from(name):
    kind = getattr(errors, name)
    assert f"{kind.__module__}.{kind.__qualname__}" == f"pandas_semtype.errors.{name}"
    again = pickle.loads(pickle.dumps(kind("Column 'π' is gone.")))
    assert type(again) is kind
    assert str(again) == "Column 'π' is gone."


def test_every_class_has_a_test():
    classes = {
        name
        for name in errors.__all__
        if isinstance(getattr(errors, name), type) and name != "SemtypeError"
    }
    warned = {"LowConfidenceWarning", "ForgettingWarning", "LeakWarning"}
    warned |= {"AccessorConflictWarning", "KnownTypeWarning"}
    warned |= {"ActivationWarning", "DirectionWarning", "PersonalNamesWarning", "TreatmentWarning"}
    warned |= {"NotSavedWarning"}
    tested = {type(case[0]).__name__ for case in BUILT} | warned
    assert classes == tested


def test_cells_of_a_received_object_are_not_shown():
    secret = pd.DataFrame({"a": ["4111 1111 1111 1111"]})
    for value in (secret, secret["a"], ["4111 1111 1111 1111"], {"a": "4111 1111 1111 1111"}):
        assert "4111" not in str(errors.ArgumentError.of("threshold", value, "a number"))


def test_long_values_and_long_lists_are_cut():
    message = str(errors.ColumnSelectionError.missing("z" * 500, [f"col{i}" for i in range(99)]))
    assert "and 91 more" in message
    assert len(message) < 300


def test_names_of_any_type_have_near_names():
    assert "('a', 1)" in str(errors.ColumnSelectionError.missing(("a", 2), [("a", 1), "b"]))
    assert "Known columns: 1, None." in str(errors.ColumnSelectionError.missing("x", [1, None]))
    assert "There are no columns." in str(errors.ColumnSelectionError.missing("x", []))
