"""What a document says of itself: titles, number, type, issuer, dates, recipients."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise, takewhile
from typing import Final

from hengce.ingest.extract.agreement import fill_from_page, settled_fields, title_findings
from hengce.ingest.extract.imprint import DATE, NUMBER, find_imprint
from hengce.ingest.extract.promulgation import find_passing, find_promulgation
from hengce.ingest.extract.region import Signs, extract_region
from hengce.ingest.extract.titles import Titles, find_titles, notice_of_file, number_beside_title, signers_above
from hengce.ingest.lexicon.documents import DocumentLexicon
from hengce.ingest.lexicon.pages import load_page_lexicon
from hengce.ingest.lexicon.regions import RegionLexicon
from hengce.ingest.model import Document, Extracted, Finding
from hengce.ingest.numerals import DIGITS, ZEROS, numeral_to_number
from hengce.ingest.page_fields import PageFields, split_fields
from hengce.ingest.signers import ISSUER, SEALED_FOR, parted, signs
from hengce.ingest.structure import Structure

NO_FIELDS: Final = PageFields()
# 临政办发〔2020〕112号; 财政部税务总局公告2020年第26号
NUMBER_LINE: Final = re.compile(rf"（?({NUMBER.pattern}|[\u4e00-\u9fff]{{2,30}}公告\d{{4}}年第\d{{1,4}}号)）?")
PRINTED: Final = re.compile(rf"({DATE.pattern})印(?:发|$)")
PRINTED_SIGN: Final = "印"  # looked for first
OF_THE_STATE: Final = "中华人民共和国"
BEHIND_ISSUER: Final = re.compile("关于|印发|转发|批转|颁发")  # in a title
BETWEEN_NAMES: Final = re.compile("[，。；]")
COLOPHON: Final = re.compile(rf"({ISSUER.pattern}){PRINTED.pattern}")
# 近日，中共中央办公厅、国务院办公厅印发了《…》，并发出通知: a paper that the press prints
# A notice that takes measures itself is one of measures: 关于支持中小企业若干措施的通知, 十二条措施的通知
MEASURES_NOTIFIED: Final = re.compile(r"(?:若干|[一二三四五六七八九十\d]条)(政策措施|措施|举措)的通知$")
PRESS: Final = re.compile(
    r"(?:近日|日前)，(?P<bodies>[^，。《》]{2,60}?)(?:联合|共同)?(?:印发|发布|出台)了?《[^《》]{4,80}》"
)
LETTERHEAD: Final = re.compile(rf"{ISSUER.pattern}|[\u4e00-\u9fff]{{4,40}}(?:小组|指挥部|联席会议|银行)")
HALF_A_NAME: Final = re.compile(r"[\u4e00-\u9fff]{6,24}")  # over a line that ends in 文件: a long name on two lines
RECIPIENTS: Final = re.compile(r"([^。；：]{4,400})：(?:$|(?=现|为|经|《|根据|按照))")
# 各县人民政府：现将…执行。某县人民政府办公室2022年5月13日
DATED_AT_END: Final = re.compile(rf"[^：]*：.*。(?:{ISSUER.pattern})?(?P<date>{DATE.pattern})")
ADDRESSEE: Final = re.compile(
    r"政府|部门|单位|机构|办事处|委员会|[委局厅办院行会区市县旗州盟]$|中心|公司|集团|企业|学校|各"
)
NO_ADDRESSEE: Final = re.compile(r"如下|下列|以下|事项|来源|日期|时间")
ANNOUNCED: Final = re.compile(
    r"(?:制定|提出|出台|采取|实施|推出)[^。，]{0,6}?(?:如下|以下)([^。，：；]{0,8})"
    r"|(?:制[定订]|特制|出台|提出)(?:了|出)?本([\u4e00-\u9fff]{2,8})"  # 特制定本工作方案
    r"|制[定订][^。，；《》]{2,40}若干(政策措施|政策|措施|举措|意见)[。：]"  # 制定推动高质量发展的若干政策。
    r"|(通知|通告|公告)如下[：。]"  # 现就有关事项通知如下：
)


@dataclass(frozen=True, slots=True)
class FrameLines:
    """The lines around the provisions: before the body, leading into it, and behind it; and a portal's field block.

    `opening` is the text of the first part that has no others below: of articles, what they are made for.
    """

    front: tuple[str, ...]
    preamble: tuple[str, ...]
    opening: str
    closing: tuple[str, ...]
    fields: PageFields


def extract_document(
    text: str,
    structure: Structure,
    documents: DocumentLexicon,
    regions: RegionLexicon,
    page: PageFields = NO_FIELDS,
) -> Extracted[Document]:
    """The fields of the document, always one fact; what it does not state is taken from the `page` around it.

    Findings name what a reader would expect and was not found, and where page and document disagree.
    """
    lines = frame_lines(text, structure)
    page = settled_fields(page.or_else(lines.fields))
    titles = find_titles(lines.front, documents, page.title)
    offered = notice_of_file((*lines.front, *lines.closing), titles.title)
    titles = Titles(titles.title, titles.notice or offered)
    filled = fill_from_page(_own_fields(lines, titles, documents), page)
    document = filled.facts[0]
    region = extract_region(_signs(document), text, regions)
    document = replace(
        document,
        id=document.document_number or sha256(text.encode()).hexdigest()[:16],
        region=region.facts[0] if region.facts else None,
    )
    about_titles = title_findings(find_titles(lines.front, documents), page) if page.title else ()
    return Extracted((document,), (*about_titles, *filled.findings, *region.findings, *_missing(document)))


def _own_fields(lines: FrameLines, titles: Titles, documents: DocumentLexicon) -> Document:
    order, passing = find_promulgation(lines.front), find_passing(lines.front)
    body, day = passing or (None, None)
    return Document(
        id="",
        title=titles.title,
        notice_title=titles.notice,
        document_number=_number(lines) or (order.number if order else None),
        document_type=_type(titles, lines, documents),
        issuer=order.issuer if order else _issuer(lines, titles) or body,
        issued_on=_issued_on(lines, order.date if order else day),
        printed_on=_printed_on(lines),
        recipients=_recipients(lines.front),
        copied_to=_copied_to((*lines.closing, *lines.front)),
    )


def _signs(document: Document) -> Signs:
    """What tells the region."""
    names = tuple(name for name in (document.issuer, document.title, document.notice_title) if name)
    year = int(document.issued_on[:4]) if document.issued_on else None
    return Signs(names, document.document_number, document.recipients, year)


def frame_lines(text: str, structure: Structure) -> FrameLines:
    """The lines of each frame, without those that are fields of a portal."""
    kinds: dict[str, list[str]] = {"front": [], "preamble": [], "closing": []}
    for frame in structure.frames:
        kinds[frame.kind].extend(text[frame.start : frame.end].split("\n"))
    lexicon = load_page_lexicon()
    front, fields = split_fields(_with_closed_brackets(kinds["front"]), lexicon)
    preamble, more = split_fields(kinds["preamble"], lexicon)
    opening = next((part.text for part in structure.provisions if part.kind != "section"), "")
    return FrameLines(tuple(front), tuple(preamble), opening, tuple(kinds["closing"]), fields.or_else(more))


def _with_closed_brackets(lines: Sequence[str]) -> list[str]:
    """The lines, the second of two that one bracket goes over joined to the first: （市人民政府办公室2021年9月24日"""
    joined: list[str] = []
    for line in lines:
        if joined and joined[-1].startswith("（") and "）" not in joined[-1] and line.endswith("）"):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def _number(lines: FrameLines) -> str | None:
    """The document's own number: a line of its own in the front, else beside the title."""
    own = (match[1] for line in lines.front if (match := NUMBER_LINE.fullmatch(line)))
    imprint = find_imprint(lines.front)
    beside = (number for line in lines.front if "。" not in line and (number := number_beside_title(line)))
    return next(own, None) or (imprint.number if imprint else None) or next(beside, None)


