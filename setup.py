"""Compiles to C, with mypyc, the modules that go through every word of a document: docs/decisions/compiled.md.

`python setup.py build_ext --inplace` puts the compiled modules beside their sources; without it these run as they are.
"""

import os
import sys
from pathlib import Path

from setuptools import Extension, setup

TYPES = Path(".cache/types/hengce")  # the packages under their installed names, as .ci/environment.sh links them
BUILT = ".cache/compiled"
STAGES = (  # of what comes before extraction
    "attachments",
    "cells",
    "characters",
    "dates",
    "frames",
    "glued",
    "glued_frame",
    "headings",
    "inner_articles",
    "inner_labels",
    "labels",
    "lines",
    "making",
    "marks",
    "normalise",
    "numerals",
    "outline",
    "page_fields",
    "paragraphs",
    "part_headings",
    "rows",
    "structure",
    "tables",
    "wrapping",
)
LEXICONS = (
    "body_forms",
    "departments",
    "endings",
    "regions",
)  # those that do more than hold what was read from their files


def compiled_modules() -> list[Extension]:
    """The extensions, one for each folder, when they are asked for: an installation alone needs no compiler."""
    if "build_ext" not in sys.argv:
        return []
    from mypyc.build import mypycify

    extract = TYPES / "ingest" / "extract"
    folders = {folder: sorted(folder.glob("[!_]*.py")) for folder in (extract, *extract.iterdir()) if folder.is_dir()}
    for folder, modules in ((TYPES / "ingest", STAGES), (TYPES / "ingest" / "lexicon", LEXICONS)):
        folders[folder] = [folder / f"{module}.py" for module in modules]
    groups = [(list(map(str, sources)), _module(folder)) for folder, sources in folders.items() if sources]
    sources = [source for group, _ in groups for source in group]
    extensions = mypycify(
        ["--ignore-missing-imports", f"--cache-dir={BUILT}/types", *sources],
        opt_level="3",
        debug_level="0",
        separate=groups,
        target_dir=BUILT,
    )
    for extension in extensions:
        extension.extra_compile_args += ["-fvisibility=hidden", "-fno-semantic-interposition", "-fno-plt"]
    return sorted(extensions, key=_size, reverse=True)


def _size(extension: Extension) -> int:
    """How much there is to compile: what takes longest comes first, so that no core waits for the others."""
    return sum(Path(source).stat().st_size for source in extension.sources)


def _module(folder: Path) -> str:
    """What the code of a folder is compiled into."""
    return ".".join((*folder.relative_to(TYPES.parent).parts, folder.name))


setup(
    ext_modules=compiled_modules(),
    options={"build_ext": {"build_temp": BUILT, "build_lib": BUILT, "parallel": os.cpu_count()}},
)
