"""Where targets are looked for: the paragraphs of each provision, and the date that already governs them."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from hengce.ingest.dates import find_dates
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.headings import without_date
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.marks import count_before, last_place, stretches_between
from hengce.ingest.model import Document, Parsed, Provision

PARAGRAPH_ENDS: Final = "\n\t"
YEAR: Final = re.compile(r"20\d\d")
YEAR_LENGTH: Final = 4  # characters of a deadline that are its year
YEAR_NAMED: Final = re.compile(r"(20\d\d)年")
YEAR_CITED: Final = re.compile(r"〔(20\d\d)〕")
# 2024年, but 2024—2026年 and 2025年一季度 are no one year
TITLE_YEARS: Final = re.compile(r"20\d\d(?:年(?!第?[一二三四1-4上下前]|度?第?[一二三四]季)|[-—－–~～至])")
PLAN: Final = re.compile(r"(?:方案|计划|要点|安排|清单|分工|分解|任务|实事|工程)(?:（[^（）]*）)?$")
# 完成时限：2025年12月底前
# or （国家医保局|负责，2019年9月底前完成）
NOTE: Final = compile_for_search(
    r"(?:负责|牵头|配合)[，；](?P<by>[^，；。（）\n]{2,16}前)完成[）；。]|(?:(?:完成|办结|整改|工作|实施)(?:时限|期限|时间)|时限要求"
    r"|时间节点|时间要求|进度要求|时限)[：:](?P<words>[^；。）\n]{2,24})"
)
# 责任单位：市民政局 on a line of its own
ROLE_LINE: Final = re.compile(r"\n（?(?:牵头|责任|配合|主办|协办|参与|落实|实施|负责|分管|主管)[\u4e00-\u9fff]{0,4}：")
STAGE_LEAD: Final = re.compile(
    r"(?<=[\n。])(?:第[一二三四五]阶段[：:])?[^，。：（\n]{0,16}(?:阶段|第[一二三四五]步)[^，。：（\n]{0,8}（(?P<words>[^（）\n]*)）[：。]?"
)
RULES: Final = re.compile("(?:办法|条例|规定|细则|规则|规程|规范|标准|准则|守则|章程|制度)$")
TELLING: Final = re.compile("(?:通报|公报|年报)$")
# One of them is in every NOTE. One by one: what begins with one letter is found much faster.
NOTED: Final = tuple(re.compile(words) for words in ("限[：:]", "间[：:]", "点[：:]", "求[：:]", "前完成[）；。]"))
# One of them is in every STAGE_LEAD.
STAGED: Final = tuple(re.compile(rf"{stage}[^，。：（\n]{{0,8}}（") for stage in ("阶段", "第[一二三四五]步"))
# “十五五”时期发展必须遵循的原则: how it is to be done, and where things stand, not what is reached by then
GUIDES: Final = re.compile("指导思想|原则|基本要求|指导方针|特征|关键(?:时期|阶段)|形势|环境")
AIMS_LEAD: Final = re.compile(r"\n(?P<words>[^，。：；（\n]{2,12})：(?=[^\n])")  # 具体指标：到2022年，
LAST_SENTENCE: Final = re.compile(r"[^。\n]+[。；]?\n?(?:（[^（）\n]*|[^。\n]*)$")
SECOND_ITEM: Final = "\n二是"  # a text without parts that goes through what is to be done line by line
REMARKS: Final = ("注：", "备注：", "注1")  # below a table: 注：〔〕内为5年累计数
REMARKS_BEGIN: Final = frozenset(words[0] for words in REMARKS)
BULLETS: Final = frozenset("—-·●•◆■★")


# 床位费, 个人缴费费率：: what is called so is what the figures of its parts are about
AMOUNT: Final = re.compile("(?:费用?|费率|比例|标准|[限数金定]额|额度|[时期]限)：?$")
AMOUNT_ENDS: Final = "费用率例准额度限："  # looked at first: far faster than the pattern


class Genre(Enum):
    """How far a date reaches: over its paragraph in aims and stages; over its sentence elsewhere.

    A step is a part of a staged plan that is no stage by itself.
    """

    AIMS = "aims"
    STAGE = "stage"
    STEP = "step"
    MEASURE = "measure"
    PREAMBLE = "preamble"


# The genre of a part and the date that governs it; no genre in sections that look back.
_Governed = tuple[Genre | None, str | None]
UNGOVERNED: Final[_Governed] = (Genre.MEASURE, None)


class Passage(NamedTuple):
    """One provision's own words without label and heading, as [start, end) of the text.

    `deadline` governs from the start: the date of the stage, or the one that the part above leads in with.
    """

    provision: str | None
    genre: Genre
    deadline: str | None
    heading: str
    start: int
    end: int


def is_of_rules(document: Document) -> bool:
    """Whether a document lays down rules (管理办法, 条例): what it says in figures is to be kept to."""
    return RULES.search(document.document_type or "") is not None


def tells(document: Document) -> bool:
    """Whether a document tells how things stand (通报, 公报): only what it dates is to be reached."""
    return TELLING.search(document.document_type or "") is not None


def own_year(document: Document) -> int | None:
    """The year in which the document was issued, as far as it says so."""
    for words in (document.issued_on, document.document_number, document.title):
        if match := YEAR.search(words or ""):
            return int(match[0])
    return None


def year_of_plan(document: Document) -> int | None:
    """The one year whose plan the document is, as its title says: 河北省2024年民生工程实施方案."""
    years = set(TITLE_YEARS.findall(document.title or ""))
    year = next(iter(years), "") if len(years) == 1 else ""
    return int(year[:4]) if len(year) == len("2024年") else None


def is_plan(document: Document) -> bool:
    """Whether all that is undated in a year's plan is to be done in it, as in no list of policies."""
    return PLAN.search(document.title or "") is not None


