from __future__ import annotations

import pytest
from helpers import TestDouble

from pandas_semtype import configure


@pytest.fixture
def double():
    """Make a model without a network the default one."""
    model = TestDouble()
    configure(model=model)
    return model
