"""Where the details of an unexpected failure are kept, so that the user sees one sentence only."""

import datetime
import traceback
from pathlib import Path

import platformdirs

from hengce.ingest.errors import PolicyError
from hengce.ui.settings import settings_from_environment


def write_crash(error: Exception) -> Path | None:
    """The file the traceback was added to: in home, else where the platform keeps logs; None when neither works."""
    moment = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    details = "".join(traceback.format_exception(error))
    return next((place for place in _places() if _append(place, f"{moment}\n{details}\n")), None)


def _places() -> list[Path]:
    places = [platformdirs.user_log_path("hengce", appauthor=False) / "error.log"]
    try:
        home = settings_from_environment().home
    except PolicyError:
        return places
    return [home / "log" / "error.log", *places] if home.is_dir() else places


def _append(place: Path, text: str) -> bool:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("a", encoding="utf-8") as log:
            log.write(text)
    except OSError:
        return False
    return True
