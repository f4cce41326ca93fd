"""The titles in front of a document: of the covering notice, and of the plan itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from hengce.ingest.extract.imprint import NUMBER, read_imprint
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.labels import ATTACHMENT, read_label
from hengce.ingest.lexicon.documents import DocumentLexicon
from hengce.ingest.signers import parted, signs

DATE_LINE: Final = re.compile(r"[\d〇○零OОo一二三四五六七八九]{4}年.{1,3}月.{1,3}日")
DATED: Final = re.compile(r"（[^（）]*\d{4}年\d{1,2}月\d{1,2}日[^（）]*）")  # （1991年3月26日济南市人民政府令19号发布）
NUMBER_LINE: Final = re.compile(rf"（?{NUMBER.pattern}）?")
REGISTERED: Final = re.compile(
    r"[A-Z]{2,8}\d{0,3}[-—－]\d{4}[-—－]\d{3,7}"
)  # XTCR-2019-01007, a rule's number in a register
NUMBER_AT_END: Final = re.compile(rf"[（〔【\[]({NUMBER.pattern})[）〕】\]]$")  # …的通知（临政办发〔2020〕112号）
NUMBER_AT_START: Final = re.compile(rf"^(?:[（〔【\[]{NUMBER.pattern}[）〕】\]]|{NUMBER.pattern}(?=.{{6,}}))")
# 【已废止】, （失效): what a page says of a document behind its title
STATUS: Final = re.compile(r"[（【\[](?:已?(?:被)?(?:废止|失效|修改|修订)|(?:现行|部分|全文)?(?:有效|失效))[）】\]]$")
WHOLE: Final = re.compile(
    r"(?!关于|印发|转发|下发|颁发)[^，。；：]{2,60}?(?:关于|印发|转发|下发|颁发)"
)  # a title that says who issues it
LETTERHEAD: Final = 3  # bodies each on a line of its own whose paper it is; one or two begin the title
NOTICE: Final = re.compile(r"(?:印发|转发|批转|下发|颁发|颁布|发布|公布)(?:.*的(?:通知|函|公告)|《.+》)$")
INNER: Final = re.compile(  # 关于印发《…方案》的通知, 关于印发…方案的通知; a page's headline may end with 》
    r"(?:印发|转发|批转|下发|颁发|颁布|发布|公布)(?:《(?P<quoted>.+)》(?:的(?:通知|函|公告))?|(?P<bare>.+)的(?:通知|函|公告))$"
)
# 【关注】, （转载）, 聚焦|: what a site or a column puts before a title
TAG: Final = re.compile(
    r"^(?:【[^】]{1,6}】|[（\[](?:转载|转发|转|发至[^（）]{2,12}|此件[^（）]{2,12})[）\]]|[^|，。《》]{1,8}\|(?=[^|]{8,}$))"
)
DATELINE: Final = re.compile(r"新华社[^，。]{2,8}\d{1,2}月\d{1,2}日电")
ENTRY: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})*[ .．、]?[^\d，。；：]{2,30}")  # 3.1预防行动, below 目录
ASIDE: Final = re.compile(r"（[^（）]*：[^（）]*）")  # （联系科室：…，联系电话：…）
MARKS: Final = "*_# |"
ABRIDGED: Final = compile_for_search(
    r"^（[本此]?(?:文|件|文件)有删[减节]）|（(?:节[选录]|摘[要录编])）$|（[^（）]{2,30}年[^（）]{1,6}月[^（）]{1,6}[日号]）$"
)  # notes on a title's line
NAMED_BY_PAGE: Final = re.compile(
    r"^(?:内容概述|概述|信息名称|文件名称|标题)[：:]?(?=.{6})"
)  # 概述某省人民政府关于…的意见
COLOPHON: Final = re.compile(r".{0,40}\d{4}年\d{1,2}月\d{1,2}日印发?")  # 某市人民政府办公室2019年5月15日印发
# What is taken away from a title, in order, and the signs of which one must be there
AROUND_TITLES: Final = (
    (TAG, "|】）]"),
    (NAMED_BY_PAGE, "述称题"),
    (ABRIDGED, "）"),
    (STATUS, "）】]"),
    (NUMBER_AT_END, "号"),
    (NUMBER_AT_START, "号"),
)
ENDS: Final = re.compile(rf"的(?:通知|公告|通告|函|决定|批复)$|{NOTICE.pattern}")
# PDF：某市人民政府办公室关于印发《某方案》的通知.pdf, the notice that a page offers as a file beside the plan
FILE: Final = re.compile(
    r"(?:[A-Za-z]+|附件\d?|原文|文件|下载)?[：:]?(?P<notice>[\u4e00-\u9fff]{4,40}(?:印发|转发|下发|公布)《(?P<title>[^》]+)》的通知)"
    r"\.(?:pdf|docx?|wps|ofd)",
    re.IGNORECASE,
)
# 现将《某县工作责任分工》印发给你们; 研究确定了《…》，现印发给你们; 《…》已经审议通过，现印发
ISSUED: Final = re.compile(
    r"《(?P<title>[^《》]{6,60})》(?:(?:，[^。《》]{0,24})?(?:，?现)?[印颁]发给你们|[^。《》]{2,60}，现(?:予以?)?(?:印发|颁布|发布|公布))"
)
UNTYPED: Final = re.compile(
    r"(?:关于|20\d\d年|[\u4e00-\u9fff]{1,9}?[省市县区州旗镇乡])(?!.*(?:文件|办公室|委员会|政府)$)[^，。；：]{4,40}"
)
GOES_ON: Final = ("（", "的", "》")  # how the line begins that belongs to a title whole without it


@dataclass(frozen=True, slots=True)
class Titles:
    """`title` of the plan itself, `notice` of the covering notice; null where none is printed."""

    title: str | None
    notice: str | None


def find_titles(front: Sequence[str], lexicon: DocumentLexicon, headline: str | None = None) -> Titles:
    """The titles among the lines before the body and the `headline` of the page.

    A title is a run of lines that are neither sentences, dates, numbers, recipients nor a signature, and that ends in a
    document type. Where the notice alone has a title, the plan's is the one the notice quotes; where no line has one,
    it is the headline, else what is sent out with the lines (现将《…》印发给你们), else the last run by itself. A
    notice that quotes nothing (关于分解落实《政府工作报告》的通知) is one where a plan has its title below it.
    """
    headline = bare_title(headline) if headline else None
    if _is_letterhead(front, signers := signers_above(front)):
        front = [line for line in front if line not in signers]
    candidates = map(_unquoted, (*([headline] if headline else ()), *_blocks(front, lexicon)))
    named = (block for block in candidates if lexicon.type_at_end.search(block) or NOTICE.search(block))
    blocks = _latest([block for block in named if block not in lexicon.types])
    letter = blocks[0] if len(blocks) > 1 and blocks[0].endswith("的通知") and not blocks[-1].endswith("通知") else None
    notice = next((block for block in blocks if NOTICE.search(block)), letter)
    plans = [block for block in blocks if block != notice]
    if plans:
        return Titles(plans[-1] if notice else plans[0], notice)
    if notice is None and headline is None:
        issued = next((match["title"] for line in front if (match := ISSUED.search(line))), None)
        return Titles(issued or _untyped(front, lexicon), None)
    inner = INNER.search(notice) if notice else None
    return Titles((inner["quoted"] or inner["bare"]) if inner else notice or headline, notice if inner else None)


def signers_above(front: Sequence[str]) -> tuple[str, ...]:
    """The bodies below each other that stand right above a title that begins with 关于."""
    at = next((at for at, line in enumerate(front) if line.startswith("关于")), 0)
    return tuple(takewhile(signs, reversed(front[:at])))[::-1]


def _is_letterhead(front: Sequence[str], signers: Sequence[str]) -> bool:
    """Whether the `signers` above a title are those whose paper it is: behind the document's number they begin it."""
    if len(signers) < LETTERHEAD or any(map(_names_several, signers)):
        return False
    return not any(NUMBER_LINE.fullmatch(line) for line in front[: front.index(signers[0])])


