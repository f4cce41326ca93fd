"""Which files an ingest has to read: what is given, compared by hash with what the library holds."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hengce.ingest.errors import Message, ReadError, system_reason
from hengce.ingest.read import document_exists, documents_in, file_bytes
from hengce.ui.library.manifest import Entry, Manifest, file_sha256
from hengce.ui.library.report import Failure


@dataclass(frozen=True, slots=True)
class Found:
    """A source file as it stands on disk, with the file of metadata beside it (`lincang.toml` beside `lincang.txt`)."""

    path: Path
    sha256: str
    metadata: Path | None
    metadata_sha256: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A file to read; `old` is the entry it takes the place of."""

    found: Found
    old: Entry | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What an ingest is to do."""

    changes: tuple[Change, ...]
    unchanged: tuple[Path, ...]
    duplicates: tuple[tuple[Path, Path], ...]
    gone: tuple[Entry, ...]
    failures: tuple[Failure, ...]


def plan_ingest(paths: Sequence[Path], manifest: Manifest, own: Path) -> Plan:
    """What is new, changed, moved, the same, there twice, or gone, of the files and folders given.

    Guarantees: files of a folder or archive in the order of their names, folders searched through; hidden files,
    READMEs and kinds that cannot be read are passed over in them, as are the library's `own` copies.
    """
    given = [path.expanduser().resolve() for path in paths]
    gone = [e for e in manifest.entries if _below(Path(e.path), given) and not document_exists(Path(e.path))]
    lost = {entry.path for entry in gone}
    files = [file for path in given if str(path) not in lost for file in documents_in(path)]
    files = [file for file in files if not file.is_relative_to(own.resolve())]
    found = [_look_at(path) for path in dict.fromkeys(files)]
    there = [file for file in found if isinstance(file, Found)]
    failures = tuple(file for file in found if isinstance(file, Failure))
    changes, unchanged, duplicates = _Comparison(manifest, there).sort()
    moved = {change.old.path for change in changes if change.old}
    gone = [entry for entry in gone if entry.path not in moved]
    return Plan(changes, unchanged, duplicates, tuple(gone), failures)


class _Comparison:
    """The files found beside the entries of the library."""

    def __init__(self, manifest: Manifest, found: Sequence[Found]) -> None:
        self._found = found
        self._entries = {entry.path: entry for entry in manifest.entries}
        self._holders = {entry.sha256: entry.path for entry in manifest.entries}
        self._now = {str(file.path): file.sha256 for file in found}

    def sort(self) -> tuple[tuple[Change, ...], tuple[Path, ...], tuple[tuple[Path, Path], ...]]:
        """The changes, the files that are as they were, and those whose bytes another file holds."""
        changes, unchanged, duplicates = list[Change](), list[Path](), list[tuple[Path, Path]]()
        for file in self._found:
            old = self._entries.get(str(file.path))
            if old and (old.sha256, old.metadata_sha256) == (file.sha256, file.metadata_sha256):
                unchanged.append(file.path)
            elif holder := self._other_holder(file):
                duplicates.append((file.path, Path(holder)))
            else:
                changes.append(Change(file, old or self._moved_from(file)))
                self._holders[file.sha256] = str(file.path)
        return tuple(changes), tuple(unchanged), tuple(duplicates)

    def _other_holder(self, file: Found) -> str | None:
        """Another file that has the same bytes, in the library or earlier in this run."""
        holder = self._holders.get(file.sha256)
        if holder in (None, str(file.path)) or not document_exists(Path(holder)):
            return None
        return holder if self._now.get(holder, file.sha256) == file.sha256 else None

    def _moved_from(self, file: Found) -> Entry | None:
        """The entry of the same bytes whose file is gone: it has been renamed or moved."""
        old = self._entries.get(self._holders.get(file.sha256, ""))
        return old if old and not document_exists(Path(old.path)) else None


def _look_at(path: Path) -> Found | Failure:
    metadata = path.with_suffix(".toml")
    beside = metadata if metadata.is_file() and metadata != path else None
    try:
        content = file_bytes(path)
        return Found(path, hashlib.sha256(content).hexdigest(), beside, file_sha256(beside) if beside else None)
    except ReadError as error:
        return Failure(path, error.message)
    except OSError as error:  # of the metadata
        reason = system_reason(error)
        return Failure(
            path, Message(f"读不到 {beside}：{reason.zh}，请检查。", f"Cannot read {beside}: {reason.en}; check it.")
        )


def _below(path: Path, given: Iterable[Path]) -> bool:
    return any(path.is_relative_to(root) for root in given)
