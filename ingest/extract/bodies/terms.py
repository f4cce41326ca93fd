"""What a document itself lays down to call bodies: 以下简称市高指中心, 以下统称民政部门, 我局, 主管部门."""

import re
from typing import Final

from hengce.ingest.extract.bodies.body import Body
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.model import Parsed

TERM: Final = re.compile(r"统称为?“?(?P<term>[\u4e00-\u9fff]{2,10}(?:部门|机关|机构))[”）。]")  # （以下统称民政部门）
# 市船员服务办公室（以下简称市船员服务部门）
CALLED: Final = re.compile(
    r"（以下简?称“?(?P<term>[\u4e00-\u9fff]{2,12}(?:部门|机构|机关|中心|管委会|办事处|[局委办会院]))”?）"
)
# 市科委是本市重点实验室的主管部门
AUTHORITY: Final = re.compile(
    r"(?:^|[，。；：\n条])(?P<who>[^，。；：\n条]{2,24}?)(?:是|为)[^，。；]{0,30}?主管部门[，。；（\n]"
)
AUTHORITY_END: Final = re.compile(r"主管部门[，。；（\n]")  # looked for first
LONGEST_STATEMENT: Final = 60  # characters before 主管部门
BARE_AUTHORITY: Final = ("主管部门", "行政主管部门")
OURSELVES: Final = re.compile("我[局委厅部办]")  # who issues the document
LONGEST_NAME: Final = 24
SHORTEST_NAME: Final = 4


def collective_terms(text: str) -> frozenset[str]:
    """What a document calls several bodies together, from where it says so."""
    return frozenset(match["term"] for match in TERM.finditer(text)) if "统称" in text else frozenset()


def bodies_by_terms(parsed: Parsed, reader: BodyReader) -> dict[str, Body | None]:
    """The bodies that a document calls by words of its own, by these words."""
    return {**_by_short_names(parsed.text, reader), **_authority(parsed.text, reader), **_issuer(parsed, reader)}


def stands_for_another(name: str) -> bool:
    """Whether a name is none of its own: 我局, 主管部门."""
    return name in BARE_AUTHORITY or (name.startswith("我") and OURSELVES.fullmatch(name) is not None)


def _by_short_names(text: str, reader: BodyReader) -> dict[str, Body | None]:
    """Shorter names that a document lays down, with their level and without."""
    if "（以下" not in text:
        return {}
    called = {match["term"]: _body_before(text, match.start(), reader) for match in CALLED.finditer(text)}
    called |= {bare: body for term, body in called.items() if (bare := reader.places.split_level(term)[1]) != term}
    return {term: body for term, body in called.items() if body and len(term) >= SHORTEST_NAME}


def _body_before(text: str, end: int, reader: BodyReader) -> Body | None:
    """The body that the words up to `end` name, by the longest name it may have."""
    starts = (start for start in range(max(0, end - LONGEST_NAME), end - 2) if text[start] not in "由经向报")
    bodies = (reader.read(text[start:end]) for start in starts)
    return next((body for body in bodies if body and body.sort in ("named", "unknown")), None)


def _authority(text: str, reader: BodyReader) -> dict[str, Body | None]:
    """Whom 主管部门 alone means: the one body that a document says to be it."""
    ends = [(max(0, end.start() - LONGEST_STATEMENT), end.end()) for end in AUTHORITY_END.finditer(text)]
    said = [match["who"] for start, end in ends for match in AUTHORITY.finditer(text, start, end)]
    found = [reader.read(who.partition("（以下")[0]) for who in said]
    bodies = {body.key: body for body in found if body and body.sort == "named"}
    return dict.fromkeys(BARE_AUTHORITY, *bodies.values()) if len(bodies) == 1 else {}


def _issuer(parsed: Parsed, reader: BodyReader) -> dict[str, Body | None]:
    """Whom 我局 means: the one body that issues the document."""
    issuer = parsed.document.issuer or ""
    words = {match[0] for match in OURSELVES.finditer(parsed.text)} if "我" in parsed.text else ()
    body = reader.read(issuer) if words and " " not in issuer else None
    return dict.fromkeys(words, body) if body and body.sort == "named" else {}
