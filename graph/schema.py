"""The kinds of node and edge in the graph, each edge with the sentence it stands for.

A body's names, official and printed, are nodes: there are fifty times as many edges that carry them.

Ids: a provision is `文号#2.1.1`, a fact `文号#Target-3`, a region its path `云南省/临沧市`, a body its region and
official name `云南省/临沧市:临沧市教育局`. A document held has a `shelf`, by which documents stand in order: by the
codes of their regions (全国 first), then by date; those of no region last. It keeps how many facts of each kind it
states, how many responsibilities in each role (`lead`), and as its `work` how many of bodies of each function
(`教育 lead 12`).
"""

from dataclasses import dataclass
from typing import Literal, get_args

from hengce.ingest.model import Role

PropertyType = Literal["text", "whole", "number", "truth", "texts"]
Properties = tuple[tuple[str, PropertyType], ...]

DEPTH = 4  # township → county → prefecture → province → country: the longest way up
FORMAT = 4  # counts up when a graph written before can no longer be read


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A kind of node, told apart by `id`.

    `owned` nodes belong to the one document named in their `document`. A shared node lasts as long as one of the
    patterns of `kept_by` finds it (as `n`).
    """

    name: str
    properties: Properties
    owned: bool = False
    kept_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """A kind of edge and the sentence it stands for. A `shared` edge joins shared nodes, and stands there once."""

    name: str
    source: str
    target: str
    sentence: str
    properties: Properties = ()
    shared: bool = False


def _texts(*names: str) -> Properties:
    return tuple((name, "text") for name in names)


PLACE: Properties = (("start", "whole"), ("end", "whole"), ("quote", "text"))
WORDS: Properties = (("text", "text"), ("start", "whole"), ("end", "whole"))
ROLES: tuple[Role, ...] = get_args(Role)
COUNTS = ("provisions", "responsibilities", "duties", "targets", "concessions", "citations", "findings")

NODES = (
    NodeKind(
        "Document",
        (
            *_texts("title", "notice_title", "document_number", "document_type", "issuer", "issued_on", "printed_on"),
            *_texts("field", "region", "region_path", "level", "path", "sha256", "stamp", "shelf"),
            ("held", "truth"),
            ("work", "texts"),
            *((name, "whole") for name in (*COUNTS, *ROLES)),
        ),
    ),
    NodeKind(
        "Department",
        _texts("canonical", "function", "kind", "region"),
        kept_by=(
            "(n)-[:RESPONSIBLE_FOR]->(:Provision)",
            "(n)-[:HAS_DUTY]->(:Provision)",
            "(n)<-[:LED_BY]-(:CoordinationBody)",
            "(n)<-[:HAS_MEMBER]-(:CoordinationBody)",
        ),
    ),
    NodeKind(
        "Region",
        _texts("name", "adcode", "level"),
        kept_by=(
            f"(n)<-[:PART_OF*0..{DEPTH}]-(:Region)<-[:ISSUED_FOR]-(:Document)",
            f"(n)<-[:PART_OF*0..{DEPTH}]-(:Region)<-[:`IN`]-(:Department)",
        ),
    ),
    NodeKind("Name", (), kept_by=("(n)<-[:CALLED]-(:Department)",)),
    NodeKind("Function", (), kept_by=("(n)<-[:PERFORMS]-(:Department)",)),
    NodeKind("Topic", (), kept_by=("(n)<-[:ABOUT]-(:Provision)",)),
    NodeKind("Item", _texts("category", "name"), kept_by=("(n)<-[:`ON`]-(:Concession)",)),
    NodeKind("Indicator", (), kept_by=("(n)<-[:`OF`]-(:Target)",)),
    NodeKind("Provision", (*_texts("document", "number", "label", "heading", "kind"), *WORDS), owned=True),
    NodeKind(
        "Target",
        (
            *_texts("document", "kind", "deadline", "indicator", "operator", "unit", "scope"),
            ("value", "number"),
            ("upper", "number"),
            *WORDS,
        ),
        owned=True,
    ),
    NodeKind(
        "Concession",
        (*_texts("document", "category", "item", "treatment", "beneficiary"), ("rate", "number"), *WORDS),
        owned=True,
    ),
    NodeKind(
        "CoordinationBody",
        (*_texts("document", "name", "lead", "office"), ("members", "texts"), *PLACE),
        owned=True,
    ),
    NodeKind("Finding", (*_texts("document", "kind", "zh", "en"), *PLACE), owned=True),
)

EDGES = (
    EdgeKind("ISSUED_FOR", "Document", "Region", "文件适用于地区 · the document holds for the region"),
    EdgeKind(
        "PART_OF", "Region", "Region", "地区属于上级地区 · the region is part of the region above it", shared=True
    ),
    EdgeKind("HAS", "Document", "Provision", "文件含有条款 · the document has the provision"),
    EdgeKind("CHILD_OF", "Provision", "Provision", "条款在上级条款之下 · the provision stands below its parent"),
    EdgeKind(
        "RESPONSIBLE_FOR",
        "Department",
        "Provision",
        "单位对条款牵头、配合或负责 · the body answers for the provision in a role",
        (*_texts("name", "role"), ("open_ended", "truth"), *PLACE),
    ),
    EdgeKind(
        "HAS_DUTY",
        "Department",
        "Provision",
        "单位承担条款中写明的职责 · the body has the duty that the provision spells out",
        (*_texts("name"), *WORDS),
    ),
    EdgeKind("CALLED", "Department", "Name", "单位名为 · the body is called so", shared=True),
    EdgeKind("PERFORMS", "Department", "Function", "单位履行职能 · the body performs the line of work", shared=True),
    EdgeKind("IN", "Department", "Region", "单位在地区 · the body is one of the region's", shared=True),
    EdgeKind("STATES", "Document", "Target", "文件提出目标或标准 · the document states the target"),
    EdgeKind("STATES", "Document", "Concession", "文件给予优惠 · the document states the concession"),
    EdgeKind("STATES", "Document", "CoordinationBody", "文件设立协调机构 · the document states the coordination body"),
    EdgeKind("STATES", "Document", "Finding", "文件中有待核之处 · the document states what was found"),
    EdgeKind("SETS", "Provision", "Target", "条款设定目标或标准 · the provision sets the target"),
    EdgeKind("GRANTS", "Provision", "Concession", "条款给予优惠 · the provision grants the concession"),
    EdgeKind("SETS_UP", "Provision", "CoordinationBody", "条款设立协调机构 · the provision sets up the body"),
    EdgeKind("RAISES", "Provision", "Finding", "条款中有待核之处 · the provision raises the finding"),
    EdgeKind("OF", "Target", "Indicator", "目标针对指标 · the target is one of the indicator"),
    EdgeKind("ON", "Concession", "Item", "优惠针对税费项目 · the concession is on the item"),
    EdgeKind("ABOUT", "Provision", "Topic", "条款属于主题 · the provision is about the topic", (("rank", "whole"),)),
    EdgeKind(
        "CITES",
        "Document",
        "Document",
        "文件引用文件 · the document cites the other",
        (*_texts("provision", "title", "document_number", "relation"), *PLACE, ("candidates", "whole")),
    ),
    EdgeKind(
        "LED_BY", "CoordinationBody", "Department", "协调机构由单位牵头 · the coordination body is led by the body"
    ),
    EdgeKind(
        "HAS_MEMBER", "CoordinationBody", "Department", "协调机构有成员单位 · the coordination body has the member"
    ),
)


def edge_kind(name: str, target: str | None = None) -> EdgeKind:
    """The kind of edge called `name`, and ending at `target` where several are called so.

    >>> edge_kind("STATES", "Target").sentence
    '文件提出目标或标准 · the document states the target'
    """
    return next(kind for kind in EDGES if kind.name == name and target in (None, kind.target))