def _behind_number(front: Sequence[str]) -> Sequence[str]:
    """The front from the line with the document's number on: what stands above may be of a letter that sends it on."""
    return front[next((at for at, line in enumerate(front) if NUMBER_LINE.fullmatch(line)), 0) :]


def _type(titles: Titles, lines: FrameLines, lexicon: DocumentLexicon) -> str | None:
    if titles.title and (match := MEASURES_NOTIFIED.search(titles.title) or lexicon.type_at_end.search(titles.title)):
        return match[1]
    for line in (*lines.preamble, lines.opening):
        if (match := ANNOUNCED.search(line)) and (kind := _named_type(match[match.lastindex or 0], lexicon)):
            return kind
    return None


def _named_type(words: str, lexicon: DocumentLexicon) -> str | None:
    ending = lexicon.type_at_end.search(words)
    return ending[1] if ending else next((kind for kind in lexicon.types if kind in words), None)


def _issuer(lines: FrameLines, titles: Titles) -> str | None:
    """Who signs above the date, several below each other; else whom the title begins with, who printed it or whose
    paper it is.

    The title says it better where it names more than were read above the date, and for the organs of the state, whom
    it calls by their usual names. Where the press prints a paper, those it names.
    """
    if len(paper := signers_above(lines.front)) > 1:
        return "、".join(map(parted, paper))
    signed, named = _signed(lines), _named_by_title(titles)
    if signed and named:
        bare = signed.replace(OF_THE_STATE, "")
        return named if bare != signed or (bare in named and bare != named) else signed
    if signed or named:
        return signed or named
    printed = next((match[1] for line in lines.closing if (match := COLOPHON.fullmatch(line))), None)
    imprint = find_imprint(lines.front)
    return (
        printed
        or (imprint.issuer if imprint else None)
        or _of_letterhead(lines.front)
        or _named_by_press((*lines.front, *lines.preamble))
    )


