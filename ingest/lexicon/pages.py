"""What stands around a document on a page of a government site, or in the field block of a portal: `pages.toml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hengce.ingest.lexicon.load import FOLDER, Entry, read_entries

FILE = FOLDER / "pages.toml"
SPREAD = re.compile(r"[\s：:]")  # what a printed label may have between and behind its characters
OTHER = "other"  # the field of labels whose values are not kept


@dataclass(frozen=True, slots=True)
class PageLexicon:
    """The rules of `pages.toml`.

    `meta` and `labels` give the field of a name, both in lower case and without spaces; `label` finds a label with its
    colon, `bare_label` one without. `clutter_line` matches a line about the page, `behind` the heading of the links
    behind an article, `buttons_behind` the buttons that stand behind a title on its line.
    """

    meta: Mapping[str, str]
    labels: Mapping[str, str]
    label: re.Pattern[str]
    bare_label: re.Pattern[str]
    article_names: frozenset[str]
    clutter_elements: frozenset[str]
    clutter_names: frozenset[str]
    clutter_line: re.Pattern[str]
    behind: re.Pattern[str]
    buttons_behind: re.Pattern[str]
    entries: tuple[Entry, ...]

    def field_of(self, label: str) -> str | None:
        """The field that a printed label (`索 引 号：`) names; None when it is no label."""
        return self.labels.get(SPREAD.sub("", label))


@cache
def load_page_lexicon(path: Path = FILE) -> PageLexicon:
    """The lexicon of `path`. Raises: LexiconError with file and line of a wrong entry."""
    entries = read_entries(path)
    fields = {entry.name.partition(".")[2]: entry for entry in entries if entry.name.startswith("field.")}
    article, clutter = (next(entry for entry in entries if entry.name == name) for name in ("article", "clutter"))
    labels = {label: field for field, entry in fields.items() for label in entry.texts("labels")}
    return PageLexicon(
        meta={name.casefold(): field for field, entry in fields.items() for name in entry.texts("meta")},
        labels=labels,
        label=_label(labels),
        bare_label=re.compile("|".join(sorted(labels, key=len, reverse=True))),
        article_names=frozenset(name.casefold() for name in article.texts("names")),
        clutter_elements=frozenset(clutter.texts("elements")),
        clutter_names=frozenset(clutter.texts("names")),
        clutter_line=_clutter_line(clutter),
        behind=_pattern(clutter, clutter.texts("behind")),
        buttons_behind=re.compile(rf"\s*(?:【?(?:{'|'.join(map(re.escape, clutter.texts('behind_title')))})】?\s*)+$"),
        entries=entries,
    )


def _label(labels: Iterable[str]) -> re.Pattern[str]:
    """A label with its colon; its characters may be spread: 标　　题：."""
    spread = ("\\s*".join(label) for label in sorted(labels, key=len, reverse=True))
    return re.compile(rf"({'|'.join(spread)})\s*[：:]")


def _clutter_line(entry: Entry) -> re.Pattern[str]:
    words = "|".join(map(re.escape, entry.texts("words")))
    return _pattern(entry, (rf"^(?:{words}|[\s【】\[\]（）()|：:、，>＞\-+]+)+$", *entry.texts("lines")))


def _pattern(entry: Entry, patterns: Iterable[str]) -> re.Pattern[str]:
    try:
        return re.compile("|".join(patterns))
    except re.error as error:
        entry.wrong(f"正则表达式无效（{error}）", f"a pattern is no regular expression ({error})")
