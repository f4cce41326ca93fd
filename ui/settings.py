"""What the user has set: the only place where the environment and `hengce.toml` are read."""

import functools
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import platformdirs

from hengce.ingest.errors import ConfigError, Message
from hengce.ui.servers import EMBEDDED, PUBLIC, SECRET, SECRET_FILES, Servers, read_servers

Language = Literal["zh", "en"]

KEYS = ("home", *PUBLIC, *SECRET_FILES)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the library is kept, which servers keep its graph and index, and which language the program speaks."""

    home: Path
    language: Language
    servers: Servers = EMBEDDED


@functools.cache
def language() -> Language:
    """The language of everything the program says: English with `HENGCE_LANG=en`, else Chinese."""
    return "en" if os.environ.get("HENGCE_LANG", "").lower().startswith("en") else "zh"


def say(zh: str, en: str) -> str:
    """The one of two wordings that is in the user's language."""
    return Message(zh, en).in_language(language())


def in_brackets(text: str) -> str:
    """The text in the brackets of the user's language, after what it is about."""
    return say(f"（{text}）", f" ({text})")


def settings_from_environment(home: Path | None = None) -> Settings:
    """The settings of this process; `home` (from `--home`) stands over everything else.

    Raises: ConfigError when `hengce.toml` or an address cannot be used.
    """
    return read_settings(os.environ, _settings_file(), home)


def read_settings(environment: Mapping[str, str], file: Path | None = None, home: Path | None = None) -> Settings:
    """The settings that `home`, then the environment, then `file`, then the platform's customs give.

    Raises: ConfigError when the file or an address cannot be used.
    """
    values = _file_values(file) if file else {}
    names = {f"HENGCE_{key.upper()}": key for key in (*KEYS, *SECRET)}
    values |= {key: environment[name] for name, key in names.items() if environment.get(name)}
    chosen = home or Path(values.get("home") or platformdirs.user_data_path("hengce", appauthor=False))
    return Settings(chosen.expanduser().absolute(), language(), read_servers(values))


def _settings_file() -> Path | None:
    places = (Path("hengce.toml"), platformdirs.user_config_path("hengce", appauthor=False) / "hengce.toml")
    return next((place for place in places if place.is_file()), None)


def _file_values(file: Path) -> dict[str, str]:
    try:
        values = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(
            f"设置文件 {file} 读不了：{error}。请改正或删除它。",
            f"The settings file {file} cannot be read: {error}. Correct or remove it.",
        ) from error
    for key, value in values.items():
        if key not in KEYS or not isinstance(value, str):
            raise ConfigError(
                f"设置文件 {file} 中的 {key} 不可用；可用的文字项有 {'、'.join(KEYS)}。",
                f"“{key}” in the settings file {file} cannot be used; text keys are {', '.join(KEYS)}.",
            )
    return values
