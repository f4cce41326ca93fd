"""What users call regions, functions, bodies and topics, held against what the library knows."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from hengce.graph.queries import documents
from hengce.graph.scope import Scope
from hengce.graph.store import View
from hengce.ingest.errors import ConfigError
from hengce.ingest.lexicon.topics import Topic, load_topic_lexicon
from hengce.search.index import KnownField
from hengce.ui.present import document_name

SHOWN = 12  # names listed in a message: enough to see what there is, short enough to read


class Names(Protocol):
    """Whatever knows which values occur in a field: an index."""

    def known(self, name: KnownField) -> tuple[str, ...]:
        """The values that occur in a field, sorted."""
        ...


def resolve_scope(scope: Scope, names: Names) -> Scope:
    """The scope with every name as the library writes it: a topic's key, a function for a body's short name.

    Raises: ConfigError that says which names are known and which are nearest, when one is not.
    """
    return replace(
        scope,
        region=scope.region and resolve_region(scope.region, names),
        function=scope.function and _resolve_function(scope.function, names),
        department=scope.department and _resolve_department(scope.department, names),
        topic=scope.topic and resolve_topic(scope.topic, names).key,
        document_type=scope.document_type
        and _resolve("文种", "document type", scope.document_type, names.known("document_type")),
    )


def resolve_region(region: str, names: Names) -> str:
    """The region as the library writes it; a code, and a region above one that has documents, stay as they are.

    Raises: ConfigError when the library has nothing of that region.
    """
    paths = names.known("region_path")
    above = {"/".join(path.split("/")[:depth]) for path in paths for depth in range(1, path.count("/") + 2)}
    if region.isdecimal() or region in above or any(region in path.split("/") for path in above):
        return region
    return _resolve("地区", "region", region, names.known("region"))


def resolve_topic(topic: str, names: Names) -> Topic:
    """The topic of that key or name, of any field.

    Raises: ConfigError that names the topics of the library and the nearest of them, when there is none.
    """
    lexicon = load_topic_lexicon()
    if found := lexicon.find(topic):
        return found
    held = names.known("topic")
    nearest = [near.name for near in lexicon.nearest(topic, held)]
    raise _unknown(("主题", "topic"), topic, [name for key, name in lexicon.names.items() if key in held], nearest)


def resolve_document(document: str, view: View) -> str:
    """The id of the document held under that id, or the only one whose title has those words.

    Raises: ConfigError that names documents of the library, when there is none or several.
    """
    held = {row.id: document_name(row) for row in documents(view)}
    if document in held:
        return document
    named = [key for key, name in held.items() if document in name]
    if len(named) == 1:
        return named[0]
    nearest = [*(held[key] for key in named), *_close(document, held), *_close(document, held.values())]
    raise _unknown(("文件", "document"), document, list(held.values()), nearest[:3])


def _resolve_function(function: str, names: Names) -> str:
    from hengce.ingest.lexicon.departments import load_department_lexicon

    known = names.known("function")
    if function in known:
        return function
    meant = load_department_lexicon().function_of(function)
    return meant if meant in known else _resolve("职能", "function", function, known)


def _resolve_department(department: str, names: Names) -> str:
    known = names.known("department")
    if any(department in name for name in known):
        return department
    return _resolve("部门", "body", department, known)


def _resolve(zh: str, en: str, name: str, known: Sequence[str]) -> str:
    """The name when it is known, else the only known one that it is the beginning of (渝中: 渝中区)."""
    if name in known:
        return name
    longer = [candidate for candidate in known if candidate.startswith(name)]
    if len(longer) == 1:
        return longer[0]
    raise _unknown((zh, en), name, known, [*longer, *_close(name, known)])


def _close(name: str, known: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(name, list(known), n=3, cutoff=0.3)  # 0.3: 杭州市 ~ 杭锦旗


def _unknown(kind: tuple[str, str], name: str, known: Sequence[str], nearest: Sequence[str]) -> ConfigError:
    zh, en = kind
    shown, near = known[:SHOWN], tuple(dict.fromkeys(nearest))
    more_zh, more_en = ("等", " …") if len(known) > SHOWN else ("", "")
    known_zh = f"现有{zh}：{'、'.join(shown)}{more_zh}" if known else f"还没有读出任何{zh}"
    known_en = f"known: {', '.join(shown)}{more_en}" if known else "it knows none yet"
    near_zh, near_en = (f"最接近的是{'、'.join(near)}；", f"nearest: {', '.join(near)}; ") if near else ("", "")
    return ConfigError(
        f"文库中没有{zh}“{name}”；{near_zh}{known_zh}。",
        f"The library has no {en} “{name}”; {near_en}{known_en}.",
    )
