"""What a document itself lays down to call bodies: 以下简称市高指中心, 以下统称民政部门, 我局, 主管部门."""

import re
from typing import Final

from hengce.ingest.extract.bodies.body import Body
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.nobody import may_be_a_name
from hengce.ingest.marks import last_place
from hengce.ingest.model import Parsed

TERM: Final = re.compile(r"统称为?“?(?P<term>[\u4e00-\u9fff]{2,10}(?:部门|机关|机构))[”）。]")  # （以下统称民政部门）
# 本办法所称政务部门，是指政府组成部门、直属机构; 管理公共事务的组织（以下简称政务部门）
DEFINED: Final = re.compile(
    r"(?:所称的?“?(?P<meant>[\u4e00-\u9fff]{2,8}部门)”?，?是?指|组织（以下简称“?(?P<short>[\u4e00-\u9fff]{2,8}部门)”?）)"
)
# 市船员服务办公室（以下简称市船员服务部门）
CALLED: Final = re.compile(
    r"（(?:以?下)?简?称为?“?(?P<term>[\u4e00-\u9fff]{2,12}(?:部门|机构|机关|中心|管委会|办事处|指挥部|小组|专班|[局委办会院])|联席会议(?:办公室)?)”?）"
)
ARTICLE: Final = re.compile("第[一二三四五六七八九十百]+条")
SHORTER: Final = re.compile(r"（(?P<term>[\u4e00-\u9fff]{2,8}[局委办会院])）")  # 市交通发展管理办公室（市交管办）
# 市科委是本市重点实验室的主管部门
AUTHORITY: Final = re.compile(
    r"(?:^|[，。；：\n条])(?P<who>[^，。；：\n条]{2,24}?)(?:是|为)[^，。；]{0,30}?主管部门[，。；（\n]"
)
AUTHORITY_END: Final = re.compile(r"主管部门[，。；（\n]")  # looked for first
LONGEST_STATEMENT: Final = 60  # characters before 主管部门
BARE_AUTHORITY: Final = ("主管部门", "行政主管部门")
OURSELVES: Final = re.compile("我[局委厅部办]")  # who issues the document
COMMITTEES: Final = ("管委会", "管理委员会")
LONGEST_NAME: Final = 30
SHORTEST_NAME: Final = 4


def collective_terms(text: str) -> frozenset[str]:
    """What a document calls several bodies together, from where it says so."""
    together = {match["term"] for match in TERM.finditer(text)} if "统称" in text else set[str]()
    defined = DEFINED.finditer(text) if "所称" in text or "简称" in text else ()
    return frozenset(together | {match["meant"] or match["short"] for match in defined})


def bodies_by_terms(parsed: Parsed, reader: BodyReader) -> dict[str, Body | None]:
    """The bodies that a document calls by words of its own, by these words."""
    return {**_by_short_names(parsed.text, reader), **_authority(parsed.text, reader), **_issuer(parsed, reader)}


def short_names(text: str) -> dict[str, int]:
    """The shorter names that a document lays down in so many words, and how often it uses each after that."""
    laid_down = [(match["term"], match.end()) for match in CALLED.finditer(text)] if "称" in text else []
    return {term: text.count(term, behind) for term, behind in laid_down}


def stands_for_another(name: str) -> bool:
    """Whether a name is none of its own: 我局, 主管部门."""
    return name in BARE_AUTHORITY or (name.startswith("我") and OURSELVES.fullmatch(name) is not None)


def _by_short_names(text: str, reader: BodyReader) -> dict[str, Body | None]:
    """Shorter names that a document lays down, with their level and without, and new names that they are short for."""
    if "（" not in text:
        return {}
    called = dict[str, Body | None]()
    for match in CALLED.finditer(text) if "称" in text else ():
        called |= _names_of_one(text, match, reader)
    for match in SHORTER.finditer(text):
        if _is_short_for(match["term"], _item_before(text, match.start())):
            called |= _names_of_one(text, match, reader)
    called |= {bare: body for term, body in called.items() if (bare := reader.places.split_level(term)[1]) != term}
    return {term: body for term, body in called.items() if body and len(term) >= SHORTEST_NAME}


