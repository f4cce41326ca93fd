"""Extraction of documents beside `jieba.lcut` of the same texts: rounds in turn, one core.

Usage: python bench/extraction.py
"""

import logging
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import jieba

from hengce.ingest import numerals
from hengce.ingest.pipeline import extract_source
from hengce.ingest.read import read_source

ROOT = Path(__file__).parent.parent
SETS = {"corpus": ROOT / "corpus", "other fields": ROOT / "tests" / "documents"}
BAR = 2.0  # extraction must be twice as fast as the segmenter alone; four times is the aim
ROUNDS = 7  # what else the machine does slows one round or another: the median is of one where it did not


def milliseconds(work: Callable[[], object]) -> float:
    """How much of the processor's time one run of `work` takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def compare(name: str, files: Sequence[Path]) -> float:
    """How many times faster the files are extracted than cut into words; prints both times."""
    sources = [read_source(file) for file in files]
    texts = [source.text for source in sources]
    rounds = [
        (
            milliseconds(lambda: [jieba.lcut(text) for text in texts]),
            milliseconds(lambda: [extract_source(source) for source in sources]),
        )
        for _ in range(ROUNDS)
    ]
    segmenting, extracting = map(median, zip(*rounds, strict=True))
    ratio = median(cut / extract for cut, extract in rounds)
    print(f"{name}: {len(files)} documents, {sum(map(len, texts)):,} characters")
    print(f"  jieba.lcut  {segmenting:7.1f} ms")
    print(f"  extraction  {extracting:7.1f} ms   {ratio:.2f} times its speed (at least {BAR:g})")
    return ratio


def main() -> None:
    """Prints times and ratios; ends with 1 when the bar is missed."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()  # dictionaries are loaded once in a process's life: neither side is charged for it
    sets = {name: sorted(folder.glob("*.txt")) for name, folder in SETS.items()}
    extract_source(read_source(sets["corpus"][0]))  # likewise the lexicons
    print("the rules are compiled" if numerals.__file__.endswith(".so") else "the rules are not compiled")
    ratios = [compare(name, files) for name, files in sets.items()]
    raise SystemExit(any(ratio < BAR for ratio in ratios))


if __name__ == "__main__":
    main()
