"""The examples in the documentation of the code are true."""

import doctest
import importlib

import pytest

from tests.modules import importable_modules


@pytest.mark.parametrize("name", importable_modules())
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
