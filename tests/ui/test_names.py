"""Names as users type them, held against what the library knows."""

import pytest

from hengce.graph.scope import Scope
from hengce.ingest.errors import ConfigError
from hengce.ui.names import resolve_scope

KNOWN = {
    "region": ("临沧市", "渝中区"),
    "region_path": ("云南省/临沧市", "重庆市/渝中区"),
    "function": ("卫生健康", "教育"),
    "department": ("临沧市卫生健康委员会", "市卫生健康委"),
    "document_type": ("实施方案",),
    "topic": ("tax_fee",),
}


class Library:
    """What an index knows of a library of two documents."""

    def known(self, name: str) -> tuple[str, ...]:
        return KNOWN[name]


def resolved(**names: str) -> Scope:
    return resolve_scope(Scope(**names), Library())  # type: ignore[arg-type]  # text fields only


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("region", "渝中区", "渝中区"),
        ("region", "渝中", "渝中区"),
        ("region", "云南省", "云南省"),
        ("region", "云南省/临沧市", "云南省/临沧市"),
        ("region", "530900", "530900"),
        ("function", "教育", "教育"),
        ("function", "旗卫健委", "卫生健康"),
        ("department", "卫生健康委", "卫生健康委"),
        ("topic", "tax_fee", "tax_fee"),
        ("document_type", "实施方案", "实施方案"),
    ],
)
def test_name_is_understood(field: str, typed: str, meant: str) -> None:

    assert getattr(resolved(**{field: typed}), field) == meant


@pytest.mark.parametrize("field", ["region", "function", "department", "topic", "document_type"])
def test_unknown_name_is_refused(field: str) -> None:
    with pytest.raises(ConfigError, match="文库中没有"):
        resolved(**{field: "月球背面"})
