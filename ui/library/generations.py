"""Generations: what a library holds, made aside and then put in the place of the one before."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from hengce.ingest.errors import StoreError
from hengce.ingest.model import Extraction
from hengce.ui.library.derive import load_facts
from hengce.ui.library.home import Home, write_whole
from hengce.ui.library.manifest import Entry, Manifest, manifest_from_json, manifest_to_json
from hengce.ui.library.stores import GRAPH, INDEX, StoreWriter, graph_of, index_of, index_writer

MANIFEST = "manifest.json"
STAGING = ".staging"
BATCH = 500  # documents held in memory at a time: laws with 70 provisions each take some 300 MB


@dataclass(frozen=True, slots=True)
class Base:
    """What a change starts from: the manifest and the generation that holds it; None when there is none."""

    manifest: Manifest
    generation: Path | None


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


def publish(home: Home, base: Base, manifest: Manifest, *, anew: bool = False) -> Manifest:
    """Makes the generation that holds `manifest`, lets readers see it, and gives it back with its counts.

    Embedded stores of the base's generation are copied and changed, without one they are made; those on servers are
    changed where they are, and with `anew` filled again whatever they hold.

    Guarantees: until the last step readers see the generation before, and should a step fail it stays the current one;
    on servers they see each document as it was or as it is.
    """
    left = home.current_generation()
    with _staging(home) as staging:
        for part in (GRAPH, INDEX):
            if base.generation and (base.generation / part).exists() and not _on_server(home, part):
                shutil.copytree(base.generation / part, staging / part)
        counts = _write_stores(home, staging, base, manifest, anew=anew)
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


def sweep_unused(home: Home, wanted: Iterable[Entry] = ()) -> None:
    """Takes away sources and facts that belong to no generation, to nothing in the catalogue, and to no `wanted` entry.

    Where one of the manifests cannot be read, all stays.
    """
    files = [folder / MANIFEST for folder in _folders(home)] + [home.catalogue] * home.catalogue.exists()
    manifests = [read_manifest(file) for file in files]
    if None in manifests:
        return
    entries = [*wanted, *(entry for manifest in manifests if manifest for entry in manifest.entries)]
    used = {home.folder / name for entry in entries for name in entry.files}
    for file in (*home.facts.glob("*.json"), *home.corpus.glob("*/*")):
        if file not in used:
            file.unlink(missing_ok=True)
    for folder in home.corpus.glob("*/"):
        if not any(folder.iterdir()):
            folder.rmdir()


def _write_stores(home: Home, staging: Path, base: Base, manifest: Manifest, *, anew: bool) -> dict[str, int]:
    before = base.manifest if base.generation else Manifest()
    with (
        graph_of(home, staging, manifest.state).writer() as graph,
        index_writer(home, staging, before, manifest, anew=anew) as index,
    ):
        _check_unchanged(home, base)
        _fill(home, manifest, (graph, index), anew=anew)
        counts = graph.counts()
    with index_of(home, staging) as filled:
        return counts | {"entries": filled.count()}


def _fill(home: Home, manifest: Manifest, writers: Sequence[StoreWriter], *, anew: bool) -> None:
    """Makes graph and index hold the manifest: each gets the documents that it lacks, or all of them `anew`."""
    wanted, lacking = manifest.stamps, list[set[str]]()
    for writer in writers:
        held = writer.held()
        writer.remove([document for document in held if document not in wanted])
        lacking.append({document for document, stamp in wanted.items() if anew or held.get(document) != stamp})
    lacked = set().union(*lacking)
    written = [(document, entry) for document, entry in manifest.documents.items() if document in lacked]
    for batch in _batches(home, written):
        for writer, missing in zip(writers, lacking, strict=True):
            writer.write([facts for facts in batch if facts.document.id in missing], wanted)
    for writer in writers:
        writer.commit()


def _check_unchanged(home: Home, base: Base) -> None:
    """Raises: StoreError when another machine changed the library since `base` was read, before the servers let us."""
    if read_base(home).manifest != base.manifest:
        raise StoreError(
            f"文库 {home.folder} 刚被另一台机器更新，请再试一次。",
            f"Another machine has just changed the library {home.folder}: try again.",
        )


def _on_server(home: Home, part: str) -> bool:
    return bool(home.servers.graph if part == GRAPH else home.servers.index)


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
    """Takes away older generations, and what only they had use for."""
    for folder in _folders(home):
        if folder not in kept:
            shutil.rmtree(folder, ignore_errors=True)
    sweep_unused(home)
