"""Extraction of the corpus beside `jieba.lcut` of the same text: one run each, one core.

Usage: python bench/extraction.py
"""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from hengce.ingest.pipeline import extract_source
from hengce.ingest.read import read_source

CORPUS = Path(__file__).parent.parent / "corpus"
BAR = 2.0  # extraction must be twice as fast as the segmenter alone; four times is the aim


def seconds(work: Callable[[], object]) -> float:
    """How much of the processor's time one run of `work` takes; what else the machine does is not counted."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Prints both times and their ratio; ends with 1 when the bar is missed."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()  # dictionaries are loaded once in a process's life: neither side is charged for it
    files = sorted(CORPUS.glob("*.txt"))
    sources = [read_source(file) for file in files]
    extract_source(sources[0])  # likewise the lexicons
    texts = [source.text for source in sources]
    segmenting = seconds(lambda: [jieba.lcut(text) for text in texts])
    extracting = seconds(lambda: [extract_source(source) for source in sources])
    ratio = segmenting / extracting
    print(f"{len(files)} documents, {sum(map(len, texts)):,} characters")
    print(f"jieba.lcut  {segmenting * 1000:7.1f} ms")
    print(f"extraction  {extracting * 1000:7.1f} ms   {ratio:.2f} times its speed (at least {BAR:g})")
    raise SystemExit(ratio < BAR)


if __name__ == "__main__":
    main()
