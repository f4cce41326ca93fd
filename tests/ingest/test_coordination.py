"""The coordination bodies that a document sets up: their names, leads, offices and seats."""

from dataclasses import replace

from hengce.ingest.extract.bodies.extract import extract_bodies
from hengce.ingest.lexicon.departments import load_department_lexicon
from hengce.ingest.model import CoordinationBody
from tests.ingest.bodies_of_text import bodies_in, plan, plan_of


def coordination(text: str) -> CoordinationBody:
    (body,) = bodies_in(text).coordination_bodies
    return body


def test_offices_of_government_and_party_have_seats() -> None:
    text = "\n组长：张三（副市长）\n成员：李四（市政府办公室副主任）\n王五（市委办公室副主任）\n赵六（市民政局局长）"
    assert coordination(text).members == ("市政府办公室", "市委办公室", "市民政局")


def test_a_group_without_a_name_goes_by_its_kind() -> None:
    text = "成立由市委副书记任组长，市卫生健康委、市财政局、市民政局负责人为成员的领导小组。"
    assert coordination(text).name == "领导小组"


def test_who_takes_part_sits_in_what_another_convenes() -> None:
    text = "三、保障措施\n建立由市民政局牵头，市发展改革委、市公安局、市财政局参加的养老服务联席会议制度。"
    body = coordination(text)
    assert (body.lead, body.members) == ("市民政局", ("市发展改革委", "市公安局", "市财政局"))


def test_members_of_a_joint_conference() -> None:
    body = coordination(
        "建立托育工作联席会议制度。联席会议由市卫生健康委、市财政局、团市委等3个部门组成，"
        "市卫生健康委为牵头部门。联席会议办公室设在市卫生健康委。"
    )
    assert body.members == ("市卫生健康委", "市财政局", "团市委")
    assert (body.lead, body.office) == ("市卫生健康委", "市卫生健康委")


def test_a_notice_without_parts_names_who_sits_in_a_group() -> None:
    parsed = plan(
        "组长：张三市政府副市长\n成员：李四市教育局副局长\n王五市财政局副局长\n赵六团市委副书记\n办公室设在市教育局。"
    )
    bodies = extract_bodies(replace(parsed, provisions=()), load_department_lexicon())
    (body,) = bodies.coordination_bodies
    assert (body.provision, body.office, body.members) == (None, "市教育局", ("市教育局", "市财政局", "团市委"))


def test_a_text_about_one_body_says_in_any_part_who_leads_it() -> None:
    parsed = plan_of(["联席会议由市教育局、市财政局、团市委组成。", "市教育局为牵头单位。"])
    about = replace(parsed, document=replace(parsed.document, title="市托育工作联席会议制度"))
    assert [body.lead for body in extract_bodies(parsed, load_department_lexicon()).coordination_bodies] == [None]
    assert [body.lead for body in extract_bodies(about, load_department_lexicon()).coordination_bodies] == ["市教育局"]


def test_who_chairs_leads() -> None:
    text = "建立养老工作联席会议。联席会议由市民政局、市财政局、市教育局组成，由市民政局局长担任总召集人。"
    assert bodies_in(text).coordination_bodies[0].lead == "市民政局"


def test_name_is_that_of_the_attachment() -> None:
    parsed = plan("\n联席会议由市卫生健康委、市财政局、团市委组成。", heading="临沧市托育工作联席会议制度")
    provision = parsed.provisions[0]._replace(number="A", kind="attachment")
    bodies = extract_bodies(replace(parsed, provisions=(provision,)), load_department_lexicon())
    assert [body.name for body in bodies.coordination_bodies] == ["临沧市托育工作联席会议"]


def test_seats_are_read_from_persons() -> None:
    body = coordination("\n组长：张三市政府副市长\n成员：李四市卫生健康委副主任\n王五市财政局副局长\n赵六团市委副书记")
    assert body.members == ("市卫生健康委", "市财政局", "团市委")
    assert body.lead == "市政府"


def test_seated_heads_of_departments() -> None:
    body = coordination("成立托育工作领导小组，由分管副市长任组长，市卫生健康委、市财政局、市民政局负责人为成员。")
    assert (body.name, body.members) == ("托育工作领导小组", ("市卫生健康委", "市财政局", "市民政局"))


def test_heads_over_several_lines_and_members_with_the_name_of_the_body() -> None:
    heads = (
        "\n召集人：张三市政府副秘书长\n李四市教育局局长\n成员：王五市财政局副局长\n赵六团市委副书记\n钱七市民政局副局长"
    )
    assert coordination(heads).lead == "市教育局"
    body = coordination(
        "召集人由市政府副秘书长和市教育局主要负责人担任，市财政局、团市委、市民政局有关负责人为联席会议成员。"
    )
    assert (body.lead, body.members) == ("市教育局", ("市财政局", "团市委", "市民政局"))


def test_members_behind_the_chair_and_before_who_comes_for_them() -> None:
    body = coordination("组长由副市长担任，成员由市教育局、市财政局、市民政局等部门负责同志组成。")
    assert body.members == ("市教育局", "市财政局", "市民政局")


def test_the_government_leads_whose_head_does_and_deputies_sit_for_their_offices() -> None:
    body = coordination(
        "成立托育工作专班，由市政府分管副市长任组长，市政府办公室副主任、市教育局局长任副组长，"
        "市财政局、市民政局负责人及各乡镇镇长为成员。专班办公室设在市教育局。"
    )
    assert (body.lead, body.office) == ("市政府", "市教育局")
    assert body.members == ("市政府办公室", "市教育局", "市财政局", "市民政局", "各乡镇")


