"""TOML rules with the line of every entry, so that a wrong one can be named.

A lexicon file is a list of tables. Each entry may carry `examples` and `counterexamples`; the tests hold every rule to
them.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from hengce.ingest.errors import LexiconError

FOLDER = Path(__file__).parent  # of all lexicon files
HEADER = re.compile(r"^\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")  # [tax."增值税"] or [[function]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a lexicon file: its dotted name, its values, and where it stands (`file` name and `line` from 1)."""

    name: str
    values: dict[str, object]
    file: str
    line: int

    def wrong(self, zh: str, en: str) -> NoReturn:
        """Raises LexiconError that names this entry's file and line with the reason."""
        raise LexiconError(
            f"词典 {self.file} 第 {self.line} 行「{self.name}」有误：{zh}",
            f"Lexicon {self.file}, line {self.line}, entry “{self.name}”: {en}",
        )

    def text(self, key: str) -> str:
        """The string under `key`. Raises: LexiconError when it is missing, empty or of another type."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value:
            self.wrong(f"缺少文字项 {key}", f"needs a non-empty string “{key}”")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The strings under `key`, none when it is missing. Raises: LexiconError when one is no non-empty string."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            self.wrong(f"{key} 应为文字列表", f"“{key}” must be a list of non-empty strings")
        return tuple(value)

    def only(self, *keys: str) -> None:
        """Raises LexiconError when the entry has a key that is not among `keys`: usually a slip of the pen."""
        if unknown := sorted(set(self.values) - set(keys)):
            self.wrong(f"不认识的项 {'、'.join(unknown)}", f"unknown keys {', '.join(unknown)}")


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The entries of a lexicon file in file order.

    `[name]` gives one entry, each `[[name]]` one entry, `[a.b]` one entry named `a.b`.

    Raises: LexiconError when the file is missing or is no TOML.
    """
    try:
        source = path.read_text("utf-8")
        tables = tomllib.loads(source)
    except OSError as error:
        raise LexiconError(
            f"词典文件 {path} 读不到，请检查安装是否完整。", f"Lexicon file {path} cannot be read."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(
            f"词典 {path.name} 不是有效的 TOML：{error}", f"Lexicon {path.name} is not valid TOML: {error}"
        ) from error
    return tuple(_entries(tables, source, path.name))


def _entries(tables: dict[str, object], source: str, file: str) -> list[Entry]:
    entries, seen = [], dict[str, int]()
    for line, row in enumerate(source.splitlines(), 1):
        if not (match := HEADER.match(row)):
            continue
        keys = [key.strip("\"' ") for key in re.findall(r'"[^"]*"|\'[^\']*\'|[^.]+', match[1])]
        name = ".".join(keys)
        value: object = tables
        for key in keys:
            value = value[key] if isinstance(value, dict) else {}
        if isinstance(value, list):
            value = value[seen.get(name, 0)]
            seen[name] = seen.get(name, 0) + 1
        if isinstance(value, dict):
            entries.append(Entry(name, {k: v for k, v in value.items() if not isinstance(v, dict)}, file, line))
    return entries
