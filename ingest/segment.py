"""Words of Chinese text by the jieba algorithm, with jieba's dictionary and ours, for documents and queries alike."""

from functools import cache

import rjieba

from hengce.ingest.lexicon.load import FOLDER, read_entries

FILE = FOLDER / "words.toml"


@cache
def segmenter() -> rjieba.Jieba:
    """A segmenter of our own: words that others add to rjieba's shared one do not reach it.

    Raises: LexiconError when an entry of words.toml is wrong.
    """
    ours = rjieba.Jieba()
    for entry in read_entries(FILE):
        entry.only("words", "examples")
        for word in entry.texts("words"):
            ours.add_word(word, None, None)
    return ours
