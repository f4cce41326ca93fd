"""Where further texts begin behind the body of a document: attachments by their labels, lists that only name them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from hengce.ingest.labels import ATTACHED_TEXT, ATTACHMENT, ordinal_of, read_label
from hengce.ingest.outline import Labels, TextLine
from hengce.ingest.rows import is_first_row
from hengce.ingest.signers import is_signature

LONGEST_ATTACHMENT_LINE: Final = 60
# 附件：1.任务分工表 lists, on this line and those after it, what follows the document or is kept elsewhere; so does
# 附件2.任务分工表.docx, and a bare 附件： above such lines.
ATTACHMENT_LIST: Final = re.compile(r"(?:附件|附表|附录)[:：] ?[1一][.、]")
ATTACHED_FILE: Final = re.compile(r"(?i:\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|cebx?|rar|zip|7z|jpe?g|png))$")
LEFT_OUT: Final = ("（略）", "（略)", "(略）", "(略)", "（另发）")  # what is announced, and not printed
BARE_ATTACHMENT: Final = re.compile(r"(?:附件|附表|附录)[:：]")
LISTED_ATTACHMENT: Final = re.compile(r"附件[:：].{2,}[^。；]$")  # of one attachment, above who signs
LISTED: Final = re.compile(
    r"^(?:附件[:：])? ?(?:\d{1,2}[.、]|[一二三四五六七八九十]{1,2}、)? ?"
)  # before the name of one
MOST_SIGNERS: Final = 40
FIRST_OF_LIST: Final = re.compile(r"(?:附件)?[1一][.、:：]?(?!\d)")
MEANINGS: Final = re.compile(r"(?:名词|术语|词语|指标)(?:解释|说明|注释)")  # a text of its own at the end
MEANINGS_END: Final = "释明"  # looked at first: few lines end in one
EXPLAINS: Final = re.compile("(?:解读|问答|解答|答疑)(?:[及和与][\u4e00-\u9fff]{2,8})?$")  # 政策疑问解答及咨询电话
LONGEST_LEAD: Final = 4  # lines between a title and the first number below it


def attachment_starts(lines: Sequence[TextLine], body: int, labels: Labels, title: re.Pattern[str]) -> dict[int, str]:
    """Where attachments begin: index of the line → number (`A`, `A1` …).

    附件：名称 at the end of the body only lists what follows; the last line that names an attachment begins it.
    Where some are named 附件, an 附表 or 附录 belongs to the one it stands in.
    Lines before `body` (the first labelled line, or 附件 above a table) begin none: there the whole plan is the
    attachment of a notice.
    A further text needs no 附件 before it: where a line prints again what was listed, or `title` is found at the end
    of a line, and the numbers of the body begin again below it, or only a table stands, an attachment begins.
    """
    last: dict[tuple[str, int], int] = {}
    for at in range(body, len(lines)):
        if is_attachment(lines, at):
            match = ATTACHMENT.match(lines[at].text)
            ordinal = match["ordinal"] if match else None
            last[match["word"] if match else "附", ordinal_of(ordinal) if ordinal else 0] = at
    named = {key: at for key, at in last.items() if at + 1 < len(lines)}
    of_document = [at for (word, _), at in named.items() if word == "附件"]
    starts = sorted(of_document or named.values()) or list(_listed_texts(lines, body))
    starts = starts or list(_further_texts(lines, body, labels, title))
    starts = starts or list(_table_behind(lines, body, labels, title))
    if len(starts) == 1:
        return {starts[0]: "A"}
    return {at: f"A{index}" for index, at in enumerate(starts, 1)}


def is_attachment(lines: Sequence[TextLine], at: int) -> bool:
    """Whether the line at `at` names the attachment that it begins."""
    text = lines[at].text
    if text[0] != "附" or len(text) > LONGEST_ATTACHMENT_LINE or lists_attachments(lines, at):
        return False
    return ATTACHMENT.match(text) is not None or (ATTACHED_TEXT.match(text) is not None and _counts(lines, at + 1))


def _counts(lines: Sequence[TextLine], at: int) -> bool:
    """Whether the line at `at` is the first of several numbered ones."""
    label = read_label(lines[at].text) if at < len(lines) else None
    return label is not None and label.ordinal == 1


def _listed_texts(lines: Sequence[TextLine], body: int) -> Iterator[int]:
    """The lines that print again what a list of attachments above who signs has named."""
    lists = [at for at in range(body, len(lines)) if lists_attachments(lines, at)]
    names = set[str]()
    for at in lists:
        listed = (at, *_listed_below(lines, at, _first_ordinal(lines[at].text)))
        names.update(LISTED.sub("", lines[at].text) for at in listed if not ATTACHED_FILE.search(lines[at].text))
    names.discard("")
    for at in range(lists[0] + 1 if lists else len(lines), len(lines)):
        if lines[at].text in names:
            names.remove(lines[at].text)
            yield at


def _further_texts(lines: Sequence[TextLine], body: int, labels: Labels, title: re.Pattern[str]) -> Iterator[int]:
    """The lines that are titles of further texts: the outermost numbers begin again within a few lines, those of a list
    of meanings (名词解释) of whatever kind they are."""
    outermost = labels.read(lines[body].text) if body < len(lines) else None
    if outermost is None or outermost.ordinal != 1:
        return
    for at in range(body + 1, len(lines)):
        text = lines[at].text
        of_meanings = text[-1] in MEANINGS_END and MEANINGS.fullmatch(text) is not None
        if not of_meanings and (not _is_name(text) or labels.read(text) or not _names_text(text, title)):
            continue
        below = (labels.read(line.text) for line in lines[at + 1 : at + 1 + LONGEST_LEAD])
        label = next((label for label in below if label), None)
        if label and label.ordinal == 1 and (of_meanings or label.kind == outermost.kind):
            yield at


def _names_text(text: str, title: re.Pattern[str]) -> bool:
    """Whether the line ends as the name of a text does: 某市实施方案, 政策问答及咨询电话."""
    return title.search(text) is not None or EXPLAINS.search(text) is not None


def _table_behind(lines: Sequence[TextLine], body: int, labels: Labels, title: re.Pattern[str]) -> Iterator[int]:
    """The line that is the title of a table behind all parts: 2025年重点任务分工 above 序号, 任务, 牵头单位."""
    last = next((at for at in reversed(range(body, len(lines))) if _is_part(lines[at].text, labels)), len(lines))
    for at in range(last + 1, len(lines) - 2):
        text = lines[at].text
        if is_first_row(lines[at + 1].text, lines[at + 2].text) and _is_name(text):
            if text[-1] == "表" or title.search(text):
                yield at
            return


def _is_part(text: str, labels: Labels) -> bool:
    return "\t" not in text and labels.read(text) is not None


def lists_attachments(lines: Sequence[TextLine], at: int) -> bool:
    """Whether the line at `at` begins a list of attachments whose texts stand elsewhere or further below."""
    text = lines[at].text
    if text[0] != "附":
        return False
    if ATTACHMENT_LIST.match(text) or ATTACHED_FILE.search(text) or text.endswith(LEFT_OUT):
        return True
    if BARE_ATTACHMENT.fullmatch(text):
        behind = at + 1 + sum(1 for _ in _listed_below(lines, at, 0))
        return _names_only(lines[at + 1 :]) or (behind > at + 1 and _is_signed(lines, behind))
    return LISTED_ATTACHMENT.match(text) is not None and _is_signed(lines, at + 1)


def _is_signed(lines: Sequence[TextLine], at: int) -> bool:
    """Whether those who sign stand from the line at `at` on, one below the other, and then the date."""
    return is_signature(line.text for line in lines[at : at + MOST_SIGNERS])


def attachment_items(lines: Sequence[TextLine]) -> set[int]:
    """The lines that go on with a list of attachments (附件：1.分解表, and 2.申请表 below it): they number no parts."""
    items = set[int]()
    for at, line in enumerate(lines):
        if line.text[0] != "附" or not (ATTACHMENT_LIST.match(line.text) or BARE_ATTACHMENT.fullmatch(line.text)):
            continue
        items.update(_listed_below(lines, at, _first_ordinal(line.text)))
    return items


def _first_ordinal(text: str) -> int:
    """How many attachments the line that begins a list of them names itself."""
    return 1 if ATTACHMENT_LIST.match(text) else 0


def _listed_below(lines: Sequence[TextLine], at: int, ordinal: int) -> Iterator[int]:
    """The lines below the one at `at` that are names numbered on from `ordinal`."""
    for below in range(at + 1, len(lines)):
        label = read_label(lines[below].text)
        if label is None or label.ordinal != ordinal + 1 or not _is_name(lines[below].text):
            return
        yield below
        ordinal += 1


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST_ATTACHMENT_LINE and text[-1] not in "。；：" and "\t" not in text


def _names_only(lines: Sequence[TextLine]) -> bool:
    """Whether a numbered list of names, or of files, is all there is."""
    return (
        bool(lines)
        and all(_is_name(line.text) for line in lines)
        and (FIRST_OF_LIST.match(lines[0].text) is not None or ATTACHED_FILE.search(lines[0].text) is not None)
    )