def test_who_leads_stands_behind_the_person_who_convenes() -> None:
    body = coordination(
        "建立由市政府分管领导召集，市民政局牵头，市财政局、市公安局、市教育局、市医保局、市应急局为成员单位的联席会议。"
    )
    assert body.lead == "市民政局"


def test_who_leads_is_nobody_where_only_an_office_of_a_person_is_named() -> None:
    body = coordination("成立领导小组，市长任组长，分管副市长任副组长，市财政局、市民政局、市教育局为成员单位。")
    assert (body.lead, body.members) == (None, ("市财政局", "市民政局", "市教育局"))


def test_the_name_is_that_of_the_group_and_not_of_the_arrangement_in_the_heading() -> None:
    text = "成立配套幼儿园工作小组，成员由市教育局、市财政局、市民政局等部门负责同志组成。"
    (body,) = bodies_in(text, heading="建立工作协调机制").coordination_bodies
    assert body.name == "配套幼儿园工作小组"


def test_a_seat_is_no_responsibility() -> None:
    text = "联席会议由市教育局召集，市财政局、团市委、市民政局有关负责人为联席会议成员。"
    assert coordination(text).lead == "市教育局"
    assert bodies_in(text).responsibilities == ()


def test_who_leads_a_conference_is_named_before_those_who_take_part() -> None:
    body = coordination("建立全市茶产业联席会议制度，由市农业农村局牵头，市财政局、市商务局、市气象局参加。")
    assert (body.lead, body.members) == ("市农业农村局", ("市财政局", "市商务局", "市气象局"))


def test_a_mere_mention_sets_nothing_up() -> None:
    assert bodies_in("建立联席会议制度，研究解决重大问题。").coordination_bodies == ()


def test_a_name_is_told_from_the_label_and_the_verb_before_it() -> None:
    body = coordination("完善市托育工作联席会议制度。\n联席会议由市卫生健康委、市财政局、团市委组成。")
    assert body.name == "市托育工作联席会议"


def test_the_head_of_a_command_leads() -> None:
    heads = "\n总指挥：张三市水务局局长\n成员：李四市财政局副局长\n王五市民政局副局长\n赵六团市委副书记"
    assert coordination(heads).lead == "市水务局"


def test_members_of_a_conference_are_named_behind_who_convenes_it() -> None:
    text = "联席会议由副市长担任召集人。成员包括市教育局、市财政局、团市委等单位分管负责同志。"
    assert coordination(text).members == ("市教育局", "市财政局", "团市委")


def test_who_sends_people_sits_in_the_group() -> None:
    text = "成立灌溉工作专班，由市水务局负责同志任组长，从市水务局、市财政局、市林业局抽调人员组成。"
    body = coordination(text)
    assert (body.lead, body.members) == ("市水务局", ("市水务局", "市财政局", "市林业局"))


def test_a_department_and_governments_below_sit_side_by_side() -> None:
    text = "成立灌溉工作领导小组，由副市长任组长，市财政局、市水务局、市国资委和各县区政府主要负责同志为成员。"
    assert coordination(text).members == ("市财政局", "市水务局", "市国资委", "各县区政府")


def test_who_signs_has_no_seat() -> None:
    parsed = plan(
        "组长：张三市政府副市长\n成员：李四市府办副主任\n王五市教育局副局长\n赵六市财政局副局长\n"
        "办公室设在市教育局。\n市审计局"
    )
    bodies = extract_bodies(replace(parsed, provisions=()), load_department_lexicon())
    assert bodies.coordination_bodies[0].members == ("市府办", "市教育局", "市财政局")


def test_the_head_of_a_department_convenes_for_it() -> None:
    parsed = plan_of(["联席会议由市教育局、市公安局、市财政局组成。", "召集人由市教育局局长担任。"])
    about = replace(parsed, document=replace(parsed.document, title="市校车联席会议制度"))
    (body,) = extract_bodies(about, load_department_lexicon()).coordination_bodies
    assert body.lead == "市教育局"


def test_where_an_office_is_hosted_and_who_convenes() -> None:
    text = (
        "成立“平安上学路”整治领导小组，由市公安局、市教育局、市财政局组成。"
        "市公安局负责人为领导小组召集人。领导小组设立办公室，挂靠市教育局。"
    )
    body = coordination(text)
    assert (body.name, body.lead, body.office) == ("“平安上学路”整治领导小组", "市公安局", "市教育局")
    hosted = "成立市工作专班，成员由市商务局、市财政局、市民政局组成。依托市商务局设立办公室。"
    assert coordination(hosted).office == "市商务局"


def test_what_is_made_up_of_bodies_and_no_group_and_an_office_coordinate_nothing() -> None:
    for text in (
        "完善由公安、应急管理、供水、供电等部门组成的救援联动机制。",
        "办公室成员由市发展改革委、市财政局、市民政局有关人员组成。",
    ):
        assert bodies_in(text).coordination_bodies == ()


def test_the_party_or_the_government_leads_whose_secretary_or_head_does() -> None:
    body = coordination(
        "\n成立市乡村振兴工作专班，由市委副书记任组长，市政府分管副市长任副组长，市财政局、市林业局主要负责人为成员。"
    )
    assert (body.lead, body.members) == ("市委", ("市政府", "市财政局", "市林业局"))
    body = coordination("\n建立由市政府分管领导召集，市教育局、市民政局、市妇联等部门参加的市托育工作联席会议制度。")
    assert (body.name, body.lead) == ("市托育工作联席会议", "市政府")


def test_those_who_lead_together_are_no_members_and_nobody_else_leads() -> None:
    body = coordination(
        "\n成立由市委、市政府领导任组长，市委、市政府分管领导任副组长，市住建局、市财政局、市林业局负责人为成员的"
        "市整治工作领导小组。"
    )
    assert (body.lead, body.members) == (None, ("市住建局", "市财政局", "市林业局"))
