"""Articles and chapters inside a line (…办理。第三十二条…, 第七章法律责任第四十二条…): the break before is lost."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from hengce.ingest.labels import HAN, Label, LabelKind, ordinal_of
from hengce.ingest.lines import Line

ARTICLE: Final = re.compile(rf"第(?P<ordinal>[{HAN}\d]{{1,5}})(?P<word>[条章])(?![第规所的中款至、和])")
KINDS: Final[dict[str, LabelKind]] = {"条": "article", "章": "chapter"}
LONGEST_HEADING: Final = 20  # characters of a chapter's name
ENDS: Final = "。；）"
FIRST_CHAPTER: Final = "第一章"


def articles_inside(lines: Sequence[Line], labels: Iterable[Label | None]) -> dict[int, list[int]]:
    """Where articles and chapters begin inside lines, by the index of the line: the next due, and missing elsewhere."""
    labels = list(labels)
    printed = {(label.kind, label.ordinal) for label in labels if label}
    if not any(kind == "article" for kind, _ in printed):
        return {}
    found, last = dict[int, list[int]](), dict[LabelKind, int]()
    for at, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label:
            last[label.kind] = label.ordinal
        if "第" not in line.text[1:] or "\t" in line.text:
            continue
        for match in _candidates(line.text, label):
            kind, ordinal = KINDS[match["word"]], ordinal_of(match["ordinal"])
            if ordinal == last.get(kind, 0) + 1 and (kind, ordinal) not in printed:
                found.setdefault(at, []).append(match.start())
                last[kind] = ordinal
    return found


def _candidates(text: str, label: Label | None) -> Iterator[re.Match[str]]:
    """What may begin an article or a chapter: behind a sentence, behind a title, or behind the name of a chapter."""
    chapter = label is not None and label.kind in ("chapter", "section_of_chapter")
    for match in ARTICLE.finditer(text, 1):
        begin = match.start()
        if text[begin - 1] in ENDS or (chapter and begin <= LONGEST_HEADING) or _behind_title(text, match):
            yield match


def _behind_title(text: str, match: re.Match[str]) -> bool:
    """Whether the first chapter stands in the line of the title or of a table of contents: 某市管理办法第一章总则."""
    title = text[: match.start()]
    return text.rfind(FIRST_CHAPTER) == match.start() and not any(mark in title for mark in "。；，")
