"""One segmentation for index and query: words by the jieba algorithm, concepts by the lexicon, single characters.

rjieba stands in for jieba because a search is a process of its own: it is ready in 0.2 s, jieba in more than one. Both
cut alike but for runs of letters and digits with a hyphen (`1-2`, `JGJ39-2016`): jieba's pattern for such runs has no
hyphen, rjieba's has. They are cut at the hyphen here, as jieba does; a test holds the two to each other.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from hengce.ingest.characters import fold_characters, fold_number_brackets
from hengce.search.synonyms import load_synonym_lexicon

if TYPE_CHECKING:
    import rjieba

HYPHENATED = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)+")  # 2-3, JGJ39-2016
WORD = re.compile(r"[0-9A-Za-z\u3400-\u9fff\U00020000-\U0003ffff]")  # a token without any of these is punctuation
FULL_HYPHEN = "－"
SPACE = re.compile(r"\s+")
SPAN = re.compile(
    r"(?<![0-9A-Za-z.-])(\d{1,3})[-—–~～至到](\d{1,3})(?:周?岁)?(?![0-9A-Za-z.-])"
)  # 2-3岁, 2—3岁, 2至3岁


@dataclass(frozen=True, slots=True)
class Token:
    """A term of the index and where it stands in the text."""

    term: str
    start: int
    end: int


def fold(text: str) -> str:
    """`text` in the characters that normalised documents are written in; as long as it was."""
    return fold_number_brackets(fold_characters(text))


def words(text: str) -> list[Token]:
    """The words of `text` and the words in a long one, as jieba's search mode has them; small letters, no punctuation.

    What stands across two other words of a long one is no word of it: whoever asks for 民政 does not mean 人民政府.

    >>> [token.term for token in words("新建居住区招收2-3岁幼儿")]
    ['新建', '居住', '住区', '居住区', '招收', '2', '3', '岁', '幼儿']
    >>> [token.term for token in words("人民政府")]
    ['人民', '政府', '人民政府']
    """
    return [
        Token(text[start:end].lower(), start, end)
        for word, at, _ in _segmenter().tokenize(text, "default")
        for start, end in ((at + first, at + last) for first, last in _places(word))
    ]


def whole_words(text: str) -> list[Token]:
    """The words of `text` in jieba's accurate mode: each character in one word; no punctuation."""
    return [
        Token(part.lower(), start + first, start + first + len(part))
        for word, start, _ in _segmenter().tokenize(text, "default")
        for first, part in _unhyphenated(word)
    ]


def long_words(text: str) -> frozenset[str]:
    """The words of `text` in jieba's accurate mode that have two characters and more: those that carry its meaning.

    >>> sorted(long_words("新建居住区要配建"))
    ['居住区', '新建', '配建']
    """
    # Cutting alone takes a tenth of the time.
    found = [token.term for token in whole_words(text)] if "-" in text else _segmenter().cut(text)
    return frozenset(word.lower() for word in found if len(word) > 1 and (word.isalnum() or WORD.search(word)))


def is_known(word: str) -> bool:
    """Whether the dictionaries have the word; others were put together by guess: 税和费."""
    return _segmenter().has_word(word)


def concepts(text: str) -> list[Token]:
    """The things that have several names, as terms that no word can be: `≈托育机构`, `@卫生健康`, `≈2-3`."""
    return [*(Token(term, start, end) for term, start, end in load_synonym_lexicon().find(text)), *spans(text)]


def spans(text: str) -> list[Token]:
    """From what number to what one, however it is written.

    >>> spans("招收2—3岁的幼儿"), spans("2至3岁")
    ([Token(term='≈2-3', start=2, end=6)], [Token(term='≈2-3', start=0, end=4)])
    """
    return [Token(f"≈{match[1]}-{match[2]}", *match.span()) for match in SPAN.finditer(text)]


def characters(text: str) -> tuple[str, ...]:
    """The single characters of `text` without white space: what exact runs are matched in.

    >>> characters("2-3 岁")
    ('2', '-', '3', '岁')
    """
    return tuple(SPACE.sub("", text).replace(FULL_HYPHEN, "-"))


def index_terms(text: str) -> str:
    """Words and concepts of `text` as one string for a tokenizer that splits at white space."""
    found = [term for word in _segmenter().cut(text) for term in _terms(word)]
    return " ".join([*found, *(token.term for token in concepts(text))])


def index_characters(text: str) -> str:
    """The characters of `text` as one string for a tokenizer that splits at white space."""
    return " ".join(characters(text))


@lru_cache(maxsize=1 << 16)
def _terms(word: str) -> tuple[str, ...]:
    """What is indexed of one word that the segmenter cut."""
    return tuple(word[start:end].lower() for start, end in _places(word))


@lru_cache(maxsize=1 << 16)
def _places(word: str) -> tuple[tuple[int, int], ...]:
    """Where the terms of a word that the segmenter cut stand: of two characters, of three, and what holds them."""
    return tuple(
        (start + first, start + last)
        for start, part in _unhyphenated(word)
        for first, last in (*_inner_words(part), (0, len(part)))
    )


def _unhyphenated(word: str) -> list[tuple[int, str]]:
    """The parts of `word` between hyphens and where they begin; none of what is punctuation alone."""
    if not WORD.search(word):
        return []
    if not HYPHENATED.fullmatch(word):
        return [(0, word)]
    return [(part.start(), part[0]) for part in re.finditer(r"[^-]+", word)]


def _inner_words(word: str) -> list[tuple[int, int]]:
    """The dictionary's words of two and three characters in a longer one, but those across the bounds of two others."""
    lengths = [length for length in (2, 3) if length < len(word)]
    inner = [(at, at + length) for length in lengths for at in range(len(word) - length + 1)]
    known = [(start, end) for start, end in inner if is_known(word[start:end])]
    bounds = {end for _, end in known} & {start for start, _ in known}
    return [
        (start, end)
        for start, end in known
        if start == 0 or end == len(word) or not any(start < bound < end for bound in bounds)
    ]


@cache
def _segmenter() -> "rjieba.Jieba":
    # Its dictionary takes a tenth of a second to load; whoever only names a filter does not wait for it.
    from hengce.ingest.segment import segmenter

    return segmenter()
