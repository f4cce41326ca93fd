"""The modules of the program by their installed names."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("ingest", "graph", "search", "ui")
SCRIPT = "ui/app.py"  # run by Streamlit, not imported


def module_files() -> dict[str, Path]:
    """Each module's name (`hengce.ingest.model`) and its file, in the order of names."""
    files = (file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py")))
    return {module_name(file): file for file in files}


def module_name(file: Path) -> str:
    """The installed name of a file of the checkout."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(("hengce", *(part for part in parts if part != "__init__")))


def importable_modules() -> list[str]:
    """The modules that can be imported by themselves."""
    return [name for name, file in module_files().items() if file.relative_to(ROOT).as_posix() != SCRIPT]
