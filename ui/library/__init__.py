"""The library of documents in a home folder: read into it, make it anew, look into it."""

from hengce.ui.library.home import EmptyLibraryError
from hengce.ui.library.ingestion import ingest, rebuild
from hengce.ui.library.reading import Library, keep_upload, open_library

__all__ = ["EmptyLibraryError", "Library", "ingest", "keep_upload", "open_library", "rebuild"]
