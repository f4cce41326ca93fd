"""Generations: a graph, an index and their manifest, made aside and then put in the place of the one before."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from hengce.ingest.model import Extraction
from hengce.ui.library.derive import load_facts
from hengce.ui.library.home import Home, write_whole
from hengce.ui.library.manifest import Entry, Manifest, manifest_from_json, manifest_to_json

GRAPH, INDEX, MANIFEST = "graph", "index", "manifest.json"
STAGING = ".staging"
BATCH = 500  # documents held in memory at a time: laws with 70 provisions each take some 300 MB


@dataclass(frozen=True, slots=True)
class Base:
    """What a change starts from: the manifest and the generation that holds it; None when there is none."""

    manifest: Manifest
    generation: Path | None


@dataclass(frozen=True, slots=True)
class Delta:
    """What changes in the stores: ids of documents to take out, and documents to put in by their id."""

    removed: Sequence[str]
    written: Sequence[tuple[str, Entry]]


def read_base(home: Home) -> Base:
    """The state to start from: the current generation, else the catalogue of the sources, else nothing."""
    generation = home.current_generation()
    if generation and (manifest := read_manifest(generation / MANIFEST)):
        return Base(manifest, generation)
    return Base(read_manifest(home.catalogue) or Manifest(), None)


def read_manifest(path: Path) -> Manifest | None:
    """The manifest in a file; None when it is not there, damaged or of another version."""
    try:
        return manifest_from_json(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def delta(before: Manifest, after: Manifest) -> Delta:
    """What has to change in stores that hold `before` so that they hold `after`."""
    old, new = before.documents, after.documents
    removed = [document for document, entry in old.items() if new.get(document) != entry]
    return Delta(removed, [(document, entry) for document, entry in new.items() if old.get(document) != entry])


def publish(home: Home, base: Base, manifest: Manifest) -> Manifest:
    """Makes the generation that holds `manifest`, lets readers see it, and gives it back with its counts.

    A generation given as base is copied and changed; without one all is made anew.

    Guarantees: until the last step readers see the generation before, and should a step fail it stays the current one.
    """
    before = base.manifest if base.generation else Manifest()
    left = home.current_generation()
    with _staging(home) as staging:
        if base.generation:
            for part in (GRAPH, INDEX):
                shutil.copytree(base.generation / part, staging / part)
        counts = _write_stores(home, staging, delta(before, manifest))
        manifest = replace(manifest, counts=counts)
        write_whole(staging / MANIFEST, manifest_to_json(manifest))
        generation = home.generations / f"{_newest(home) + 1:06d}"
        staging.rename(generation)
    _settle()
    write_whole(home.current, generation.name)
    write_whole(home.catalogue, manifest_to_json(manifest))
    _sweep(home, {generation, left})
    return manifest


def sweep_leftovers(home: Home) -> None:
    """Takes away what a run that was broken off left behind."""
    current = home.current_generation()
    for folder in _folders(home):
        if folder.name.startswith(STAGING) or (current and folder.name > current.name):
            shutil.rmtree(folder, ignore_errors=True)
    for part in (*home.folder.glob(".*.part"), *home.corpus.rglob(".*.part"), *home.facts.glob(".*.part")):
        part.unlink(missing_ok=True)


def _write_stores(home: Home, staging: Path, changes: Delta) -> dict[str, int]:
    # Both databases take time to load; whoever only reads opens but one of them.
    from hengce.graph.ladybug_store import LadybugStore
    from hengce.search.entries import extraction_to_entries
    from hengce.search.tantivy_index import TantivyIndex, TantivyWriter

    index = TantivyWriter(staging / INDEX)
    try:
        with LadybugStore().writer(staging / GRAPH) as graph:
            graph.remove(changes.removed)
            for document in changes.removed:
                index.remove(document)
            for batch in _batches(home, changes.written):
                graph.write(batch)
                for extraction in batch:
                    index.replace(extraction.document.id, extraction_to_entries(extraction))
            graph.commit()
            index.commit()
            counts = graph.counts()
    finally:
        index.close()
    return counts | {"entries": TantivyIndex(staging / INDEX).count()}


def _batches(home: Home, written: Sequence[tuple[str, Entry]]) -> Iterator[list[Extraction]]:
    documents = iter(written)
    while batch := list(islice(documents, BATCH)):
        yield [load_facts(home, entry, document) for document, entry in batch]


@contextmanager
def _staging(home: Home) -> Iterator[Path]:
    staging = home.generations / f"{STAGING}-{os.getpid()}"
    staging.mkdir(parents=True)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _newest(home: Home) -> int:
    return max((int(folder.name) for folder in _folders(home) if folder.name.isdecimal()), default=0)


def _folders(home: Home) -> list[Path]:
    return [folder for folder in home.generations.glob("*") if folder.is_dir()] if home.generations.exists() else []


def _settle() -> None:
    """Waits until all that was written is on the disk, so that after a power cut `current` names nothing unwritten."""
    if hasattr(os, "sync"):
        os.sync()


def _sweep(home: Home, kept: set[Path | None]) -> None:
    """Takes away older generations, and sources and facts that no generation left refers to."""
    for folder in _folders(home):
        if folder not in kept:
            shutil.rmtree(folder, ignore_errors=True)
    manifests = [read_manifest(folder / MANIFEST) for folder in _folders(home)]
    used = {home.folder / name for manifest in manifests if manifest for name in _files(manifest)}
    if None in manifests:
        return
    for file in (*home.facts.glob("*.json"), *home.corpus.glob("*/*")):
        if file not in used:
            file.unlink(missing_ok=True)
    for folder in home.corpus.glob("*/"):
        if not any(folder.iterdir()):
            folder.rmdir()


def _files(manifest: Manifest) -> Iterator[str]:
    for entry in manifest.entries:
        yield from filter(None, (entry.copy, entry.metadata, entry.facts))
