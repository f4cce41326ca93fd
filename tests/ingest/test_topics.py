"""Topics follow headings more than text, keep to their own field, and can be explained and looked up."""

from dataclasses import replace
from pathlib import Path

import pytest

from hengce.ingest.errors import LexiconError
from hengce.ingest.extract.topics import assign_topics, in_field, weigh_topics
from hengce.ingest.lexicon.load import read_entries
from hengce.ingest.lexicon.topics import FILE, entries_to_topics, load_topic_lexicon
from hengce.ingest.model import Parsed
from tests.ingest.parsed_text import text_to_parsed

LEXICON = load_topic_lexicon()
OF_TOPICS = [entry for entry in LEXICON.entries if entry.name.startswith("topic.")]
EXAMPLES = [(entry.name.partition(".")[2], text) for entry in OF_TOPICS for text in entry.texts("examples")]
COUNTEREXAMPLES = [
    (entry.name.partition(".")[2], text) for entry in OF_TOPICS for text in entry.texts("counterexamples")
]
FIELD = next(entry for entry in LEXICON.entries if entry.name == "field")
CHILDCARE = "婴幼儿照护服务，托育机构。"


def topics_of(text: str, heading: str | None = None) -> tuple[str, ...]:
    return assign_topics(in_a_plan(text_to_parsed(text, heading)), LEXICON).get("1", ())


def in_a_plan(parsed: Parsed) -> Parsed:
    """`parsed` with so much text of the field after it that it counts as a plan of the field."""
    return replace(parsed, text=parsed.text + "\n" + CHILDCARE * 10)


@pytest.mark.parametrize(("topic", "text"), EXAMPLES)
def test_topic_is_the_main_one_of_its_example(topic: str, text: str) -> None:
    assert topics_of(text)[0] == topic


@pytest.mark.parametrize(("topic", "text"), COUNTEREXAMPLES)
def test_topic_keeps_off_its_counterexample(topic: str, text: str) -> None:
    assert topic not in topics_of(text)


@pytest.mark.parametrize("text", FIELD.texts("examples"))
def test_text_of_the_field_is_known(text: str) -> None:
    assert in_field(text, LEXICON)


@pytest.mark.parametrize("text", FIELD.texts("counterexamples"))
def test_text_of_another_field_has_no_topics(text: str) -> None:
    assert assign_topics(text_to_parsed(text, "强化组织领导"), LEXICON) == {}


def test_the_heading_outweighs_the_text() -> None:
    assert topics_of("简化登记备案，开展注册登记，推送登记信息。", heading="强化部门协同")[0] == "leadership"


def test_a_second_topic_named_in_the_heading_is_kept() -> None:
    assert topics_of("加快培养照护服务人才。", heading="加强队伍建设和信息支撑") == ("workforce", "information")


def test_statements_have_no_topics() -> None:
    parsed = in_a_plan(text_to_parsed("婴幼儿照护服务登记备案。", "发展目标"))
    statement = replace(parsed.provisions[0], kind="statement")
    assert assign_topics(replace(parsed, provisions=(statement,)), LEXICON) == {}


def test_a_topic_is_explained_by_its_words() -> None:
    (reason, *_) = weigh_topics(in_a_plan(text_to_parsed("采取划拨方式予以保障。", "加强用地保障")), LEXICON)["1"]
    assert (reason.topic, reason.words, reason.in_heading) == ("land", ("用地保障", "划拨方式"), True)


@pytest.mark.parametrize("text", ["tax_fee", "税费与价格优惠", " Tax_Fee "])
def test_a_topic_is_found_by_key_or_name(text: str) -> None:
    topic = LEXICON.find(text)
    assert topic and topic.key == "tax_fee"


def test_an_unknown_topic_is_not_found() -> None:
    assert LEXICON.find("火箭") is None


@pytest.mark.parametrize(("text", "key"), [("税费优惠", "tax_fee"), ("产假", "leave"), ("登记", "registration")])
def test_the_nearest_topic_comes_first(text: str, key: str) -> None:
    assert LEXICON.nearest(text)[0].key == key


def test_nothing_is_near_to_what_is_far_off() -> None:
    assert LEXICON.nearest("火箭发射") == ()


def test_a_term_listed_twice_is_named_with_its_line(tmp_path: Path) -> None:
    wrong = tmp_path / "topics.toml"
    wrong.write_text(FILE.read_text("utf-8") + '\n[topic.x]\nname = "甲"\nis = "乙"\nstrong = ["丙", "丙"]\n', "utf-8")
    line = wrong.read_text("utf-8").splitlines().index("[topic.x]") + 1
    with pytest.raises(LexiconError, match=f"topics.toml 第 {line} 行"):
        entries_to_topics(read_entries(wrong))
