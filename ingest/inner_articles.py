"""Articles inside a line (…办理。第三十二条…, 第七章法律责任第四十二条…), where the break before them is lost."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from hengce.ingest.labels import HAN, Label, ordinal_of
from hengce.ingest.lines import Line

ARTICLE: Final = re.compile(rf"第(?P<ordinal>[{HAN}\d]{{1,5}})条(?![第规所的中款至、和])")
LONGEST_HEADING: Final = 20  # characters of a chapter's name
ENDS: Final = "。；）"


def articles_inside(lines: Sequence[Line], labels: Iterable[Label | None]) -> dict[int, list[int]]:
    """Where articles begin inside lines, by the index of the line: each the next one due, and missing elsewhere."""
    labels = list(labels)
    printed = {label.ordinal for label in labels if label and label.kind == "article"}
    if not printed:
        return {}
    found, last = dict[int, list[int]](), 0
    for at, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label and label.kind == "article":
            last = label.ordinal
        if "条" not in line.text[1:] or "\t" in line.text:
            continue
        for match in _candidates(line.text, label):
            ordinal = ordinal_of(match["ordinal"])
            if ordinal == last + 1 and ordinal not in printed:
                found.setdefault(at, []).append(match.start())
                last = ordinal
    return found


def _candidates(text: str, label: Label | None) -> Iterator[re.Match[str]]:
    """What may begin an article behind a sentence, or behind the name of the chapter that the line begins with."""
    chapter = label is not None and label.kind in ("chapter", "section_of_chapter")
    for match in ARTICLE.finditer(text, 1):
        if text[match.start() - 1] in ENDS or (chapter and match.start() <= LONGEST_HEADING):
            yield match