def _names_several(line: str) -> bool:
    """Whether a line of signers names more than one: a title that is broken to fill its lines does."""
    return "、" in parted(line)


def _untyped(front: Sequence[str], lexicon: DocumentLexicon) -> str | None:
    """The last run of lines, where it says whose or what it is about, though no document type: 某市稳增长二十条."""
    return next((block for block in [*_blocks(front, lexicon)][-1:] if UNTYPED.fullmatch(block)), None)


def _unquoted(block: str) -> str:
    """《某市实施方案》 alone on its lines is the title in the marks."""
    whole = block.startswith("《") and block.find("》") == len(block) - 1
    return block[1:-1] if whole else block


def notice_of_file(lines: Sequence[str], title: str | None) -> str | None:
    """The notice that covers the plan called `title`, as the page names it where it offers it as a file."""
    files = (FILE.fullmatch(line) for line in lines)
    return next((file["notice"] for file in files if file and file["title"] == title), None)


def _latest(blocks: Sequence[str]) -> list[str]:
    """The blocks without those that a later one prints again, with those who issue it or without spaces."""
    bare = [block.replace(" ", "") for block in blocks]
    return [block for at, block in enumerate(blocks) if not any(_prints(later, bare[at]) for later in bare[at + 1 :])]


def _prints(block: str, title: str) -> bool:
    before = block.removesuffix(title)
    return block.endswith(title) and (not before or signs(before))


