"""Whether sources, graph and index of a library are sound, and what to do where they are not (`hengce doctor`)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hengce.ingest.errors import Message, PolicyError
from hengce.ui.library.derive import rules_version
from hengce.ui.library.generations import read_base
from hengce.ui.library.home import Home, explained
from hengce.ui.library.manifest import Manifest
from hengce.ui.library.stores import (
    graph_is_current,
    graph_of,
    graph_product,
    index_is_current,
    index_of,
    index_product,
)
from hengce.ui.servers import EMBEDDED, Servers

NOTHING = Message("", "")
DOCUMENTS = "MATCH (d:Document) WHERE d.held RETURN count(*) AS number"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at, what was found, and what to do; `ok` is whether there is nothing to do."""

    subject: Message
    found: Message
    advice: Message = NOTHING
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether there is nothing to do."""
        return self.advice == NOTHING


@dataclass(frozen=True, slots=True)
class Generation:
    """The state of the library that readers see."""

    home: Home
    folder: Path
    manifest: Manifest


CORPUS, GRAPH, INDEX = Message("原文", "Sources"), Message("图谱", "Graph"), Message("检索库", "Index")
MISSING = Message("没有图谱和检索库", "there is no graph and no index")
REBUILD = Message("请运行 hengce rebuild 由原文建立。", "`hengce rebuild` makes them from the sources.")
UNFINISHED = Message("上次导入没有做完，请再运行一次 hengce ingest。", "The last ingest was broken off: run it again.")
SHOWN_ZH = {"documents": "文件", "Provision": "条款", "entries": "条目"}
SHOWN_EN = {"documents": "documents", "Provision": "provisions", "entries": "entries"}


def examine(home: Path, servers: Servers = EMBEDDED) -> Iterator[Check]:
    """What was found of the sources, the graph and the index of the library at `home`, one after the other.

    A store that cannot be used is a check that failed, not an error. Raises: StoreError when `home` cannot be read.
    """
    place = Home(home, servers)
    with explained(place):
        base = read_base(place)
    yield _check_sources(place, base.manifest)
    if base.generation:
        generation = Generation(place, base.generation, base.manifest)
        yield _told(GRAPH, generation, _check_graph)
        yield _told(INDEX, generation, _check_index)
    elif base.manifest.entries:
        yield Check(GRAPH, MISSING, REBUILD)


def _check_sources(home: Home, manifest: Manifest) -> Check:
    number = len(manifest.entries)
    where = Message(f"{home.folder}：{number} 份文件", f"{home.folder}: {number} documents")
    return Check(CORPUS, where, _advice_on_sources(home, manifest), {"documents": number})


def _advice_on_sources(home: Home, manifest: Manifest) -> Message:
    if not manifest.entries:
        return Message("请用 hengce ingest 导入文件。", "Read documents with `hengce ingest`.")
    lost = [entry.path for entry in manifest.entries if not (home.folder / entry.copy).exists()]
    if lost:
        return Message(
            f"缺少 {len(lost)} 份原文的副本（如 {lost[0]}），请重新导入。",
            f"The copies of {len(lost)} sources are gone (such as {lost[0]}): ingest them again.",
        )
    if manifest.rules != rules_version():
        return Message(
            "事实由旧规则读出，请运行 hengce rebuild。", "Facts were read by older rules: run `hengce rebuild`."
        )
    return NOTHING


def _told(subject: Message, generation: Generation, check: Callable[[Generation], Check]) -> Check:
    try:
        return check(generation)
    except PolicyError as error:
        return Check(subject, Message("不可用", "cannot be used"), error.message)


def _check_graph(generation: Generation) -> Check:
    home, manifest = generation.home, generation.manifest
    with graph_of(home, generation.folder).view() as graph:
        [row] = graph.query(DOCUMENTS)
        counts = {"documents": int(str(row["number"]))} | graph.counts()
    wanted = {"documents": len(manifest.entries), **manifest.counts}
    advice = _advice_on_counts(counts, wanted) or _unfinished(graph_is_current(home, generation.folder, manifest))
    return Check(GRAPH, _found(graph_product(home), counts), advice, counts)


def _check_index(generation: Generation) -> Check:
    home, manifest = generation.home, generation.manifest
    with index_of(home, generation.folder) as index:
        counts = {"entries": index.count()}
    advice = _advice_on_counts(counts, manifest.counts) or _unfinished(
        index_is_current(home, generation.folder, manifest)
    )
    return Check(INDEX, _found(index_product(home), counts), advice, counts)


def _found(product: str, counts: Mapping[str, int]) -> Message:
    sums = [f"{name} {counts[key]}" for key, name in SHOWN_ZH.items() if key in counts]
    sums_en = [f"{counts[key]} {name}" for key, name in SHOWN_EN.items() if key in counts]
    return Message(f"{product}：{'、'.join(sums)}", f"{product}: {', '.join(sums_en)}")


def _advice_on_counts(counts: Mapping[str, int], wanted: Mapping[str, int]) -> Message | None:
    differing = [
        f"{name} {count} ≠ {wanted[name]}" for name, count in counts.items() if wanted.get(name, count) != count
    ]
    names = ", ".join(differing[:3])
    zh, en = f"数量与文库不符（{names}），请运行 hengce rebuild。", f"Counts differ ({names}): run `hengce rebuild`."
    return Message(zh, en) if differing else None


def _unfinished(is_current: bool) -> Message:
    return NOTHING if is_current else UNFINISHED
