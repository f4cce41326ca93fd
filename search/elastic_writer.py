"""The index in Elasticsearch, opened for writing: built aside and swapped in, or changed where it is."""

from collections.abc import Iterable

from hengce.ingest.errors import SearchError
from hengce.search.elastic_address import ElasticAddress
from hengce.search.elastic_build import Build
from hengce.search.elastic_errors import broken_off, other_layout
from hengce.search.elastic_lease import Lease
from hengce.search.elastic_mapping import LAYOUT
from hengce.search.elastic_server import WRITING, Server
from hengce.search.elastic_update import Update
from hengce.search.elastic_versions import check_version
from hengce.search.entries import Entry


class ElasticWriter:
    """The index under a name, opened for writing, made when it is not there."""

    def __init__(self, address: ElasticAddress, *, state: str = "", anew: bool = False) -> None:
        """`state` is how the library calls what the index will hold; with `anew` all of it is built in a new index.

        Raises: SearchError when the server cannot be used, when another process writes there, and, unless `anew`, when
        a change was broken off or another version made the index.
        """
        check_version(address)
        self._server = Server(address, patience=WRITING)
        self._state = state
        self._lease = Lease(self._server)
        try:
            self._change: Build | Update = self._begin(anew=anew)
        except SearchError:
            self._lease.release()
            self._server.close()
            raise

    def replace(self, document: str, entries: Iterable[Entry]) -> None:
        """Puts `entries` in the place of all entries of the document with that id."""
        self._change.replace(document, entries)

    def remove(self, document: str) -> None:
        """Takes out all entries of the document with that id."""
        self._change.replace(document, ())

    def commit(self) -> None:
        """Makes all changes since the last commit visible and lasting, or none.

        A change of an index that is there becomes visible at once too, unless it is so large that the server has to
        show parts of it before. Should it break off, `index_state` tells of it, and the index has to be built anew.
        Raises: SearchError.
        """
        self._lease.check()
        index = self._change.commit(self._state)
        self._change = Update(self._server, index)

    def close(self) -> None:
        """Gives the index free; what was not committed is lost."""
        self._change.abandon()
        self._lease.release()
        self._server.close()

    def _begin(self, *, anew: bool) -> Build | Update:
        held = self._server.held()
        if anew or held is None:
            return Build(self._server, held.index if held else None)
        if held.mark.layout != LAYOUT:
            raise other_layout(self._server.address)
        if held.mark.state is None:
            raise broken_off(self._server.address)
        return Update(self._server, held.index)
