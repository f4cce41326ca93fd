"""What a library holds: its documents, and what was derived from them."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FORMAT = 1  # counts up when a library written before can no longer be read


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the library.

    `path` is where the file came from; `copy` its bytes in the library, `metadata` the file of metadata that stood
    beside it. `added` counts documents in the order they came. `own_id` is the id the document gives itself.
    """

    path: str
    sha256: str
    metadata_sha256: str | None
    copy: str
    metadata: str | None
    added: int
    own_id: str
    facts: str
    facts_sha256: str

    @property
    def files(self) -> tuple[str, ...]:
        """What is kept of it in the home folder."""
        return tuple(filter(None, (self.copy, self.metadata, self.facts)))


@dataclass(frozen=True, slots=True)
class Manifest:
    """The documents of a library, the `rules` their facts were read by, and how much its graph and index hold."""

    rules: str = ""
    entries: tuple[Entry, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def documents(self) -> dict[str, Entry]:
        """The entries by document id, in the order they came.

        Guarantees: every entry once. Of several documents that give themselves the same id the first keeps it; the
        others carry a `#` and the start of their file's hash behind it.
        """
        named: dict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(self.entries, key=lambda entry: entry.added):
            named[entry.own_id].append(entry)
        return {
            entry.own_id if place == 0 else f"{entry.own_id}#{entry.sha256[:8]}": entry
            for entries in named.values()
            for place, entry in enumerate(entries)
        }

    @property
    def stamps(self) -> dict[str, str]:
        """What tells the facts of each document, and the rules they were made by, from others; by document id."""
        return {document: f"{self.rules}:{entry.facts_sha256}" for document, entry in self.documents.items()}

    @property
    def state(self) -> str:
        """One hash over what graph and index hold when they hold this manifest."""
        lines = sorted(f"{document}\t{stamp}" for document, stamp in self.stamps.items())
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    @property
    def facts_sha256(self) -> str:
        """One hash over the facts of all documents, whatever order they came in."""
        lines = sorted(f"{entry.path}\t{entry.facts_sha256}" for entry in self.entries)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def manifest_to_json(manifest: Manifest) -> str:
    """The manifest as JSON text."""
    entries = [asdict(entry) for entry in manifest.entries]
    content = {"format": FORMAT, "rules": manifest.rules, "entries": entries, "counts": dict(manifest.counts)}
    return json.dumps(content, ensure_ascii=False, indent=1)


def manifest_from_json(text: str) -> Manifest:
    """The manifest a JSON text describes.

    Raises: ValueError when it is of another format or damaged.
    """
    try:
        content: dict[str, Any] = json.loads(text)
        if content["format"] != FORMAT:
            raise ValueError(content["format"])
        return Manifest(content["rules"], tuple(Entry(**entry) for entry in content["entries"]), content["counts"])
    except (KeyError, TypeError) as error:
        raise ValueError(str(error)) from error


def file_sha256(path: Path) -> str:
    """The hash of a file's bytes. Raises: OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def paths_of(entries: Iterable[Entry]) -> tuple[Path, ...]:
    """Where the entries' files came from."""
    return tuple(Path(entry.path) for entry in entries)