def _blocks(front: Sequence[str], lexicon: DocumentLexicon) -> Iterator[str]:
    """Runs of lines that may be titles, each joined; a line that is a title by itself begins a run."""
    block = ""
    lines = [bare_title(line) for line in front]
    for at, bare in enumerate(lines):
        nothing = _no_title(front, at)
        if block and (nothing or _is_ended(block, bare) or _begins_anew(lines, at, block, lexicon)):
            yield block
            block = ""
        if not nothing:
            block += bare
    if block:
        yield block


def _is_ended(block: str, line: str) -> bool:
    """Whether a title ends with `block`, and `line` does not go on with it."""
    return ENDS.search(block) is not None and not line.startswith(GOES_ON)


def _begins_anew(lines: Sequence[str], at: int, block: str, lexicon: DocumentLexicon) -> bool:
    """Whether the line is a title to which the block above it does not belong."""
    line = lines[at]
    again = _begins_again(line, block, lexicon) or _stands_again(lines, at, lexicon)
    return again or _is_whole(line, lexicon)


def bare_title(line: str) -> str:
    """A line without the marks, tags, the number and the remark on validity that a page may put around a title."""
    bare = line.strip(MARKS)
    for pattern, marks in AROUND_TITLES:
        if any(mark in bare for mark in marks):
            bare = pattern.sub("", bare)
    return bare


def number_beside_title(line: str) -> str | None:
    """The document number that stands on the line of a title, before or behind it."""
    match = NUMBER_AT_END.search(line) or NUMBER_AT_START.match(line)
    return next(iter(NUMBER.findall(match[0])), None) if match else None


def _begins_again(line: str, block: str, lexicon: DocumentLexicon) -> bool:
    """Whether the line is a title that the block above it begins with, too: a page's headline and the document's."""
    start = block[:8]
    if block.endswith(("印发", "转发", "下发", "颁发")):  # the title of a notice goes on
        return False
    return len(line) > len(start) > 0 and line.startswith(start) and lexicon.type_at_end.search(line) is not None


def _stands_again(lines: Sequence[str], at: int, lexicon: DocumentLexicon) -> bool:
    """Whether the line stands further above, too, and is the name of a document."""
    return lines[at] in lines[:at] and lexicon.type_at_end.search(lines[at]) is not None


def _is_whole(line: str, lexicon: DocumentLexicon) -> bool:
    """Whether the line is a title by itself: nothing that stands above it belongs to it."""
    return WHOLE.match(line) is not None and (lexicon.type_at_end.search(line) or NOTICE.search(line)) is not None


def _no_title(front: Sequence[str], at: int) -> bool:
    line = front[at]
    return (
        line[-1] in "。：；，"
        or "。" in line
        or line.endswith(("文件", "政策全文", "目录"))
        or line.startswith(("（此件", "发布", "来源", "["))
        or line.count("|") > 1
        or ATTACHMENT.match(line) is not None
        or NUMBER_LINE.fullmatch(line) is not None
        or DATE_LINE.match(line) is not None
        or REGISTERED.fullmatch(line) is not None
        or DATED.fullmatch(line) is not None
        or read_imprint(line) is not None
        or COLOPHON.fullmatch(line) is not None
        or DATELINE.fullmatch(line) is not None
        or read_label(line) is not None  # an entry of a table of contents
        or ("目录" in front[:at] and ENTRY.fullmatch(line) is not None)
        or ASIDE.fullmatch(line) is not None
        or (signs(line) and at + 1 < len(front) and DATE_LINE.match(front[at + 1]) is not None)
    )
