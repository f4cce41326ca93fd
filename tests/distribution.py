"""Which tests one worker runs together, and which come first.

Together are those that share what takes long to make (the app in a browser, a filled server), and those that use the
one database of a Neo4j server: of two workers one would wait for the other.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

OTHERS = ""
# Places of tests, those that take longest first, and the group that they run in; None: each by itself.
LONG = {
    "tests/library/test_killed_servers.py": None,
    "tests/browser/": "browser",
    "tests/contract/test_store.py": "neo4j",
    "tests/contract/test_questions.py": "neo4j",
    "tests/library/test_same_answers.py": "neo4j",
    "tests/library/test_on_servers.py": "neo4j",
    "tests/library/test_resuming_on_servers.py": "neo4j",
    "tests/library/test_failing_servers.py": "neo4j",
    "tests/library/test_secured_servers.py": "secured",
    "tests/library/test_secrets.py": "secured",
    "tests/library/test_encrypted_graph.py": "encrypted",
    "tests/search/test_backends.py": "backends",
    "tests/contract/test_index.py": "index",
    "tests/search/test_elastic.py": None,
    "tests/test_gold.py": "gold",
}


class Distribution(LoadScopeScheduling):
    """Gives out groups, and all other tests one by one."""

    def _split_scope(self, nodeid: str) -> str:
        return LONG.get(_place(nodeid)) or nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Distribution:
    """Distributes tests like this, whichever way is asked for."""
    config.option.loadscopereorder = False  # the order is that of LONG
    return Distribution(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Moves what takes long to the front: no worker is left with it in the end."""
    order = {place: rank for rank, place in enumerate((*LONG, OTHERS))}
    items.sort(key=lambda item: order[_place(item.nodeid)])


def _place(nodeid: str) -> str:
    return next((place for place in LONG if nodeid.startswith(place)), OTHERS)
