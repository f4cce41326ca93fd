"""Concessions are read as the case table says; the lexicon keeps to its own examples."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengce.ingest.errors import LexiconError
from hengce.ingest.extract.concessions.extract import extract_concessions
from hengce.ingest.extract.concessions.rules import compile_rules
from hengce.ingest.lexicon.concessions import FILE, entries_to_lexicon, load_concession_lexicon
from hengce.ingest.lexicon.load import read_entries
from hengce.ingest.model import Concession
from tests.ingest.parsed_text import text_to_parsed

FILE_OF_CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "concessions.toml").read_text("utf-8"))
CASES = FILE_OF_CASES["case"]
LEXICON = load_concession_lexicon()
EXAMPLES = [(entry.name, text) for entry in LEXICON.entries for text in entry.texts("examples")]
COUNTEREXAMPLES = [(entry.name, text) for entry in LEXICON.entries for text in entry.texts("counterexamples")]


def concessions_in(text: str, heading: str | None = None) -> tuple[Concession, ...]:
    return extract_concessions(text_to_parsed(text, heading), LEXICON).facts


def row(fact: Concession) -> list[object]:
    rate = "" if fact.rate is None else fact.rate
    return [fact.category, fact.item or "", fact.treatment, rate, fact.beneficiary or ""]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_phrase_gives_its_concessions(case: dict[str, object]) -> None:
    assert [row(fact) for fact in concessions_in(str(case["text"]))] == case["facts"]


@pytest.mark.parametrize(("entry", "text"), EXAMPLES)
def test_entry_is_recognised_in_its_example(entry: str, text: str) -> None:
    found = concessions_in(text)
    kind, _, name = entry.partition(".")
    if kind in {"tax", "fee", "rent"}:
        assert name in {fact.item for fact in found}
    else:
        assert found


@pytest.mark.parametrize(("entry", "text"), COUNTEREXAMPLES)
def test_entry_keeps_off_its_counterexample(entry: str, text: str) -> None:
    assert concessions_in(text) == (), entry


def test_a_heading_gives_no_second_concession() -> None:
    facts = concessions_in("按照每人1500元标准发放一次性扩岗补助。", heading="给予一次性扩岗补助")
    assert [(fact.treatment, fact.text) for fact in facts] == [("发放", "按照每人1500元标准发放一次性扩岗补助")]


def test_a_heading_counts_when_the_text_says_no_more() -> None:
    facts = concessions_in("大专生每月500元。", heading="给予到县域地区就业专项生活补贴")
    assert [fact.treatment for fact in facts] == ["给予补贴"]


def test_a_heading_may_be_the_name_of_a_subsidy_with_sums_after_it() -> None:
    facts = concessions_in("每人每月1500元，最长3年。", heading="租房补贴")
    assert [(fact.item, fact.treatment) for fact in facts] == [("租房补贴", "补贴")]


def test_a_heading_that_is_a_sentence_counts_beside_another_item() -> None:
    facts = concessions_in("购房的，给予10万元安家补助。", heading="对租用厂房的企业给予租金补贴")
    assert [fact.item for fact in facts] == ["租金补贴", "安家补助"]


def test_support_in_a_heading_alone_grants_nothing() -> None:
    assert concessions_in("按规定使用。", heading="强化资金支持") == ()


def test_a_subsidy_that_cannot_be_read_is_a_finding() -> None:
    extracted = extract_concessions(text_to_parsed("将登记失业青年作为扩岗补助、岗位补贴重点。"), LEXICON)
    assert [finding.kind for finding in extracted.findings] == ["unread_concession"]


def test_the_quote_leaves_out_who_is_responsible() -> None:
    (fact,) = concessions_in("市税务局负责落实支持婴幼儿照护服务发展的税收优惠政策。")
    assert fact.text == "落实支持婴幼儿照护服务发展的税收优惠政策"


def test_a_wrong_entry_is_named_with_its_line(tmp_path: Path) -> None:
    wrong = tmp_path / "concessions.toml"
    wrong.write_text(FILE.read_text("utf-8") + '\n[levy."城建费"]\n', "utf-8")
    line = len(wrong.read_text("utf-8").splitlines())
    with pytest.raises(LexiconError, match=f"concessions.toml 第 {line} 行"):
        entries_to_lexicon(read_entries(wrong))


@given(st.lists(st.sampled_from(FILE_OF_CASES["pieces"]), max_size=40).map("".join))
def test_every_quote_is_read_from_its_place(text: str) -> None:
    parsed = text_to_parsed(text)
    for fact in extract_concessions(parsed, LEXICON).facts:
        assert parsed.text[fact.start : fact.end] == fact.text
        # what is given may stand apart from the verb: 给予每家10万元补助
        assert re.search(".*".join(map(re.escape, fact.treatment)), parsed.text, re.DOTALL)
        assert fact.beneficiary is None or fact.beneficiary in parsed.text


@given(data=st.data())
def test_whatever_trails_ends_as_the_look_before_it_says(data: st.DataObject) -> None:
    rules = compile_rules(LEXICON)
    words = data.draw(st.from_regex(re.compile(rules.trailing.pattern, re.ASCII))).removesuffix("\n")
    assert rules.without_trailing(words) == rules.trailing.sub("", words)