def running_year(text: str) -> int | None:
    """The year that 年底前 most likely falls in where the document has no date.

    It is no earlier than the documents that it cites; else it is the year named most.
    """
    named = Counter(map(int, YEAR_NAMED.findall(text)))
    cited = max(map(int, YEAR_CITED.findall(text)), default=0)
    since = [year for year in sorted(named) if year >= cited]
    return next(iter(since), None) if cited else max(since, key=named.__getitem__, default=None)


def any_between(places: list[int], start: int, end: int) -> bool:
    """Whether any of the ordered `places` lies in [start, end)."""
    at = count_before(places, start)
    return at < len(places) and places[at] < end


def passages(parsed: Parsed, lexicon: TargetLexicon, year: int | None, marks: list[int]) -> Iterator[Passage]:
    """The passages of all provisions, preambles and closings that hold one of `marks` or that stand under a date.

    Sections that look back are left out. 7月 in a heading falls in `year`.
    """
    for frame in parsed.frames:
        if frame.kind != "front" and any_between(marks, frame.start, frame.end):
            is_all = not parsed.provisions and parsed.text.find(SECOND_ITEM, frame.start, frame.end) >= 0
            reach = Genre.PREAMBLE if frame.kind == "preamble" and not is_all else Genre.MEASURE
            yield from _with_aims(parsed.text, Passage(None, reach, None, "", frame.start, frame.end), lexicon)
    known, named = dict[str | None, _Governed](), dict[str | None, str]()
    for provision in parsed.provisions:
        genre, deadline = governed = _inherited(provision, known.get(provision.parent, UNGOVERNED), lexicon, year)
        if genre is Genre.AIMS:
            governed = genre, deadline or _lead_in_date(provision)
        named[provision.number] = named_amount(provision.heading or "")
        known[provision.number] = (None, None) if _lists_conditions(provision, lexicon) else governed
        if genre is None or provision.kind == "attachment":
            continue
        if deadline or any_between(marks, provision.start, provision.end):
            start = _body_start(provision)
            if deadline or any_between(marks, start, provision.end):
                heading = provision.heading or named.get(provision.parent, "")
                yield Passage(provision.number, genre, deadline, heading, start, provision.end)


def stage_year(passage: Passage) -> int | None:
    """The year in which all of a dated stage falls, and 11月20日前 within it; none where it spans several."""
    first, _, last = (passage.deadline or "").partition("/") if passage.genre is Genre.STAGE else ("", "", "")
    begins, ends = first[:YEAR_LENGTH], (last or first)[:YEAR_LENGTH]
    return int(ends) if ends and begins == ends else None


def named_amount(heading: str) -> str:
    """`heading` when it names an amount, else nothing.

    >>> named_amount("个人缴费费率："), named_amount("加强监督检查")
    ('个人缴费费率', '')
    """
    return heading.rstrip("：") if heading[-1:] in AMOUNT_ENDS and AMOUNT.search(heading) else ""


def _with_aims(text: str, passage: Passage, lexicon: TargetLexicon) -> Iterator[Passage]:
    """`passage` parted at the paragraphs that announce aims without a number: 具体指标：到2022年，教学条件基本达标."""
    start = passage.start
    for lead in AIMS_LEAD.finditer(text, passage.start, passage.end):
        if lead.start("words") > start and lexicon.aims.search(lead["words"]):
            end = text.find("\n", lead.end(), passage.end)
            end = passage.end if end < 0 else end
            yield passage._replace(start=start, end=lead.start())
            yield passage._replace(genre=Genre.AIMS, start=lead.end(), end=end)
            start = end
    yield passage._replace(start=start)


def has_notes(text: str) -> bool:
    """Whether deadlines are noted behind measures: （责任单位：市民政局；完成时限：2025年6月）."""
    return any(words.search(text) for words in NOTED) and NOTE.search(text) is not None


def note_marks(text: str) -> list[int]:
    """Where deadlines are noted: the brackets about them are asides to all other reading."""
    return [note.start() for note in NOTE.finditer(text)] if has_notes(text) else []


