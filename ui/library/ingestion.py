"""Documents into the library, and all of it made anew from its sources."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from hengce.ingest.errors import Message
from hengce.ui.library.derive import (
    Job,
    change_to_job,
    derive_all,
    entry_kept,
    entry_to_job,
    facts_name,
    rules_version,
)
from hengce.ui.library.generations import Base, publish, read_base, sweep_leftovers, sweep_unused
from hengce.ui.library.home import Home, changing, empty_library
from hengce.ui.library.manifest import Entry, Manifest, paths_of
from hengce.ui.library.report import Failure, IngestReport, Progress, RebuildReport, Silent
from hengce.ui.library.sources import Plan, plan_ingest
from hengce.ui.library.stores import graph_is_current, index_is_current
from hengce.ui.servers import EMBEDDED, Servers

SILENT = Silent()


def ingest(
    home: Path,
    paths: Sequence[Path],
    *,
    prune: bool = False,
    progress: Progress = SILENT,
    servers: Servers = EMBEDDED,
) -> IngestReport:
    """What became of each file, when new and changed ones of `paths` have been read into the library at `home`.

    Folders are searched through. With `prune`, documents whose files below `paths` are gone are taken out. A file that
    cannot be read is in the report, and what the library held of it stays.

    Guarantees: readers see the library as it was before or as it is after; broken off at any moment it stays as it was,
    and the next run goes on with the documents that this one has read. Stores on `servers` are changed document by
    document; what a broken-off ingest left to do there, the next one does.
    Raises: StoreError when the library is in use by another ingest, cannot be written, or the disk is full; StoreError
    or SearchError when a server cannot be used.
    """
    place = Home(home, servers)
    with changing(place), _watched(progress):
        sweep_leftovers(place)
        base = _by_present_rules(read_base(place))
        current = _is_current(place, base)
        plan = plan_ingest(paths, base.manifest, own=place.corpus)
        kept = _kept(plan, base.manifest, prune=prune)
        stale = kept if base.generation is None else _without_facts(place, kept)
        jobs = [*_jobs(plan, base.manifest), *(entry_to_job(entry, place) for entry in stale)]
        derived = _derive(place, jobs, base.manifest, progress)
        manifest = Manifest(rules_version(), _merged(place, (*kept, *_replaced(plan)), derived))
        if derived.entries or len(manifest.entries) != len(base.manifest.entries) or not current:
            progress.storing(len(manifest.entries))
            publish(place, base, manifest)
        report = _report(plan, derived, prune=prune)
        rederived = _succeeded(paths_of(stale), derived)
        unchanged = tuple(path for path in plan.unchanged if path not in set(rederived))
        return replace(report, rederived=rederived, unchanged=unchanged, documents=len(manifest.entries))


def rebuild(home: Path, progress: Progress = SILENT, servers: Servers = EMBEDDED) -> RebuildReport:
    """Whether facts, graph and index, all made anew from the sources the library keeps, are what they were.

    Guarantees: as for `ingest`.
    Raises: StoreError as for `ingest`, and when the library is empty.
    """
    place = Home(home, servers)
    with changing(place), _watched(progress):
        sweep_leftovers(place)
        before = read_base(place).manifest
        if not before.entries:
            raise empty_library(place)
        derived = _derive(place, [entry_to_job(entry, place) for entry in before.entries], before, progress)
        manifest = Manifest(rules_version(), _merged(place, before.entries, derived))
        progress.storing(len(manifest.entries))
        after = publish(place, Base(before, None), manifest, anew=True)
        return RebuildReport(len(after.entries), derived.failures, tuple(_differences(before, after)))


@dataclass(frozen=True, slots=True)
class _Derived:
    """The documents that could be read, and the files that could not."""

    entries: tuple[Entry, ...]
    failures: tuple[Failure, ...]


@contextmanager
def _watched(progress: Progress) -> Iterator[None]:
    try:
        yield
    finally:
        progress.finished()


def _by_present_rules(base: Base) -> Base:
    """The base, without its generation when other rules made that: facts of two makes must not mix."""
    return base if base.manifest.rules == rules_version() else Base(base.manifest, None)


def _is_current(home: Home, base: Base) -> bool:
    """Whether graph and index hold the base. Asked before anything is read: a server that is away is told at once."""
    if base.generation is None:
        return True  # all is made anew in any case
    graph = graph_is_current(home, base.generation, base.manifest)
    return index_is_current(home, base.generation, base.manifest) and graph


def _kept(plan: Plan, manifest: Manifest, *, prune: bool) -> tuple[Entry, ...]:
    """The entries that no new file takes the place of."""
    out = {entry.path for entry in (*_replaced(plan), *(plan.gone if prune else ()))}
    return tuple(entry for entry in manifest.entries if entry.path not in out)


def _without_facts(home: Home, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if not (home.folder / entry.facts).exists())


def _replaced(plan: Plan) -> tuple[Entry, ...]:
    return tuple(change.old for change in plan.changes if change.old)


def _jobs(plan: Plan, manifest: Manifest) -> list[Job]:
    first = max((entry.added for entry in manifest.entries), default=-1) + 1
    return [change_to_job(change, first + place) for place, change in enumerate(plan.changes)]


def _derive(home: Home, jobs: Sequence[Job], held: Manifest, progress: Progress) -> _Derived:
    """The documents of the jobs. Those that a run that was broken off has read are not read again."""
    failures, entries = list[Failure](), _begun(home, jobs, held)
    sweep_unused(home, entries)
    if jobs:
        progress.started(len(jobs))
    if entries:
        progress.resumed(len(entries))
    begun = {entry.path for entry in entries}
    left = [job for job in jobs if job.path not in begun]
    for job, result in zip(left, derive_all(left, home), strict=True):
        if isinstance(result, Entry):
            entries.append(result)
        else:
            failures.append(result)
        progress.advanced(Path(job.path), ok=isinstance(result, Entry))
    return _Derived(tuple(entries), tuple(failures))


def _begun(home: Home, jobs: Iterable[Job], held: Manifest) -> list[Entry]:
    """The entries of documents that have been read, and have not come into the library yet.

    Facts that the library `held` already are left out: whoever has them made again does not trust them.
    """
    known = {entry.facts for entry in held.entries}
    found = (entry_kept(job, home) for job in jobs if facts_name(job) not in known)
    return [entry for entry in found if entry]


def _merged(home: Home, old: Iterable[Entry], derived: _Derived) -> tuple[Entry, ...]:
    """The entries of the library after a run: what was read anew, and of the rest what is still there to be used.

    A document that moved or changed carries on the place in line of the one it takes the place of.
    """
    anew = {entry.added for entry in derived.entries}
    rest = [entry for entry in old if entry.added not in anew and (home.folder / entry.facts).exists()]
    return tuple(sorted((*rest, *derived.entries), key=lambda entry: entry.added))


def _report(plan: Plan, derived: _Derived, *, prune: bool) -> IngestReport:
    gone = paths_of(plan.gone)
    return IngestReport(
        added=_succeeded((change.found.path for change in plan.changes if not change.old), derived),
        updated=_succeeded((change.found.path for change in plan.changes if change.old), derived),
        unchanged=plan.unchanged,
        removed=gone if prune else (),
        missing=() if prune else gone,
        duplicates=plan.duplicates,
        failures=(*plan.failures, *derived.failures),
    )


def _succeeded(paths: Iterable[Path], derived: _Derived) -> tuple[Path, ...]:
    read = set(paths_of(derived.entries))
    return tuple(path for path in paths if path in read)


def _differences(before: Manifest, after: Manifest) -> Iterator[Message]:
    facts = {entry.path: entry.facts_sha256 for entry in before.entries}
    for entry in after.entries:
        if facts.get(entry.path) != entry.facts_sha256:
            yield Message(f"{entry.path}：提取的事实有变化。", f"{entry.path}: other facts than before.")
    for kind, count in after.counts.items():
        if (was := before.counts.get(kind, count)) != count:
            yield Message(f"{kind}：原有 {was}，现有 {count}。", f"{kind}: {was} before, {count} now.")
