"""The fields that a page or a portal prints around a document, as `标签：值` or as label and value in a table."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hengce.ingest.lexicon.pages import OTHER, PageLexicon

LABELLED = re.compile(r"\s[\u4e00-\u9fff]{2,8}[：:]")  # the next label in 发布日期：2024-10-15 浏览次数：-
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
LINK = re.compile(r"\[[^\]]*\]\((\S+?)\)")  # of Markdown
DAYS = ("issued_on", "published_on")
SPREAD = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
BULLET = re.compile(r"[-•·●■▪◆]\s*")
INDEX_NUMBER = re.compile(r"[\w/-]*\d{4}[\w/-]*")
DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[（]\d{4}[〕\]）]\d{1,5}号")
LONGEST = 200  # a field holds a name or a number, no text
OFTEN_EMPTY = ("source", "url", OTHER)  # their value is not looked for in the next line
EMPTY = frozenset(("", "-", "--", "—", "/", "无", "暂无", "空"))

Labelled = tuple[str, str]  # a field and its value as printed


@dataclass(frozen=True, slots=True)
class PageFields:
    """What the page around a document says of it, in fields of its own. Dates are ISO 8601."""

    title: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    published_on: str | None = None
    index_number: str | None = None
    source: str | None = None
    url: str | None = None

    def or_else(self, others: "PageFields") -> "PageFields":
        """These fields, those that are missing from `others`."""
        return PageFields(
            title=self.title or others.title,
            document_number=self.document_number or others.document_number,
            issuer=self.issuer or others.issuer,
            issued_on=self.issued_on or others.issued_on,
            published_on=self.published_on or others.published_on,
            index_number=self.index_number or others.index_number,
            source=self.source or others.source,
            url=self.url or others.url,
        )


def labelled_values(line: str, lexicon: PageLexicon) -> tuple[Labelled, ...]:
    """The fields that a line consists of; none when it holds anything else.

    Guarantees: a value may be empty: it stands in the next line, or nowhere.
    """
    if "\t" in line:
        return _labelled_cells(line.split("\t"), lexicon)
    if len(line) > 2 * LONGEST:
        return ()
    labelled = "：" in line or ":" in line
    if not labelled or not (lexicon.label.match(line) or lexicon.label.match(line, 1)):
        return _bare_values(line, lexicon)
    labels = list(lexicon.label.finditer(line))
    ends = [label.start() for label in labels[1:]] + [len(line)]
    found = []
    for label, end in zip(labels, ends, strict=True):
        value = line[label.end() : end]
        behind = LABELLED.search(value)
        found.append(
            (lexicon.field_of(label[1]) or OTHER, value[: behind.start() if behind else None].strip(" 】]|；。"))
        )
    return tuple(found)


def _bare_values(line: str, lexicon: PageLexicon) -> tuple[Labelled, ...]:
    """The fields of a line whose labels have no colon: 发布单位市政府办发文日期2018-09-25, •文号 in a list of them."""
    bullet = BULLET.match(line)
    begin = bullet.end() if bullet else 0
    if "。" in line or not lexicon.bare_label.match(line, begin):
        return ()
    labels = list(lexicon.bare_label.finditer(line, begin))
    ends = [label.start() for label in labels[1:]] + [len(line)]
    pairs = [(label[0], line[label.end() : end].strip()) for label, end in zip(labels, ends, strict=True)]
    found = tuple((lexicon.field_of(label) or OTHER, value) for label, value in pairs)
    return found if bullet or any(_is_of(field, value) for field, value in found) else ()


def _may_be(field: str, line: str) -> bool:
    """Whether a line may be the value of a label that ends the line above it: no date is a number."""
    return field not in DAYS or _day(line) is not None


def _is_of(field: str, value: str) -> bool:
    """Whether a value has the shape that only values of its field have."""
    if field in DAYS:
        return DAY.match(value) is not None
    if field == "document_number":
        return DOCUMENT_NUMBER.fullmatch(value) is not None
    return field == "index_number" and INDEX_NUMBER.fullmatch(value) is not None


def _labelled_cells(cells: Sequence[str], lexicon: PageLexicon) -> tuple[Labelled, ...]:
    """The fields of a row: a label and its value in turn, or both in one cell."""
    found, at = list[Labelled](), 0
    while at < len(cells):
        field = lexicon.field_of(cells[at])
        if field:
            value = cells[at + 1].strip() if at + 1 < len(cells) else ""
            found.append((field, value))
            at += 2
        elif inside := labelled_values(cells[at].strip(), lexicon):
            found.extend(inside)
            at += 1
        elif cells[at].strip():
            return ()
        else:
            at += 1
    return tuple(found)


def split_fields(lines: Iterable[str], lexicon: PageLexicon) -> tuple[list[str], PageFields]:
    """The lines that are no fields, and the fields; a label at the end of a line has its value in the next."""
    rest, said, open_field = list[str](), list[Labelled](), ""
    for line in lines:
        if found := labelled_values(line, lexicon):
            said.extend(found)
            field, value = found[-1]
            open_field = "" if value or field in OFTEN_EMPTY else field
        elif open_field and len(line) <= LONGEST and _may_be(open_field, line):
            said.append((open_field, line))
            open_field = ""
        else:
            rest.append(line)
            open_field = ""
    return rest, to_fields(said)


def to_fields(said: Iterable[Labelled]) -> PageFields:
    """The fields, of several values for one the first that holds anything."""
    values = dict[str, str]()
    for field, printed in said:
        if field != OTHER and field not in values and (value := _value(field, printed)):
            values[field] = value
    return PageFields(**values)


def _value(field: str, printed: str) -> str | None:
    value = printed.strip()
    if value in EMPTY or len(value) > LONGEST:
        return None
    if field in DAYS:
        return _day(value)
    if field == "url" and (link := LINK.search(value)):
        return link[1]
    return value


def _day(printed: str) -> str | None:
    match = DAY.search(SPREAD.sub("", printed))
    if not match or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return None
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"


def fields_of_meta(meta: Mapping[str, str], lexicon: PageLexicon) -> PageFields:
    """The fields that `<meta>` elements carry, by their names in lower case."""
    ordered = ((field, meta[name]) for name, field in lexicon.meta.items() if name in meta)
    return to_fields(ordered)
