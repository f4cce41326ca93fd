"""Topics follow headings more than text, keep to their own field, and can be explained and looked up."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from hengce.ingest.errors import LexiconError
from hengce.ingest.extract.topics import assign_topics, choose_field, weigh_topics
from hengce.ingest.lexicon.load import Entry
from hengce.ingest.lexicon.topics import FILES, Field, load_topic_lexicon
from hengce.ingest.model import PolicyField
from tests.ingest.parsed_text import text_to_parsed

LEXICON = load_topic_lexicon()
FIELDS = {field.key: field for field in LEXICON.fields}
CHILDCARE = FIELDS["childcare"]
OF_TOPICS = [(field, entry) for field in LEXICON.fields for entry in field.entries if entry.name != "field"]
HEADS = [(field, entry) for field in LEXICON.fields for entry in field.entries if entry.name == "field"]


def texts_of(entries: list[tuple[Field, Entry]], kind: str) -> list[tuple[str, str, str]]:
    """The texts of a kind in the entries: key of the field, topic, text."""
    return [(field.key, e.name.partition(".")[2], text) for field, e in entries for text in e.texts(kind)]


def topics_of(text: str, heading: str | None = None, field: Field = CHILDCARE) -> tuple[str, ...]:
    return assign_topics(text_to_parsed(text, heading), field).get("1", ())


@pytest.mark.parametrize(("field", "topic", "text"), texts_of(OF_TOPICS, "examples"))
def test_topic_is_the_main_one_of_its_example(field: str, topic: str, text: str) -> None:
    assert topics_of(text, field=FIELDS[field])[0] == topic


@pytest.mark.parametrize(("field", "topic", "text"), texts_of(OF_TOPICS, "counterexamples"))
def test_topic_keeps_off_its_counterexample(field: str, topic: str, text: str) -> None:
    assert topic not in topics_of(text, field=FIELDS[field])


@pytest.mark.parametrize(("field", "_", "text"), texts_of(HEADS, "examples"))
def test_text_of_the_field_is_known(field: str, _: str, text: str) -> None:
    chosen = choose_field(text, None, LEXICON)
    assert chosen and chosen.key == field


@pytest.mark.parametrize(("field", "_", "text"), texts_of(HEADS, "counterexamples"))
def test_text_of_another_field_is_not_taken_for_it(field: str, _: str, text: str) -> None:
    chosen = choose_field(text, None, LEXICON)
    assert chosen is None or chosen.key != field


def test_a_text_of_no_known_field_has_none() -> None:
    assert choose_field("加强古树名木保护，开展资源普查，落实养护责任，严禁砍伐和移植。", None, LEXICON) is None


def test_a_word_in_the_title_makes_half_as_many_enough() -> None:
    text = "开展养老机构普查。" + "加强古树名木保护，落实养护责任。" * 5
    assert choose_field(text, "关于养老服务的意见", LEXICON) is not None
    assert choose_field(text, "关于普查的意见", LEXICON) is None


def test_the_reason_tells_the_words_of_the_field() -> None:
    chosen = choose_field("老年人助餐服务，养老机构，老年人。", "老年人助餐办法", LEXICON)
    assert chosen == PolicyField("elderly_care", "养老服务与银发经济", ("老年", "养老"), 176.5, True)


def test_the_heading_outweighs_the_text() -> None:
    assert topics_of("简化登记备案，开展注册登记，推送登记信息。", heading="强化部门协同")[0] == "leadership"


def test_a_second_topic_named_in_the_heading_is_kept() -> None:
    assert topics_of("加快培养照护服务人才。", heading="加强队伍建设和信息支撑") == ("workforce", "information")


def test_statements_have_no_topics() -> None:
    parsed = text_to_parsed("婴幼儿照护服务登记备案。", "发展目标")
    statement = parsed.provisions[0]._replace(kind="statement")
    assert assign_topics(replace(parsed, provisions=(statement,)), CHILDCARE) == {}


def test_a_topic_is_explained_by_its_words() -> None:
    (reason, *_) = weigh_topics(text_to_parsed("采取划拨方式予以保障。", "加强用地保障"), CHILDCARE)["1"]
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


@pytest.mark.parametrize(
    ("file", "added", "said"),
    [
        ("elderly_care", '[topic.x]\nname = "甲"\nis = "乙"\nstrong = ["丙", "丙"]\n', "写了两次"),
        ("elderly_care", '[topic.land]\nname = "甲"\nis = "乙"\n', "childcare.toml"),
        ("elderly_care", '[topic.x]\nname = "用地保障"\nis = "乙"\n', "childcare.toml"),
    ],
    ids=["term twice", "key of another field", "name of another field"],
)
def test_a_wrong_topic_is_named_with_its_line(tmp_path: Path, file: str, added: str, said: str) -> None:
    folder = tmp_path / "fields"
    shutil.copytree(FILES, folder)
    wrong = folder / f"{file}.toml"
    text = wrong.read_text("utf-8") + "\n" + added
    wrong.write_text(text, "utf-8")
    line = text.splitlines().index(added.partition("\n")[0]) + 1
    with pytest.raises(LexiconError, match=rf"{file}.toml 第 {line} 行.*{said}"):
        load_topic_lexicon(folder)
