"""Paragraphs behind the last part of a document: departments told to do something answer in no part."""

from dataclasses import replace

from hengce.ingest.extract.bodies.extract import extract_bodies
from hengce.ingest.lexicon.departments import load_department_lexicon
from hengce.ingest.model import Parsed
from tests.ingest.bodies_of_text import plan_of

PARTS = ["修建水渠。", "种植林木。", "开展巡查。"]


def answering(parsed: Parsed) -> list[tuple[str | None, str]]:
    found = extract_bodies(parsed, load_department_lexicon())
    return [(fact.provision, fact.department) for fact in found.responsibilities]


def test_what_stands_behind_the_last_part_is_of_none() -> None:
    parsed = plan_of(PARTS)
    closing = "\n各地要抓好落实。市财政局要加强调度。\n本措施由市水务局负责解释。\n"
    assert answering(replace(parsed, text=parsed.text + closing)) == [(None, "市财政局")]


def test_one_part_has_no_closing() -> None:
    parsed = plan_of(PARTS[:1])
    assert answering(replace(parsed, text=parsed.text + "\n市财政局要加强调度。")) == []
