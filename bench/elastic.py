"""Load and search of many documents in Elasticsearch: provisions a second, and how long a search takes.

Usage: python bench/elastic.py http://localhost:9200/bench PATH…      files, folders, or archives of them
"""

import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from hengce.ingest.errors import ReadError
from hengce.ingest.model import Extraction
from hengce.ingest.pipeline import extract
from hengce.search import search
from hengce.search.elastic_address import ElasticAddress, elastic_address
from hengce.search.elastic_index import ElasticIndex
from hengce.search.elastic_writer import ElasticWriter
from hengce.search.entries import extraction_to_entries
from hengce.search.index import Index

QUERIES = Path(__file__).parent.parent / "tests/gold/queries.json"
SUFFIXES = (".md", ".txt")
ROUNDS = 5
PER_SECOND, SLOWEST = (
    3_000,
    60.0,
)  # bars: provisions loaded in a second, and milliseconds that 95 of 100 searches keep to


def main(url: str, paths: Sequence[Path]) -> None:
    """Prints both figures; ends with 1 when a bar is missed."""
    address = elastic_address(url)
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor() as processes:
        found = processes.map(facts, files(paths, Path(folder)), chunksize=20)
        extractions = [extraction for extraction in found if extraction]
    rate = load(address, extractions)
    with closing(ElasticIndex(address)) as index:
        slowest = searching(index)
    raise SystemExit(rate < PER_SECOND or slowest > SLOWEST)


def files(paths: Sequence[Path], folder: Path) -> Iterator[Path]:
    """The text and Markdown files below the paths; archives are unpacked into `folder`."""
    for path in paths:
        if path.is_file() and path.suffix not in SUFFIXES:
            shutil.unpack_archive(path, folder, filter="data")
        found = [path] if path.suffix in SUFFIXES else (folder if path.is_file() else path).rglob("*")
        yield from sorted(file for file in found if file.suffix in SUFFIXES and file.is_file())


def facts(file: Path) -> Extraction | None:
    """The facts of a file, under its path, for documents of two files may have one id; None when it cannot be read."""
    try:
        extraction = extract(file)
    except ReadError:
        return None
    return replace(extraction, document=replace(extraction.document, id=str(file)))


def load(address: ElasticAddress, extractions: Sequence[Extraction]) -> float:
    """How many provisions a second go in, from facts to a new index that readers see."""
    start, provisions = time.perf_counter(), 0
    with closing(ElasticWriter(address, anew=True)) as writer:
        for extraction in extractions:
            entries = extraction_to_entries(extraction)
            provisions += len(entries)
            writer.replace(extraction.document.id, entries)
        writer.commit()
    seconds = time.perf_counter() - start
    print(f"{len(extractions):,} documents, {provisions:,} provisions in {seconds:.1f} s", end=" ")
    print(f"= {provisions / seconds:,.0f} a second (at least {PER_SECOND:,})")
    return provisions / seconds


def searching(index: Index) -> float:
    """How many milliseconds all but the slowest twentieth of the searches take."""
    typed = [row["query"] for row in json.loads(QUERIES.read_text("utf-8"))]
    for query in typed:  # what a server computes when it is first asked is charged to nobody
        search(index, query)
    times = sorted(milliseconds(index, query) for _ in range(ROUNDS) for query in typed)
    slowest = statistics.quantiles(times, n=20)[-1]
    print(
        f"{len(times)} searches: median {statistics.median(times):.1f} ms, p95 {slowest:.1f} ms (at most {SLOWEST:g})"
    )
    return slowest


def milliseconds(index: Index, query: str) -> float:
    """How long one search takes, from what was typed to the hits."""
    start = time.perf_counter()
    search(index, query)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main(sys.argv[1], [Path(argument) for argument in sys.argv[2:]])
