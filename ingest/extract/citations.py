"""Citations: other documents and laws that a document names, by title in 《》 or by number alone."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from hengce.ingest.lexicon.documents import DocumentLexicon
from hengce.ingest.marks import last_place
from hengce.ingest.model import Citation, Extracted, Frame, Parsed, Provision, Relation

NUMBER: Final = r"[\u4e00-\u9fff]{1,12}〔\d{4}〕第?\d{1,5}号"  # 国办发〔2019〕15号
TITLE: Final = re.compile(r"《(?P<title>[^《》\n]{2,120}(?:《[^《》\n]+》[^《》\n]*)*)》")
TITLE_OR_NUMBER: Final = re.compile(rf"{TITLE.pattern}|(?P<number>{NUMBER})")
# What may stand in the bracket behind a title: a number with the year in 〔〕, an order with 第…号, a standard.
BRACKET: Final = re.compile(
    r"(?:的(?:通知|函|决定|公告|批复))?（(?P<number>[^（）]{0,60}?(?:〔\d{4}〕第?\d{1,5}号|\d{4}年第?\d{1,4}号(?:公告|令)?|令?第\d{1,4}号(?:令)?|\d{1,4}号令)"
    r"|[A-Z]{2,6}\d{0,2}(?:/[A-Z])?[ /]?\d+(?:\.\d+)?(?:[-—]\d{4})?)"  # JGJ39-2016, DBS45/034—2018, GB17051
    r"[^（）]{0,20}）"
)
ORDER_BEFORE: Final = re.compile(r"日(?P<number>[\u4e00-\u9fff]{2,24}令第\d{1,5}号)$")
LONGEST_ORDER: Final = 40  # characters
# Laws, treaties and standards, which end in other words than plans do.
LAW: Final = re.compile(
    r"(?:法|法典|规则|宪法|章程|公约|协定|(?:框架|政府.{2,40}的)协议|安排|议定书|备忘录|宣言|倡议|宪章|令|行动(?=（\d{4})|规范|通则|准则"
    r"|导则|指引|建议|名录|(?:规范|准入)条件|(?:指导|基本)原则|裁量权?基准|行业分类|[\u4e00-\u9fff]\d{4}|（\d{4}年[修版][^（）]{0,3}）)(?:（[^（）]+）)?$"
)
JOINING: Final = re.compile(
    r".*(?:根据|按照|依据|依照|遵照|比照|对照|落实|贯彻|执行|参照|转发|印发|适用|符合|享受|以及|(?:规定|政策|要求|通知|文件)[和及与]|的通知|的意见)"
)
# A citation is the basis where the sentence says 根据 before it and 制定本办法, or 现将《…》印发, behind it
ON_BASIS: Final = re.compile(r"为了?实施|根据|依据|依照|按照|遵照|贯彻|落实|执行")
MADE_UNDER_IT: Final = re.compile(
    r"[^。；\n]{0,200}?(?:(?:制[定订]|特制|修订)(?:了)?(?:本(?![地省市区县级部单行])|《)|(?:制[定订]|提出)(?:如下|以下)|现(?:将|就|予|印发|通知|公布|转发))"
    r"|[^。\n]{0,300}?，特?制[定订]本(?![地省市区县级部单行])"
)
HEADED_BASIS: Final = re.compile(r"(?:编制|制定|制订|政策|工作|主要|法律|^)依据$")  # 1.2编制依据
LOOKING_BACK: Final = re.compile("近年来|以来")  # 近年来，各地认真落实《…》
SENTENCE_END: Final = "。；\n"
# 你部《关于…的请示》收悉; （…公布，根据《…的决定》第一次修订）
OF_THE_FRONT: Final = re.compile(r"》(?:（[^（）]*）)?[^，。]{0,6}(?:收悉|修[订正])")
SHORT_NAME: Final = re.compile(r"称(?<=[统简]称)[为：“]?《([^《》]+)》")  # （以下简称《意见》）
CARRYING_OUT: Final = ("落实", "贯彻", "实施", "执行")
# 附件：1.辅助器具目录.docx, and 2.申请表 below it: what is attached is part of the document
ATTACHED: Final = re.compile(
    r"^(?:附件(?:\d{1,2}|[一二三四五六七八九十])?[：:.、 ]*(?:\d{1,2}[.、])?|\d{1,2}[.、])"
    r"(?P<name>[^\n。]{4,60}?)(?:\.[A-Za-z]{2,4})?$",
    re.MULTILINE,
)
# 依据国务院《“十四五”残疾人保障规划》, 根据市民政局关于印发《工作方案》的通知 in a plan that is called so, too
OF_ANOTHER: Final = re.compile(
    r"(?:国务院|中共中央|国家)(?:印发的?)?《$|(?:根据|按照|落实|贯彻)[^《》。；]{3,60}关于[印转]发《$"
)
NO_LETTERS: Final = re.compile(r"[\W_]+")
LONGEST_OTHER: Final = 70  # characters that it takes
OWN_PART: Final = 8  # characters of a title that, found inside the document's own title, make it that title


def extract_citations(parsed: Parsed, lexicon: DocumentLexicon) -> Extracted[Citation]:
    """The documents and laws that `parsed` names, each at its first mention, in reading order."""
    own = {title for title in (parsed.document.title, parsed.document.notice_title) if title}
    own.update(p.heading for p in parsed.provisions if p.kind == "attachment" and p.heading)
    own.update(_attached(parsed))
    own_keys = set(map(_key, own))
    short = {*lexicon.types, *SHORT_NAME.findall(parsed.text)}  # 《意见》 alone only recalls what was named before
    region = parsed.document.region
    national = region is not None and region.level == "national"
    found, seen = list[Citation](), set[str]()
    for citation in _mentions(parsed, lexicon):
        if citation.title in short and not citation.document_number:
            continue
        keys = {key for key in (_key(citation.title), citation.document_number) if key}
        of_another = not national and OF_ANOTHER.search(
            parsed.text, max(0, citation.start - LONGEST_OTHER), citation.start
        )
        if (
            keys & seen
            or _ends_in(citation, seen)
            or (not of_another and _is_own(citation, own_keys, parsed.document.document_number))
        ):
            continue
        seen |= keys
        found.append(citation)
    return Extracted(tuple(found))


def _ends_in(citation: Citation, seen: set[str]) -> bool:
    """Whether a number without a title is one named before, with words of the sentence in front."""
    number = citation.document_number if citation.title is None else None
    return number is not None and any(number.endswith(key) for key in seen if "〔" in key)


def _attached(parsed: Parsed) -> Iterator[str]:
    """The names of the attachments that are listed behind the last provision."""
    for frame in parsed.frames:
        if frame.kind == "closing" and parsed.text.find("附件", frame.start, frame.end) >= 0:
            yield from ATTACHED.findall(parsed.text[frame.start : frame.end])


def _mentions(parsed: Parsed, lexicon: DocumentLexicon) -> Iterator[Citation]:
    parts: list[Provision | Frame] = sorted(chain(parsed.provisions, parsed.frames), key=lambda part: part.start)
    text = parsed.text
    for part in parts:
        start, end = part.start, part.end
        if text.find("《", start, end) < 0 and text.find("号", start, end) < 0:
            continue
        found = _part_mentions(parsed, part, lexicon)
        if isinstance(part, Frame) and part.kind == "front":  # titles, numbers and fields of a page are no citations
            found = (c for c in found if c.relation == "basis" or OF_THE_FRONT.match(text, c.end))
        yield from found


def _part_mentions(parsed: Parsed, part: Provision | Frame, lexicon: DocumentLexicon) -> Iterator[Citation]:
    text = parsed.text
    provision = part.number if isinstance(part, Provision) else None
    named = TITLE_OR_NUMBER if text.find("〔", part.start, part.end) >= 0 else TITLE  # four times as fast
    for match in named.finditer(text, part.start, part.end):
        title, end = match["title"], match.end()
        if title is not None:
            bracket = BRACKET.match(text, end, part.end)
            if bracket is None and not _names_document(title, lexicon):
                continue
            number = bracket["number"] if bracket else _order_before(text, part.start, match.start())
            start, end = match.start("title"), match.end("title")
        else:
            start = match.start() + _joining_words(text, match)
            number = text[start:end]
        yield Citation(provision, title, number, _relation(parsed, part, match), start, end)


def _relation(parsed: Parsed, part: Provision | Frame, match: re.Match[str]) -> Relation:
    """Whether the document is made under what `match` names: where the sentence says so.

    What leads into numbered parts does; a text without numbered parts is all preamble.
    """
    text = parsed.text
    if isinstance(part, Provision) and part.heading and HEADED_BASIS.search(part.heading):
        return "basis"
    sentence = max(part.start, last_place(text, part.start, match.start(), SENTENCE_END))
    under_it = ON_BASIS.search(text, sentence, match.start()) is not None
    if _leads_in(parsed, part):
        looks_back = LOOKING_BACK.search(text, sentence, match.start()) is not None
        return "basis" if not looks_back and (under_it or parsed.provisions) else "reference"
    return "basis" if under_it and MADE_UNDER_IT.match(text, match.end(), part.end) else "reference"


def _leads_in(parsed: Parsed, part: Provision | Frame) -> bool:
    """Whether a part is the preamble, or leads into the attachment of a letter without parts."""
    return part.kind == "preamble" or (part.kind == "attachment" and part is parsed.provisions[0])


def _order_before(text: str, begin: int, title: int) -> str | None:
    """The number of the order before the `title` that it goes with: 2015年9月30日某市人民政府令第132号《…决定》."""
    order = ORDER_BEFORE.search(text, max(begin, title - LONGEST_ORDER), title) if text[title - 1] == "号" else None
    return order["number"] if order else None


def _joining_words(text: str, match: re.Match[str]) -> int:
    """How many characters before the number only join it to the sentence: 按照 in 按照国发〔2020〕3号, 和 behind 》."""
    joining = JOINING.match(match["number"])
    if joining:
        return joining.end()
    return 1 if match["number"][0] in "和及与" and text[match.start() - 1 : match.start()] in ("》", "）") else 0


def _names_document(title: str, lexicon: DocumentLexicon) -> bool:
    return LAW.search(title) is not None or lexicon.type_at_end.search(title) is not None


def _key(title: str | None) -> str:
    return NO_LETTERS.sub("", title) if title else ""


def _is_own(citation: Citation, own_keys: set[str], own_number: str | None) -> bool:
    """Whether it is one of the document's own titles or part of one.

    What it carries out (关于落实《规划》的意见) is another's, and so is what has another number (《办法》2022年第6号).
    """
    if citation.title is None:
        return citation.document_number == own_number
    key = _key(citation.title).removeprefix("关于")
    others = citation.document_number is not None and citation.document_number != own_number
    for name in own_keys:
        at = name.find(key)
        part = len(key) > OWN_PART and at >= 0 and not name.endswith(CARRYING_OUT, 0, at)
        if key and not others and (key == name or part):
            return True
    return False
