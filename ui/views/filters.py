"""The filters above the tables: each is bound to the address of the page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import streamlit as st

from hengce.graph.scope import Scope
from hengce.ingest.errors import Message
from hengce.ingest.model import ConcessionCategory, Role, TargetKind
from hengce.ui.components.address import YES, Choice, address
from hengce.ui.components.links import TextLink
from hengce.ui.labels import CATEGORIES, FINDING_KINDS, ROLES, TARGET_KINDS, UNDERSTOOD, label
from hengce.ui.views.opened import Opened

ANY = "全部"
WIDTH = 172  # pixels: two filters stand side by side on a phone
KINDS: tuple[TargetKind, ...] = get_args(TargetKind)
GRANTED: tuple[ConcessionCategory, ...] = get_args(ConcessionCategory)
ANSWERING: tuple[Role, ...] = ("lead", "responsible", "participant")
LABELLED: Mapping[str, tuple[str, Sequence[str], Mapping[str, Message]]] = {
    "role": ("角色", ANSWERING, ROLES),
    "kind": ("类别", tuple(TARGET_KINDS), TARGET_KINDS),
    "category": ("类别", tuple(CATEGORIES), CATEGORIES),
    "finding": ("类别", tuple(FINDING_KINDS), FINDING_KINDS),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen on the page of that name, the view too, by the name it has in the address; no empty values."""

    page: str
    values: Mapping[str, str]

    def scope(self, opened: Opened) -> Scope:
        """The choices as limits of a question to the graph."""
        topics = {name: key for key, name in opened.topics.items()}
        return Scope(
            region=self.values.get("region"),
            within="within" in self.values,
            function=self.values.get("function"),
            department=self.values.get("department"),
            role=next((role for role in ANSWERING if ROLES[role].zh == self.values.get("role")), None),
            topic=topics.get(self.values.get("topic", "")),
            target_kind=next((kind for kind in KINDS if TARGET_KINDS[kind].zh == self.values.get("kind")), None),
            category=next((key for key in GRANTED if CATEGORIES[key].zh == self.values.get("category")), None),
        )

    def address(self, **more: Choice) -> str:
        """The address of the page with these choices and `more`; a choice that is empty there is taken back."""
        return address(self.page, {**self.values, **more})

    def ways_on(self, opened: Opened) -> Iterator[TextLink]:
        """Where to look when nothing fits: in the regions below, or with one choice fewer."""
        region = next((row for row in opened.regions if row.name == self.values.get("region")), None)
        if region and region.below and "within" not in self.values:
            yield TextLink(f"连同下辖地区的 {region.below} 份文件", self.address(within=YES))
        for name, value in self.values.items():
            if name in UNDERSTOOD or name in LABELLED:
                title = LABELLED[name][0] if name in LABELLED else label(UNDERSTOOD, name)
                yield TextLink(f"去掉 {title}：{value}", self.address(**{name: None}))


def fact_filters(opened: Opened, page: str, *names: str) -> Choices:
    """What is chosen in the filters `names`, put on the page in that order; a region can take in those below it."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        chosen = {name: _filter(opened, name) for name in names} | {"view": st.query_params.get("view")}
    return Choices(page, {name: value for name, value in chosen.items() if value})


def key_named(labels: Mapping[str, Message], name: str | None) -> str | None:
    """The key of the label that users call `name`.

    >>> key_named(ROLES, "牵头")
    'lead'
    """
    return next((key for key, message in labels.items() if message.zh == name), None)


def within_box() -> bool:
    """Whether the regions below are taken in."""
    return st.checkbox("含下辖地区", key="within", bind="query-params")


def _filter(opened: Opened, name: str) -> str | None:
    if name == "department":
        return st.text_input("部门", key=name, bind="query-params", placeholder="名称或其中几个字", width=WIDTH)
    if name == "within":
        return YES if within_box() else None
    title, options = _options(opened, name)
    return st.selectbox(title, options, index=None, key=name, bind="query-params", placeholder=ANY, width=WIDTH)


def _options(opened: Opened, name: str) -> tuple[str, Sequence[str]]:
    if name in LABELLED:
        title, keys, messages = LABELLED[name]
        return title, [messages[key].zh for key in keys]
    options = {
        "topic": opened.known_topics,
        "region": list(dict.fromkeys(row.name for row in opened.regions)),
        "function": opened.library.index.known("function"),
    }
    return label(UNDERSTOOD, name), options[name]


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
