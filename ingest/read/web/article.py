"""Which element of a page holds the document: the one with its sentences, and as little else as may be."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from hengce.ingest.labels import read_label
from hengce.ingest.lexicon.pages import PageLexicon
from hengce.ingest.page_fields import labelled_values
from hengce.ingest.read.site import begins_links, is_site_line
from hengce.ingest.read.web.lines import PageLine, page_lines
from hengce.ingest.read.web.tree import names_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SENTENCE = re.compile(r"[。；：]")
NUMBER = re.compile(r"[〔﹝\[【（]\d{4}[〕﹞\]】）]第?\d{1,5}号")
SPACES = "\xa0\u3000 "
# A line with the document's number weighs as much as a paragraph: the element without it is not the whole document.
NUMBER_WEIGHT = 200
# What may stay outside of the article: a sentence of the footer or of a teaser, not a paragraph.
SLACK, SLACK_SHARE = 30, 0.01
# An element that is named like a menu and holds less text than this is one. Some pages name what holds all `header`.
MOST_IN_CLUTTER = 60
SHORTEST_ARTICLE = 20  # 此件现予废止。 and its date are a document; a page with less has none
NAMED_SHARE = 0.5  # of the page's sentences stand in an element with an article's name when it is the article

Weights = Mapping["Element", int]  # how much text of a document stands below each element


def find_article(root: "Element", lexicon: PageLexicon) -> tuple[list[PageLine], list[PageLine]]:
    """The lines of the page's article, none when the page has none, and the lines of the page around it."""
    lines = page_lines(root)
    clutter = _clutter_elements(root, _weights(lines, lexicon), lexicon)
    kept = page_lines(root, clutter) if clutter else lines
    weights = _weights(kept, lexicon)
    if weights.get(root, 0) < SHORTEST_ARTICLE:
        return [], lines
    article = _without_page_lines(page_lines(_narrowed(root, weights, lexicon), clutter), lexicon)
    inside = {line.text for line in article}
    return article, [line for line in lines if line.text not in inside]


def _weights(lines: Iterable[PageLine], lexicon: PageLexicon) -> Weights:
    weights = defaultdict["Element", int](int)
    for line in lines:
        if weight := _weight(line, lexicon):
            element: Element | None = line.element
            while element is not None:
                weights[element] += weight
                element = element.getparent()
    return weights


def _weight(line: PageLine, lexicon: PageLexicon) -> int:
    """How much a line speaks for a document: sentences, labelled parts and rows by their length, links nothing."""
    text = line.text
    if 2 * line.linked > len(text) or is_site_line(text, lexicon) or labelled_values(text, lexicon):
        return 0
    if NUMBER.search(text) and len(text) < 40:
        return NUMBER_WEIGHT
    said = line.table or SENTENCE.search(text) or read_label(text.strip(SPACES))
    return len(text) if said else 0


def _clutter_elements(root: "Element", weights: Weights, lexicon: PageLexicon) -> set["Element"]:
    """The elements that are named as parts of the page and hold next to nothing of a document."""
    return {
        element
        for element in root.iter("div", "ul", "ol", "nav", "header", "footer", "aside", "section", "span", "td", "p")
        if weights.get(element, 0) < MOST_IN_CLUTTER
        and not lexicon.clutter_names.isdisjoint((element.tag, *_parts(names_of(element))))
    }


def _parts(names: Iterable[str]) -> Iterable[str]:
    return (part for name in names for part in (name, *re.split(r"[-_]+", name)))


def _narrowed(root: "Element", weights: Weights, lexicon: PageLexicon) -> "Element":
    """The innermost element that holds all but a little of the document, at most down to one named as an article."""
    slack = max(SLACK, SLACK_SHARE * weights[root])
    element, outside = root, 0
    while not _named_article(element, lexicon):
        best = max(element, key=lambda child: weights.get(child, 0), default=None)
        if best is None or (best.tag in ("p", "span", "table") and not _named_inside(best, lexicon)):
            break
        outside += weights[element] - weights.get(best, 0)
        if outside > slack:
            break
        element = best
    return _named_within(element, weights, lexicon)


def _named_article(element: "Element", lexicon: PageLexicon) -> bool:
    return not lexicon.article_names.isdisjoint(names_of(element))


def _named_inside(element: "Element", lexicon: PageLexicon) -> bool:
    return any(_named_article(inside, lexicon) for inside in element.iter())


def _named_within(element: "Element", weights: Weights, lexicon: PageLexicon) -> "Element":
    """The element named as an article that holds most, where the page around it has sentences of its own."""
    if _named_article(element, lexicon):
        return element
    named = [inside for inside in element.iter() if _named_article(inside, lexicon)]
    best = max(named, key=lambda inside: weights.get(inside, 0), default=element)
    return best if weights.get(best, 0) >= NAMED_SHARE * weights[element] else element


def _without_page_lines(lines: Sequence[PageLine], lexicon: PageLexicon) -> list[PageLine]:
    """`lines` without those about the page, and without the links that follow the article."""
    kept = [line for line in lines if line.table or not is_site_line(line.text, lexicon)]
    end = next((at for at, line in enumerate(kept) if _begins_links(kept, at, lexicon)), len(kept))
    return kept[:end]


def _begins_links(lines: Sequence[PageLine], at: int, lexicon: PageLexicon) -> bool:
    """Whether a heading like 相关链接 stands at `at`, and nothing but links and short lines behind it."""
    return (
        at > 0
        and begins_links(lines[at].text, lexicon)
        and all(2 * line.linked > len(line.text) or len(line.text) < MOST_IN_CLUTTER for line in lines[at + 1 :])
    )
