"""The browser's half of the components: script and style from `static/`, data as plain JSON."""

import functools
from collections.abc import Mapping
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, ClassVar, Protocol

import streamlit as st

if TYPE_CHECKING:
    from dataclasses import Field

    from streamlit.components.v2.types import ComponentRenderer

STATIC = files(__package__) / "static"


class Payload(Protocol):
    """A dataclass whose fields the script reads by the same names."""

    __dataclass_fields__: ClassVar[dict[str, "Field[object]"]]


def show(name: str, payload: Payload, key: str | None = None) -> None:
    """Puts the component `name` on the page. `key` keeps one instance while its data change."""
    show_json(name, asdict(payload), key)


def show_json(name: str, data: Mapping[str, object], key: str | None = None) -> None:
    """Puts the component `name` on the page with `data`."""
    _component(name)(data=data, key=key or name)


@functools.cache
def _component(name: str) -> "ComponentRenderer":
    script = _static("dom.js") + _static(f"{name}.js")
    style = _static("base.css") + _static(f"{name}.css")
    return st.components.v2.component(f"hengce_{name}", html='<div class="root"></div>', css=style, js=script)


def _static(name: str) -> str:
    file = STATIC / name
    return file.read_text("utf-8") if file.is_file() else ""
