"""What a library is about: its regions, and how much their documents say on each topic."""

from collections import Counter
from collections.abc import Mapping

from hengce.graph.rows import RegionRow, TopicCount
from hengce.graph.store import View


def regions(view: View) -> list[RegionRow]:
    """The regions that have documents or lie above one that has, in the order of their codes (全国 first)."""
    cypher = """MATCH (g:Region) OPTIONAL MATCH (d:Document)-[:ISSUED_FOR]->(g)
RETURN g.id AS path, g.name AS name, coalesce(g.adcode, '~') AS adcode, count(d) AS own ORDER BY adcode, path"""
    found = [(str(r["name"]), str(r["path"]), int(str(r["own"]))) for r in view.query(cypher)]
    below = _below({path: own for _, path, own in found})
    return [RegionRow(name, path, own, below[path]) for name, path, own in found if own or below[path]]


def coverage(view: View) -> list[TopicCount]:
    """How much each region's own documents say on the topics they speak of; no region for those of none."""
    cypher = """MATCH (d:Document)-[:HAS]->(p:Provision)-[:ABOUT]->(t:Topic)
RETURN t.id AS topic, coalesce(d.region, '') AS region, count(p) AS provisions ORDER BY topic, region"""
    return [
        TopicCount(str(r["topic"]), str(r["region"]) or None, int(str(r["provisions"]))) for r in view.query(cypher)
    ]


def _below(own: Mapping[str, int]) -> Counter[str]:
    """The documents of the regions in each region, by its path."""
    below = Counter[str]()
    for path, documents in own.items():
        parts = path.split("/")
        for depth in range(1, len(parts)):
            below["/".join(parts[:depth])] += documents
    return below
