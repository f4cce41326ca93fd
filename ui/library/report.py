"""What an ingest or a rebuild tells: while it runs, and when it is done."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hengce.ingest.errors import Message


class Progress(Protocol):
    """Told how far a run has come. Calls come from one thread, in this order."""

    def started(self, total: int) -> None:
        """So many files are to be read."""

    def resumed(self, number: int) -> None:
        """So many of them were read by a run that was broken off."""

    def advanced(self, path: Path, *, ok: bool) -> None:
        """One of them is done; `ok` is False when it cannot be read."""

    def storing(self, documents: int) -> None:
        """All are read; so many documents now go into graph and index."""

    def finished(self) -> None:
        """The run is over, or has been broken off."""


class Silent:
    """Progress that nobody watches."""

    def started(self, total: int) -> None:
        """Says nothing."""

    def resumed(self, number: int) -> None:
        """Says nothing."""

    def advanced(self, path: Path, *, ok: bool) -> None:
        """Says nothing."""

    def storing(self, documents: int) -> None:
        """Says nothing."""

    def finished(self) -> None:
        """Says nothing."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be taken in, and why."""

    path: Path
    reason: Message


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of each file.

    `duplicates` pairs a file with the one that has the same bytes; `missing` are files that were read before and are
    gone now, and stay in the library without `--prune`; `rederived` are documents read anew because the rules changed.
    """

    added: tuple[Path, ...] = ()
    updated: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    missing: tuple[Path, ...] = ()
    duplicates: tuple[tuple[Path, Path], ...] = ()
    rederived: tuple[Path, ...] = ()
    failures: tuple[Failure, ...] = ()
    documents: int = 0

    @property
    def changed(self) -> bool:
        """Whether the library is another one than before."""
        return bool(self.added or self.updated or self.removed or self.rederived)


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """Whether graph and index made anew from the sources hold what they held before.

    `differences` is empty when facts, graph and index are the same; otherwise it says what changed.
    """

    documents: int
    failures: tuple[Failure, ...] = ()
    differences: tuple[Message, ...] = ()
