"""Sources → facts on disk, in several processes when there is much to read."""

import hashlib
import json
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

from hengce.ingest.codec import extraction_from_json, extraction_to_json
from hengce.ingest.errors import LexiconError, Message, PolicyError
from hengce.ingest.model import Extraction, Finding
from hengce.ui.library.home import Home, damaged_library, write_whole
from hengce.ui.library.manifest import Entry
from hengce.ui.library.report import Failure
from hengce.ui.library.sources import Change

# Starting a process costs 2.5 s for its imports; at some 2 MB/s that is worth while from about 10 MB on.
WORTH_PROCESSES = 10 * 2**20
RULES = ("hengce.ingest", "hengce.graph", "hengce.search")
RULE_FILES = (".py", ".toml", ".csv")


@dataclass(frozen=True, slots=True)
class Job:
    """A source to read: its bytes at `source`, which came from `path` and must have this hash; its place in line."""

    source: Path
    path: str
    sha256: str
    metadata: Path | None
    metadata_sha256: str | None
    added: int


def change_to_job(change: Change, added: int) -> Job:
    """The job of reading a new or changed file."""
    found = change.found
    place = change.old.added if change.old else added
    return Job(found.path, str(found.path), found.sha256, found.metadata, found.metadata_sha256, place)


def entry_to_job(entry: Entry, home: Home) -> Job:
    """The job of reading a document of the library anew from its copy."""
    metadata = home.folder / entry.metadata if entry.metadata else None
    return Job(home.folder / entry.copy, entry.path, entry.sha256, metadata, entry.metadata_sha256, entry.added)


@cache
def rules_version() -> str:
    """A hash of all rules and code that facts, graph and index are made by: another one means they may differ."""
    digest = hashlib.sha256()
    for package in RULES:
        folder = Path(str(files(package)))
        for file in sorted(file for file in folder.rglob("*") if file.suffix in RULE_FILES):
            digest.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:32]


def derive_all(jobs: Sequence[Job], home: Home) -> Iterator[Entry | Failure]:
    """The entry of each job's document, or why there is none, in the order of the jobs.

    Guarantees: source, metadata and facts of an entry stand whole in the library when it is given out.
    """
    work = partial(derive, home=home)
    # A thread other than the main one is a page of the app, whose script every new process would run again.
    in_app = threading.current_thread() is not threading.main_thread()
    if in_app or len(jobs) < 2 or sum(_size(job.source) for job in jobs) < WORTH_PROCESSES:
        yield from map(work, jobs)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # spawn: a forked copy of a process that has threads and open stores may hang
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), context, _follow_parent) as pool:
        try:
            yield from pool.map(work, jobs, chunksize=8)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def derive(job: Job, home: Home) -> Entry | Failure:
    """The entry of one document, its facts and its copy written to the library; or why there is none."""
    from hengce.ingest.pipeline import extract_source  # loads the language pipeline: 2.5 s
    from hengce.ingest.read import file_bytes, read_content

    try:
        content = file_bytes(job.source)
        if hashlib.sha256(content).hexdigest() != job.sha256:
            return Failure(Path(job.path), _unsettled(job.path))
        extraction = extract_source(read_content(content, Path(job.path)))
    except LexiconError:
        raise  # wrong rules fail every document alike
    except PolicyError as error:
        return Failure(Path(job.path), error.message)
    except Exception as error:  # a fault met in one document must not keep the others out
        return Failure(Path(job.path), _fault(error))
    return _keep(job, extraction, content, home)


def facts_name(job: Job) -> str:
    """Where in the home folder the facts of a job's document are kept.

    Guarantees: another name with all that facts depend on, so that no file of facts is ever written over.
    """
    depends = f"{job.path}\0{job.sha256}\0{rules_version()}"
    return f"facts/{hashlib.sha256(depends.encode()).hexdigest()[:32]}.json"


def entry_kept(job: Job, home: Home) -> Entry | None:
    """The entry of a document that an earlier run has read and kept, down to its facts; None when it is to be read."""
    try:
        text = (home.folder / facts_name(job)).read_text("utf-8")
        entry = _entry(job, json.loads(text)["document"]["id"], text)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
    return entry if all((home.folder / name).exists() for name in entry.files) else None


def load_facts(home: Home, entry: Entry, document: str) -> Extraction:
    """The facts of a document of the library under its id there.

    Raises: StoreError when they are gone or damaged.
    """
    try:
        extraction = extraction_from_json(json.loads((home.folder / entry.facts).read_text("utf-8")))
    except (FileNotFoundError, ValueError, KeyError, TypeError) as error:
        raise damaged_library(home) from error
    if document == entry.own_id:
        return extraction
    zh = f"另一份文件已用编号 {entry.own_id}，本文件改用 {document}。"
    en = f"Another document has the id {entry.own_id}; this one is kept as {document}."
    return replace(
        extraction,
        document=replace(extraction.document, id=document),
        findings=(*extraction.findings, Finding("same_id", zh, en)),
    )


def _keep(job: Job, extraction: Extraction, content: bytes, home: Home) -> Entry:
    """Facts are written last: where they stand, all that belongs to them does."""
    text = json.dumps(extraction_to_json(extraction), ensure_ascii=False, separators=(",", ":"))
    entry = _entry(job, extraction.document.id, text)
    if (copy := home.folder / entry.copy) != job.source:
        write_whole(copy, content)
    if job.metadata and entry.metadata and (beside := home.folder / entry.metadata) != job.metadata:
        write_whole(beside, job.metadata.read_bytes())
    write_whole(home.folder / entry.facts, text)
    return entry


def _entry(job: Job, own_id: str, facts: str) -> Entry:
    came = f"{job.sha256}{job.metadata_sha256}"
    folder = f"corpus/{hashlib.sha256(came.encode()).hexdigest()[:16]}"
    return Entry(
        path=job.path,
        sha256=job.sha256,
        metadata_sha256=job.metadata_sha256,
        copy=f"{folder}/{Path(job.path).name}",
        metadata=f"{folder}/{job.metadata.name}" if job.metadata else None,
        added=job.added,
        own_id=own_id,
        facts=facts_name(job),
        facts_sha256=hashlib.sha256(facts.encode()).hexdigest(),
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading it will say why


def _follow_parent() -> None:
    """Leaves interrupts to the parent process, and has this one end with it: it would wait for work for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _fault(error: Exception) -> Message:
    name = f"{type(error).__name__}: {error}"
    return Message(
        f"读取时程序出错（{name}），请把这份文件报告给我们。",
        f"The program failed on it ({name}): please report this file.",
    )


def _unsettled(path: str) -> Message:
    return Message(f"{path} 在读取时被改动，请再导入一次。", f"{path} changed while it was read: ingest it again.")