def noted(text: str, passage: Passage, year: int | None) -> Iterator[Passage]:
    """`passage` parted at the deadlines noted in it: each holds for the figures before it and for the last sentence."""
    start = passage.start
    is_open = passage.genre is Genre.MEASURE or (passage.genre is Genre.STAGE and passage.deadline is None)
    for note in NOTE.finditer(text, passage.start, passage.end) if is_open else ():
        dates = find_dates(text, *note.span("words" if note["words"] else "by"), year)
        if not dates or not dates[-1].deadline:
            continue
        if passage.genre is Genre.STAGE:  # a step with its own date
            yield passage._replace(
                deadline=dates[-1].deadline, start=start, end=_before_bracket(text, start, note.start())
            )
            start = note.end()
            continue
        roles = ROLE_LINE.search(text, start, note.start())
        until = roles.start() if roles else _before_bracket(text, start, note.start())
        last = None if note["words"] else LAST_SENTENCE.search(text, start, note.start())
        middle = last.start() if last else max(start, until)
        yield passage._replace(deadline=dates[-1].deadline, start=start, end=middle)
        yield passage._replace(genre=Genre.STAGE, deadline=dates[-1].deadline, start=middle, end=max(middle, until))
        start = note.end()
    yield passage._replace(start=start)


def _before_bracket(text: str, start: int, end: int) -> int:
    """Where the bracket or the line with the note begins: 责任单位 before it is no part of the measure."""
    return end if text[end] == "（" else max(text.rfind("（", start, end), text.rfind("\n", start, end), start)


def has_stages(text: str) -> bool:
    """Whether paragraphs are stages of a plan: 第一阶段（2024年1—6月）：完成摸底调查."""
    return any(stage.search(text) for stage in STAGED) and STAGE_LEAD.search(text) is not None


def staged(text: str, passage: Passage, year: int | None) -> Iterator[Passage]:
    """`passage` with each of its paragraphs that is a stage by itself, without the words that name the stage."""
    start = passage.start
    leads = list(STAGE_LEAD.finditer(text, max(0, passage.start - 1), passage.end))
    for at, lead in enumerate(leads):
        dates = find_dates(text, *lead.span("words"), year)
        if not dates or not dates[-1].deadline:
            continue
        if text.startswith("\n", lead.end()):  # what is to be done stands on the lines below
            end = leads[at + 1].start() if at + 1 < len(leads) else passage.end
        else:
            end = text.find("\n", lead.end(), passage.end)
            end = passage.end if end < 0 else end
        yield passage._replace(start=start, end=lead.start())
        yield passage._replace(genre=Genre.STAGE, deadline=dates[-1].deadline, start=lead.end(), end=end)
        start = end
    yield passage._replace(start=start)


def _inherited(provision: Provision, above: _Governed, lexicon: TargetLexicon, year: int | None) -> _Governed:
    genre, deadline = above
    heading = provision.heading
    if not heading:
        return above
    words = without_date(heading)
    if lexicon.sections.search(words):
        if lexicon.background.search(words):
            return None, None
        if lexicon.stage.search(words):
            genre = Genre.STAGE
        elif genre is Genre.MEASURE and provision.kind != "row" and lexicon.aims.search(words):
            genre = Genre.AIMS
    if genre in (Genre.AIMS, Genre.STAGE) and (dates := find_dates(heading, 0, len(heading), year)):
        deadline = dates[-1].deadline or deadline
    if genre is Genre.AIMS and GUIDES.search(heading) and not lexicon.aims.search(heading):
        deadline = None
    return genre, deadline


def _lists_conditions(provision: Provision, lexicon: TargetLexicon) -> bool:
    """申请资助的企业应当具备下列条件：— the parts below say who may apply."""
    return provision.text.endswith("：") and lexicon.eligibility.search(provision.text) is not None


def _lead_in_date(provision: Provision) -> str | None:
    """到2025年，实现以下目标：— the date that the parts below share."""
    if not provision.text.endswith("："):
        return None
    last = last_place(provision.text, 0, len(provision.text), "。\n") + 1
    dates = find_dates(provision.text, last, len(provision.text), None)
    return dates[-1].deadline if dates else None


def _body_start(provision: Provision) -> int:
    if provision.heading is None or provision.kind == "row":
        return provision.start + len(provision.label)
    at = provision.text.find(provision.heading)
    return provision.start + (at + len(provision.heading) if at >= 0 else len(provision.label))


def paragraphs(text: str, passage: Passage) -> list[tuple[int, int, bool]]:
    """Each paragraph or table cell as start, end, and whether it goes on with the date of the one before.

    It does when it is a bullet (——产业规模壮大) or when the one before announced it with a colon.
    """
    found, announced = list[tuple[int, int, bool]](), False
    for start, end in stretches_between(text, passage.start, passage.end, PARAGRAPH_ENDS):
        first = text[start]
        if first in REMARKS_BEGIN and text.startswith(REMARKS, start, end):
            continue
        found.append((start, end, announced or first in BULLETS))
        announced = text[end - 1] == "：" or (announced and text[end - 1] != "。")
    return found
