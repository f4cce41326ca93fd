"""The filters above the tables: each is bound to the address of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from hengce.graph.scope import Scope
from hengce.ingest.errors import Message
from hengce.ingest.model import Role
from hengce.ui.labels import CATEGORIES, ROLES, TARGET_KINDS
from hengce.ui.views.opened import Opened

ANY = "全部"
WIDTH = 172  # pixels: two filters stand side by side on a phone
ANSWERING: tuple[Role, ...] = ("lead", "responsible", "participant")
LABELLED: Mapping[str, tuple[str, Sequence[str], Mapping[str, Message]]] = {
    "role": ("角色", ANSWERING, ROLES),
    "kind": ("类别", tuple(TARGET_KINDS), TARGET_KINDS),
    "category": ("类别", tuple(CATEGORIES), CATEGORIES),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen, by the name it has in the address; empty values left out."""

    values: Mapping[str, str]

    def scope(self, opened: Opened) -> Scope:
        """The choices as limits of a question to the graph."""
        topics = {name: key for key, name in opened.topics.items()}
        return Scope(
            region=self.values.get("region"),
            function=self.values.get("function"),
            department=self.values.get("department"),
            role=next((role for role in ANSWERING if ROLES[role].zh == self.values.get("role")), None),
            topic=topics.get(self.values.get("topic", "")),
        )


def fact_filters(opened: Opened, *names: str) -> Choices:
    """What is chosen in the filters `names`, put on the page in that order."""
    with st.container(horizontal=True, gap="small"):
        chosen = {name: _filter(opened, name) for name in names}
    return Choices({name: value for name, value in chosen.items() if value})


def key_named(labels: Mapping[str, Message], name: str | None) -> str | None:
    """The key of the label that users call `name`.

    >>> key_named(ROLES, "牵头")
    'lead'
    """
    return next((key for key, message in labels.items() if message.zh == name), None)


def _filter(opened: Opened, name: str) -> str | None:
    if name == "department":
        return st.text_input("部门", key=name, bind="query-params", placeholder="名称或其中几个字", width=WIDTH)
    label, options = _options(opened, name)
    return st.selectbox(label, options, index=None, key=name, bind="query-params", placeholder=ANY, width=WIDTH)


def _options(opened: Opened, name: str) -> tuple[str, Sequence[str]]:
    if name in LABELLED:
        label, keys, messages = LABELLED[name]
        return label, [messages[key].zh for key in keys]
    if name == "topic":
        return "主题", opened.known_topics
    return (
        ("地区", opened.library.index.known("region"))
        if name == "region"
        else ("职能", opened.library.index.known("function"))
    )


def view_switch(*names: str) -> str:
    """Which of the views `names` is chosen, the first unless the address says otherwise."""
    chosen = st.segmented_control(
        "显示方式",
        names,
        default=names[0],
        required=True,
        key="view",
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or names[0]
