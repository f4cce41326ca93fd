"""The bodies of a text made into a plan of one region by hand."""

from dataclasses import replace

from hengce.ingest.extract.bodies.extract import Bodies, extract_bodies
from hengce.ingest.lexicon.departments import load_department_lexicon
from hengce.ingest.model import Level, Parsed, Provision, Region, Responsibility
from tests.ingest.parsed_text import text_to_parsed

LEVELS: dict[int, Level] = {1: "province", 2: "prefecture", 3: "county"}
LINCANG = ("云南省", "临沧市")


def plan(text: str, path: tuple[str, ...] = LINCANG, heading: str | None = None) -> Parsed:
    """A plan of the region at `path` with `text` as its only measure."""
    parsed = text_to_parsed(text, heading)
    return replace(parsed, document=replace(parsed.document, region=region(path)))


def region(path: tuple[str, ...]) -> Region:
    """The region at `path`; the whole country when it is empty."""
    return Region(path[-1], None, LEVELS[len(path)], path) if path else Region("全国", None, "national", ())


def plan_of(texts: list[str]) -> Parsed:
    """A plan with a measure for each of `texts`."""
    provisions, at = [], 0
    for number, text in enumerate(texts, 1):
        provisions.append(Provision(str(number), None, "", None, "measure", text, at, at + len(text)))
        at += len(text) + 1
    parsed = plan("")
    return replace(parsed, text="\n".join(texts), provisions=tuple(provisions))


def bodies_in(text: str, path: tuple[str, ...] = LINCANG, heading: str | None = None) -> Bodies:
    """What is read of bodies in a plan whose only measure is `text`."""
    return extract_bodies(plan(text, path, heading), load_department_lexicon())


def short(fact: Responsibility) -> str:
    """A responsibility in one word: 市财政局:r, with … when its list is left open."""
    return f"{fact.department}:{fact.role[0]}{'…' if fact.open_ended else ''}"
