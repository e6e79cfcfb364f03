"""Without the extra ``train``, simulating says what to install."""

from __future__ import annotations

import sys

import pytest

from pandas_semtype.errors import MissingDependencyError
from pandas_semtype.simon import simulate


@pytest.mark.needs(*simulate._WORD_SOURCES)  # all of them but the one that is taken away
@pytest.mark.parametrize("missing", ["faker", "pycountry"])
def test_a_missing_source_of_words_is_named(missing, monkeypatch):
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setattr(simulate, "all_sources", simulate.all_sources.__wrapped__)
    with pytest.raises(MissingDependencyError, match=rf"package {missing}.*semtype\[train\]"):
        simulate.generate(1, 2)


def test_a_mapping_needs_faker(monkeypatch):
    monkeypatch.setitem(sys.modules, "faker", None)
    with pytest.raises(MissingDependencyError, match=r"package faker.*semtype\[train\]"):
        simulate.generate(1, 2, mapping={"email": ["email"]})