def _is_short_for(term: str, words: str) -> bool:
    """Whether the characters of `term` stand in `words` in the same order: 市交管办 in 市交通发展管理办公室."""
    at = -1
    for char in term:
        at = words.find(char, at + 1)
        if at < 0:
            return False
    return True


def _names_of_one(text: str, called: re.Match[str], reader: BodyReader) -> dict[str, Body | None]:
    """The shorter name in a bracket, the name before it, and the two together, all of one body."""
    found = _body_before(text, called.start(), reader) or _new_body_before(text, called, reader)
    if found is None:
        return {}
    name, body = found
    return {called["term"]: body, name: body, f"{name}（{called['term']}）": body}


def _new_body_before(text: str, called: re.Match[str], reader: BodyReader) -> tuple[str, Body] | None:
    """A body that the lexicon has not, by its name before a bracket; the shorter name there may tell its line."""
    name = _new_name_before(text, called.start(), reader)
    body = (reader.read_item(name) or reader.read_subject(name)) if name else None
    if body is None or body.sort not in ("named", "unknown"):
        return None
    if same := reader.read(called["term"]):
        body = Body("named", body.canonical, same.function, same.kind)
    return name, body


def _body_before(text: str, end: int, reader: BodyReader) -> tuple[str, Body] | None:
    """The body that the words up to `end` name, with the longest name it may have."""
    begin = end - len(_item_before(text, end))
    starts = (start for start in range(begin, end - 2) if text[start] not in "由经向报")
    bodies = ((text[start:end], reader.read(text[start:end])) for start in starts)
    return next(((name, body) for name, body in bodies if body and body.sort in ("named", "unknown")), None)


def _item_before(text: str, end: int) -> str:
    """The words of the clause, or of the item of a list, that end at `end`, without the label of an article."""
    first = max(0, end - LONGEST_NAME)
    words = text[max(first, last_place(text, first, end, "，。；：\n、（） ") + 1) : end]
    label = ARTICLE.match(words)
    return words[label.end() :] if label else words


def _new_name_before(text: str, end: int, reader: BodyReader) -> str:
    """The words of a clause up to `end` that may be the name of a body of the place; empty where there are none."""
    words = _item_before(text, end).lstrip("由经向报")
    placed = words.startswith(reader.places.shorts) or reader.places.split_level(words)[0] != ""
    return words if placed and may_be_a_name(words) else ""


def _authority(text: str, reader: BodyReader) -> dict[str, Body | None]:
    """Whom 主管部门 alone means: the one body that a document says to be it."""
    ends = [(max(0, end.start() - LONGEST_STATEMENT), end.end()) for end in AUTHORITY_END.finditer(text)]
    said = [match["who"] for start, end in ends for match in AUTHORITY.finditer(text, start, end)]
    found = [reader.read(who.partition("（以下")[0]) for who in said]
    bodies = {body.key: body for body in found if body and body.sort == "named"}
    return dict.fromkeys(BARE_AUTHORITY, *bodies.values()) if len(bodies) == 1 else {}


def _issuer(parsed: Parsed, reader: BodyReader) -> dict[str, Body | None]:
    """Whom 我局 means, and 管委会 in what the committee of a zone issues: the one body that issues the document."""
    issuer = parsed.document.issuer or ""
    words = {match[0] for match in OURSELVES.finditer(parsed.text)} if "我" in parsed.text else set[str]()
    if issuer.endswith(COMMITTEES):
        words.add(COMMITTEES[0])
    body = reader.read(issuer) if words and " " not in issuer else None
    return dict.fromkeys(words, body) if body and body.sort in ("named", "government") else {}
