"""Names → one region, one body; citations → one document, held or not."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hengce.ingest.model import Department, Document, Region

NATION = "全国"
BRACKETS = str.maketrans("()[]【】﹝﹞［］", "（）〔〕〔〕〔〕〔〕")
# 中华人民共和国人口与计划生育法（2021年修正）、XX办法（试行）: what is added to or left off a title when it is cited
EDITION = re.compile(r"（(?:[^（）]*(?:修订|修正|施行)|试行|暂行|草案)[^（）]*）$")
# 国务院办公厅关于促进3岁以下婴幼儿照护服务发展的指导意见; 临沧市人民政府办公室关于印发…实施方案的通知
ISSUED = re.compile(r"^(?P<issuer>[^《》“”]*?)(?P<core>关于.+)$")
FORWARDED = re.compile(r"^关于(?:印发|转发|发布|公布)(?P<core>.+?)的(?:通知|公告|决定|函)$")


def region_id(name: str | None, of: Region | None) -> str | None:
    """The id of the region called `name` in a document of the region `of`: its path where that is known.

    >>> lincang = Region("临沧市", "530900", "prefecture", ("云南省", "临沧市"))
    >>> region_id("云南省", lincang), region_id("临沧市", lincang), region_id("双江县", lincang)
    ('云南省', '云南省/临沧市', '双江县')
    """
    path = region_path(of)
    if name in path:
        return "/".join(path[: path.index(name) + 1])
    return name


def region_path(region: Region | None) -> tuple[str, ...]:
    """The names from the province down to the region itself; empty without a region."""
    return () if region is None else region.path or (region.name,)


def department_id(department: Department, of: Region | None) -> str:
    """The id of a body named in a document of the region `of`; the same wherever that body is named.

    A class of bodies without a region (各街道办事处) is that of the document's region.
    """
    place = region_id(department.region, of) or "/".join(region_path(of)) or NATION
    return f"{place}:{department.canonical}"


@dataclass(frozen=True, slots=True)
class Held:
    """A document of the library, as citations can name it."""

    id: str
    titles: tuple[str, ...]
    number: str | None
    issuer: str | None
    issued_on: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """A document as a citation names it: in document `source`, which was issued on `cited_on`."""

    source: str
    title: str | None
    number: str | None
    cited_on: str | None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The id of the document that is meant, whether it is held, and how many held documents would fit."""

    id: str
    held: bool
    candidates: int


@dataclass(frozen=True, slots=True)
class Title:
    """A title without what citing adds or leaves off: `core` is 关于… or the plan inside of 关于印发…的通知."""

    core: str
    issuer: str | None


def parse_title(title: str) -> Title:
    """The core of a title and the issuer printed before it.

    >>> parse_title("国务院办公厅关于促进3岁以下婴幼儿照护服务发展的指导意见").issuer
    '国务院办公厅'
    >>> parse_title("关于印发《托育机构设置标准（试行）》的通知").core
    '托育机构设置标准'
    >>> parse_title("中华人民共和国人口与计划生育法") == parse_title("《人口与计划生育法》")
    True
    """
    plain = EDITION.sub("", _plain(title).strip("《》")).removeprefix("中华人民共和国")
    match = ISSUED.match(plain)
    core, issuer = (match["core"], match["issuer"] or None) if match else (plain, None)
    if forwarded := FORWARDED.match(core):
        inner = parse_title(forwarded["core"])
        return Title(inner.core, inner.issuer or issuer)
    return Title(core, issuer)


def document_to_held(document: Document) -> Held:
    """How citations can name the document."""
    titles = tuple(title for title in (document.title, document.notice_title) if title)
    return Held(document.id, titles, document.document_number, document.issuer, document.issued_on)


class CitationResolver:
    """Finds the document that a citation means, among those held and those only named.

    `named` must be all citations of the library: one that gives only a title means the document that another names by
    title and number.
    """

    def __init__(self, held: Iterable[Held], named: Iterable[Named]) -> None:
        self._by_number: dict[str, list[Held]] = defaultdict(list)
        self._by_core: dict[str, list[Held]] = defaultdict(list)
        for document in held:
            for number in {_plain(document.id), _plain(document.number or document.id)}:
                self._by_number[number].append(document)
            for core in {parse_title(title).core for title in document.titles}:
                self._by_core[core].append(document)
        self._numbers: dict[str, set[str]] = defaultdict(set)
        for citation in named:
            if citation.title and citation.number:
                self._numbers[_plain(citation.title)].add(_plain(citation.number))

    def resolve(self, citation: Named) -> Resolved:
        """The document meant: by number, else by title; of several the newest that the citing document can know."""
        found = self._by_number.get(_plain(citation.number or ""), []) or self._titled(citation)
        if found:
            others = [document for document in found if document.id != citation.source] or found
            return Resolved(_newest(others, citation.cited_on).id, True, len(others))
        return Resolved(self._named_id(citation), False, 0)

    def _titled(self, citation: Named) -> list[Held]:
        if not citation.title:
            return []
        title = parse_title(citation.title)
        return [document for document in self._by_core.get(title.core, []) if _fits(document, title, citation.number)]

    def _named_id(self, citation: Named) -> str:
        if citation.number:
            return _plain(citation.number)
        title = _plain(citation.title or "")
        numbers = self._numbers.get(title, set())
        return next(iter(numbers)) if len(numbers) == 1 else f"《{title.strip('《》')}》"


def _fits(document: Held, title: Title, number: str | None) -> bool:
    if number and document.number:
        return False  # another number is another document
    issuers = {parse_title(printed).issuer for printed in document.titles} | {document.issuer}
    return title.issuer is None or not issuers - {None} or title.issuer in issuers


def _newest(documents: Sequence[Held], cited_on: str | None) -> Held:
    ordered = sorted(documents, key=lambda document: (document.issued_on or "", document.id))
    known = [document for document in ordered if cited_on is None or (document.issued_on or "") <= cited_on]
    return (known or ordered)[-1]


def _plain(words: str) -> str:
    return "".join(words.split()).translate(BRACKETS)