def _signed(lines: FrameLines) -> str | None:
    for frame in (_behind_number(lines.front), lines.front, lines.closing):
        lines_of_signers = [line for line in frame if not SEALED_FOR.fullmatch(line)]
        for at, (line, below) in enumerate(pairwise(lines_of_signers)):
            if signs(line) and DATE.match(below):
                above = takewhile(signs, reversed(lines_of_signers[:at]))
                return "、".join(map(parted, (*reversed(list(above)), line)))
    return None


def _named_by_title(titles: Titles) -> str | None:
    for title in (titles.notice, titles.title):
        head = BEHIND_ISSUER.split(title, 1)[0] if title else ""
        if head and all(map(signs, head.split("、"))):  # 中共某县委、某县人民政府关于…
            return parted(head)
    return None


def _of_letterhead(front: Sequence[str]) -> str | None:
    """Whose paper it is: 常州市人民政府文件, several below each other the last of whom has the word."""
    at = next((at for at, line in enumerate(front) if line.endswith("文件")), None)
    if at is None:
        return None
    name = front[at].removesuffix("文件")
    if at == 1 and HALF_A_NAME.fullmatch(front[0]) and not signs(front[0]):
        return front[0] + name
    above = takewhile(signs, reversed(front[:at]))
    return "、".join(map(parted, (*reversed(list(above)), name))) if LETTERHEAD.fullmatch(name) else None


def _named_by_press(lines: Sequence[str]) -> str | None:
    return next((match["bodies"] for line in lines if (match := PRESS.search(line))), None)


def _issued_on(lines: FrameLines, decided: str | None) -> str | None:
    """The date on a line of its own, in brackets where it stands below the title; else when it was `decided`."""
    imprint = find_imprint(lines.front)
    noted = imprint.date if imprint and not imprint.printed else None
    ended = (match["date"] for line in lines.front if (match := DATED_AT_END.fullmatch(line)))
    front = (line.strip("（）？?") for line in (*_behind_number(lines.front), *lines.front))
    dated = (*front, *lines.closing, noted or "", *ended, decided or "")
    return next((date for line in dated if (match := DATE.fullmatch(line)) and (date := _iso(match))), None)


def _printed_on(lines: FrameLines) -> str | None:
    last = (*lines.closing, *lines.front)  # the first sheet of a paper may have its colophon before the plan
    printed = (line for line in last if PRINTED_SIGN in line and PRINTED.search(line))
    return next((_iso(match) for line in printed if (match := DATE.search(line))), None)


def _iso(match: re.Match[str]) -> str | None:
    """2020-12-08 of 2020年12月8日 or 二〇二〇年十二月八日; None for a date that no calendar has."""
    year = "".join(str(DIGITS.get(char, char)) for char in match[1].translate(ZEROS))
    month, day = (int(numeral_to_number(match[n]) or 0) for n in (2, 3))
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _recipients(front: Sequence[str]) -> tuple[str, ...]:
    """主送机关: the first line of the front that ends in ： and names bodies."""
    for line in front:
        if match := RECIPIENTS.match(line):
            names = tuple(name for name in match[1].split("，") if name)
            if all(ADDRESSEE.search(name) for name in names) and not NO_ADDRESSEE.search(match[1]):
                return names
    return ()


def _copied_to(lines: Sequence[str]) -> tuple[str, ...]:
    line = next((line for line in lines if line.startswith("抄送")), "")
    return tuple(name for name in BETWEEN_NAMES.split(line[2:].lstrip("：")) if name)


def _missing(document: Document) -> tuple[Finding, ...]:
    wanted = (("title", "标题", "title"), ("issuer", "发文机关", "issuer"), ("issued_on", "成文日期", "date of issue"))
    return tuple(
        Finding(f"no_{key}", f"没有读出{zh}，请核对原文。", f"No {en} could be read.")
        for key, zh, en in wanted
        if getattr(document, key) is None
    )
