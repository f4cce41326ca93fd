"""Duties of bodies listed one by one, and the coordination bodies a document sets up."""

from dataclasses import replace

from hengce.ingest.extract.bodies.extract import extract_bodies
from hengce.ingest.lexicon.departments import load_department_lexicon
from hengce.ingest.model import CoordinationBody, Source
from hengce.ingest.pipeline import extract_source
from hengce.ingest.read.source import ReadText, SourceText
from tests.ingest.bodies_of_text import bodies_in, plan, plan_of, short


def duties(text: str, heading: str | None = None) -> list[tuple[str, str]]:
    return [(duty.department, duty.text) for duty in bodies_in(text, heading=heading).duties]


def test_each_sentence_of_a_body_is_a_duty() -> None:
    text = "\n市公安局：负责安全防范；加强检测。\n市财政局：负责经费。\n市妇联：参与指导。"
    assert duties(text) == [
        ("市公安局", "安全防范"),
        ("市公安局", "加强检测"),
        ("市财政局", "经费"),
        ("市妇联", "参与指导"),
    ]


def test_by_law_belongs_to_the_duty_but_not_to_the_verb_left_out() -> None:
    text = "\n市公安局：依法查处违法行为。\n市财政局：依法负责经费。\n市妇联：参与指导。"
    assert [words for _, words in duties(text)] == ["依法查处违法行为", "经费", "参与指导"]


def test_bodies_without_colon() -> None:
    text = "\n市公安局负责安全防范。\n市财政局主要负责经费。\n团市委参与宣传。"
    assert duties(text) == [("市公安局", "安全防范"), ("市财政局", "经费"), ("团市委", "参与宣传")]


def test_two_bodies_do_under_a_heading_that_says_so() -> None:
    assert len(duties("\n市公安局：负责安全。\n市财政局：负责经费。", heading="职责分工")) == 2


def test_two_lines_that_begin_with_bodies_are_no_list() -> None:
    assert duties("\n市公安局要加强安全。\n市财政局要安排经费。") == []


def test_a_list_of_duties_makes_nobody_answer_for_a_measure() -> None:
    text = "\n市公安局：负责安全，会同市税务局检查。\n市财政局：负责经费。\n市妇联：参与指导。"
    assert bodies_in(text).responsibilities == ()
    parsed = plan(text)
    attached = replace(parsed, provisions=tuple(part._replace(number="A") for part in parsed.provisions))
    assert extract_bodies(attached, load_department_lexicon()).responsibilities == ()


def test_who_is_named_beside_a_list_of_duties_answers_for_the_measure() -> None:
    text = "由市民政局牵头，各部门职责如下：\n市公安局：负责安全。\n市财政局：负责经费。"
    assert [short(fact) for fact in bodies_in(text).responsibilities] == ["市民政局:l"]


def test_measures_with_brackets_list_no_duties() -> None:
    text = """临沧市实施方案
一、重点任务
（一）市教育局负责建校（责任单位：市教育局、市财政局）。
（二）市民政局负责救助（牵头单位：市民政局；配合单位：市财政局）。
（三）市水务局负责疏浚。（市水务局、市财政局负责）
"""
    duties, responsibilities = facts_of(text)
    assert duties == []
    assert responsibilities == ["市教育局:r", "市财政局:r", "市民政局:l", "市财政局:p", "市水务局:r", "市财政局:r"]


def test_sentences_that_go_through_the_bodies_are_duties() -> None:
    text = "市公安局负责安全防范。市财政局负责资金保障。市民政局负责统筹协调。市妇联参与宣传。"
    found = bodies_in(text)
    assert [(duty.department, duty.text) for duty in found.duties] == [
        ("市公安局", "安全防范"),
        ("市财政局", "资金保障"),
        ("市民政局", "统筹协调"),
        ("市妇联", "参与宣传"),
    ]
    assert not {fact.department for fact in found.responsibilities} & {"市公安局", "市财政局", "市民政局"}


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


def coordination(text: str) -> CoordinationBody:
    (body,) = bodies_in(text).coordination_bodies
    return body


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


def test_an_article_that_goes_through_kinds_of_bodies_lists_no_duties() -> None:
    text = """第一条 为了养老，制定本办法。
第二条 县民政部门负责统筹。财政部门负责资金。卫生健康、教育等部门按照各自职责做好工作。
乡镇人民政府负责受理。村（居）民委员会协助做好发现工作。
第三条 市民政局负责统筹；市财政局负责资金；市水利局负责供水；审计部门负责审计。
第四条 职责分工。
民政部门负责统筹，
财政部门负责资金；
税务部门对票据进行管理。
"""
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    assert {duty.provision for duty in found.duties} == {"3", "4"}
    assert {fact.provision for fact in found.responsibilities} == {"2"}


def test_a_mere_mention_sets_nothing_up() -> None:
    assert bodies_in("建立联席会议制度，研究解决重大问题。").coordination_bodies == ()


def test_a_name_is_told_from_the_label_and_the_verb_before_it() -> None:
    body = coordination("完善市托育工作联席会议制度。\n联席会议由市卫生健康委、市财政局、团市委组成。")
    assert body.name == "市托育工作联席会议"


def test_an_article_that_goes_through_the_bodies_lists_their_duties() -> None:
    text = """第一条 为了灌溉，制定本办法。
第二条 市水务局负责检查沟渠。
市财政局负责安排经费。
市民政局负责救助。
"""
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    names = ["市水务局", "市财政局", "市民政局"]
    assert [duty.department for duty in found.duties] == names
    assert found.responsibilities == ()


def test_an_article_that_charges_two_bodies_says_who_answers() -> None:
    text = """第一条 为了灌溉，制定本办法。
第二条 市水务局负责灌溉工作。
市财政、民政等部门在各自职责范围内做好相关工作。
各乡镇人民政府负责受理。
"""
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    assert found.duties == ()
    assert {fact.department for fact in found.responsibilities} >= {"市水务局", "各乡镇人民政府"}


def test_an_article_that_closes_a_rule_says_who_lays_down_the_rest() -> None:
    parsed = plan_of(["第三十条本办法实施细则由市财政局制定。", "前言由市财政局制定。"])
    first, second = (part._replace(kind="statement") for part in parsed.provisions)
    parsed = replace(parsed, provisions=(first._replace(label="第三十条"), second))
    found = extract_bodies(parsed, load_department_lexicon()).responsibilities
    assert [(fact.provision, fact.department) for fact in found] == [("1", "市财政局")]


def test_duties_of_departments_by_their_line_under_words_that_lead_to_them() -> None:
    text = "部门的主要职责：\n财政部门主要负责筹措；拨付。\n人社部门主要负责审核。"
    assert duties(text) == [("财政部门", "筹措"), ("财政部门", "拨付"), ("人社部门", "审核")]


def test_a_line_that_opens_with_several_bodies_or_leads_to_their_duties() -> None:
    text = "\n水务部门、林业部门负责检查。\n市财政局应当依法负责经费。\n市民政局履行以下职责：\n市妇联负责宣传。"
    assert duties(text) == [
        ("水务部门", "检查"),
        ("林业部门", "检查"),
        ("市财政局", "经费"),
        ("市妇联", "宣传"),
    ]


def test_each_of_several_bodies_has_the_duty_and_a_further_sentence_charges_another() -> None:
    text = "\n公安、民政部门负责巡查；市财政局负责经费。\n市教育局负责培训。\n市水利局负责供水；加强检测。"
    assert duties(text) == [
        ("公安", "巡查"),
        ("民政部门", "巡查"),
        ("市财政局", "经费"),
        ("市教育局", "培训"),
        ("市水利局", "供水"),
        ("市水利局", "加强检测"),
    ]


def test_duties_of_each_level() -> None:
    text = "\n市、县（市、区）民政主管部门负责巡查。\n市财政局负责经费。\n市教育局负责培训。"
    assert [body for body, _ in duties(text)] == [
        "市民政主管部门",
        "县（市、区）民政主管部门",
        "市财政局",
        "市教育局",
    ]


def test_lines_with_signs_and_remarks_on_who_leads() -> None:
    text = "\n——市公安局（牵头部门）：负责巡查。\n——市民政局、市妇联：参与宣传。\n——县（市、区）负责检查。"
    assert duties(text, heading="部门职责") == [
        ("市公安局", "巡查"),
        ("市民政局", "参与宣传"),
        ("市妇联", "参与宣传"),
        ("县（市、区）", "检查"),
    ]


def test_a_body_alone_on_its_line_and_what_goes_on_below() -> None:
    text = "\n市水务局\n负责供水。\n检测水质。\n市财政局：安排经费。\n负责检查。\n各部门要加强配合。"
    assert duties(text, heading="部门职责") == [
        ("市水务局", "供水"),
        ("市水务局", "检测水质"),
        ("市财政局", "安排经费"),
        ("市财政局", "检查"),
    ]


def test_cells_of_bodies_and_their_duties() -> None:
    text = "\n部门\t职责\n市水务局\t供水调度\n市林业局、市妇联\t负责宣传"
    found = duties(text, heading="部门职责")
    assert found == [("市水务局", "供水调度"), ("市林业局", "宣传"), ("市妇联", "宣传")]


def test_sentences_of_one_paragraph_that_open_with_bodies() -> None:
    text = "各单位职责如下：市水务局：负责供水；市林业局：检查沟渠；市妇联：参与宣传；市公安局是主管部门。"
    assert duties(text, heading="职责分工") == [
        ("市水务局", "供水"),
        ("市林业局", "检查沟渠"),
        ("市妇联", "参与宣传"),
        ("市公安局", "是主管部门"),
    ]


def test_departments_of_one_line_by_two_names_are_two() -> None:
    assert [body for body, _ in duties("\n工商部门：负责登记。\n质监部门：负责检验。\n商务部门：负责屠宰。")] == [
        "工商部门",
        "质监部门",
        "商务部门",
    ]


def test_duties_numbered_below_the_body() -> None:
    text = """一、灌溉工作职责
（一）市水务局
1.编制调水计划。
2.检查沟渠。
（二）市财政局
1.安排经费。
"""
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text))).duties
    assert [(duty.provision, duty.department, duty.text) for duty in found] == [
        ("1.1.1", "市水务局", "编制调水计划"),
        ("1.1.2", "市水务局", "检查沟渠"),
        ("1.2.1", "市财政局", "安排经费"),
    ]


def test_duties_below_a_sentence_that_leads_to_them() -> None:
    text = """第一条 各成员单位职责如下：
（一）市水务局：检查沟渠。
（二）市财政局：安排经费。
"""
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text))).duties
    assert [(duty.provision, duty.department) for duty in found] == [("1.1", "市水务局"), ("1.2", "市财政局")]


def test_duties_of_items_whether_a_heading_says_so_or_most_of_them_do() -> None:
    text = """第一条 有关部门做好灌溉工作：
（一）商业、教育、公安等部门按照各自职责负责巡查；
（二）市水务局及市林业局负责供水；
（三）工商部门负责检查；负责宣传。
供水站应当公开水价。
"""
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text))).duties
    assert [(duty.provision, duty.department, duty.text) for duty in found] == [
        ("1.1", "商业", "按照各自职责负责巡查"),
        ("1.1", "教育", "按照各自职责负责巡查"),
        ("1.1", "公安", "按照各自职责负责巡查"),
        ("1.2", "市水务局", "供水"),
        ("1.2", "市林业局", "供水"),
        ("1.3", "工商部门", "检查"),
        ("1.3", "工商部门", "负责宣传"),
    ]


def test_parts_that_are_headed_by_bodies_at_the_top() -> None:
    text = """临沧市灌溉方案
（一）市水务局。
负责供水。
（二）市林业局、市妇联。
参与宣传。
（三）临沧生态环境局。
检测水质；编制计划。
"""
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text))).duties
    assert [(duty.department, duty.text) for duty in found] == [
        ("市水务局", "供水"),
        ("市林业局", "参与宣传"),
        ("市妇联", "参与宣传"),
        ("临沧生态环境局", "检测水质"),
        ("临沧生态环境局", "编制计划"),
    ]


def test_what_departments_must_do_are_duties_under_a_heading_that_says_so() -> None:
    text = "公安部门要加强巡查；水利部门要检测水质；民政部门应当宣传。"
    assert [words for _, words in duties(text, heading="明确部门职责")] == ["加强巡查", "检测水质", "宣传"]
    assert duties(text, heading="加强管理") == []


def test_who_merely_does_its_part_has_no_duty_in_an_article() -> None:
    text = "\n市水务局负责供水。\n市民政局负责救助。\n市财政局负责经费。\n公安、民政等部门按照各自职责，做好相关工作。"
    assert [body for body, _ in duties(text)] == ["市水务局", "市民政局", "市财政局"]


def test_what_is_said_of_others_or_about_a_body_is_no_duty_of_it() -> None:
    text = (
        "\n市住房保障办公室（以下称保障部门）负责分房。市财政局可以拨付经费。\n市民政局负责救助；公安、教育等部门按照职责分工，协同救助。"
        "\n市教育局负责宣传。\n市民政局、市教育局相关工作经费列入预算。"
    )
    assert duties(text) == [("市住房保障办公室", "分房"), ("市民政局", "救助"), ("市教育局", "宣传")]


def test_the_head_of_a_command_leads() -> None:
    heads = "\n总指挥：张三市水务局局长\n成员：李四市财政局副局长\n王五市民政局副局长\n赵六团市委副书记"
    assert coordination(heads).lead == "市水务局"


def test_the_duties_of_one_body_under_a_heading_of_its_own() -> None:
    text = "市水务局负责供水；检测水质。"
    assert duties(text, heading="供水部门职责") == [("市水务局", "供水"), ("市水务局", "检测水质")]
    assert duties(text, heading="加强供水") == []


def test_bodies_charged_one_after_the_other_in_a_sentence() -> None:
    text = "市水务局负责供水，检测水质，市林业局负责种树，市财政局负责经费。"
    assert duties(text) == [("市水务局", "供水，检测水质"), ("市林业局", "种树"), ("市财政局", "经费")]


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


def test_a_body_of_the_place_that_the_lexicon_has_not_has_duties_too() -> None:
    text = "\n市水务局负责供水。\n国网临沧供电公司负责供电。\n临沧供水调度中心负责调度。"
    assert [body for body, _ in duties(text)] == ["市水务局", "国网临沧供电公司", "临沧供水调度中心"]


def test_parts_that_are_headed_by_bodies_alone_list_their_duties_below() -> None:
    text = """临沧市防汛工作要求
一、市水务局
1.督促各水库落实措施；加强巡查。
二、市教育局
1.组织学校演练。
三、市商务局
1.督促商场配备器材。
"""
    facts = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    assert [(duty.department, duty.provision, duty.text) for duty in facts.duties] == [
        ("市水务局", "1.1", "督促各水库落实措施"),
        ("市水务局", "1.1", "加强巡查"),
        ("市教育局", "2.1", "组织学校演练"),
        ("市商务局", "3.1", "督促商场配备器材"),
    ]


def test_what_leads_to_items_is_a_duty_where_it_says_one() -> None:
    text = """临沧市茶园贴息办法
第一章 管理职责
第一条 市财政局负责贴息资金的预算安排和资金监管：
（一）审核预算；
（二）开展评价。
第二条 市农业农村局履行下列职责：
（一）编制计划。
"""
    facts = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    assert [(duty.department, duty.text) for duty in facts.duties] == [
        ("市财政局", "贴息资金的预算安排和资金监管"),
        ("市财政局", "审核预算"),
        ("市财政局", "开展评价"),
        ("市农业农村局", "编制计划"),
    ]


def test_another_name_in_a_bracket_is_no_part_of_the_duty() -> None:
    text = "\n市委文明办（市双拥活动办）：负责测评。\n市财政局：负责经费。\n市水务局：负责供水。"
    assert duties(text) == [("市委文明办", "测评"), ("市财政局", "经费"), ("市水务局", "供水")]


def test_the_head_of_a_department_convenes_for_it() -> None:
    parsed = plan_of(["联席会议由市教育局、市公安局、市财政局组成。", "召集人由市教育局局长担任。"])
    about = replace(parsed, document=replace(parsed.document, title="市校车联席会议制度"))
    (body,) = extract_bodies(about, load_department_lexicon()).coordination_bodies
    assert body.lead == "市教育局"


def facts_of(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    extraction = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    duties = [(duty.department, duty.text) for duty in extraction.duties]
    return duties, [short(fact) for fact in extraction.responsibilities]


def test_parts_headed_by_bare_names_charge_these_bodies() -> None:
    text = """临沧市安全工作方案
一、职责分工
1.服务办。牵头收集信息。做好宣传。
2.派出所。负责隐患的确认。
3.建管中心。协助检查。
二、主要设施
1.文化馆。新建一座。
2.体育馆。改造看台。
3.图书馆。延长开放时间。
"""
    duties, responsibilities = facts_of(text)
    assert responsibilities == []
    assert duties == [
        ("服务办", "牵头收集信息"),
        ("服务办", "做好宣传"),
        ("派出所", "隐患的确认"),
        ("建管中心", "协助检查"),
    ]


def test_a_bare_name_charged_in_so_many_words_needs_no_heading() -> None:
    parts = "（一）公安局。负责登记。\n（二）环境与国土资源局。负责矿产。\n（三）交通局。负责运输。\n"
    text = f"临沧市工作方案\n一、各单位\n{parts}"
    assert facts_of(text)[0] == [("公安局", "登记"), ("环境与国土资源局", "矿产"), ("交通局", "运输")]


def test_places_that_a_plan_lays_out_are_no_bodies() -> None:
    parts = "（一）南湖片区：侧重研发。\n（二）滨江新区：侧重应用。\n（三）临港片区：侧重制造。\n"
    text = f"临沧市工作方案\n一、空间布局\n{parts}"
    assert facts_of(text) == ([], [])


def test_a_further_body_is_charged_by_a_name_without_its_place() -> None:
    text = "市公安局负责户籍核查；人民银行临沧支行负责提供开户信息。市民政局负责救助。市财政局负责资金。"
    assert ("人民银行临沧支行", "提供开户信息") in duties(text)


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


def test_two_bodies_charged_in_sentences_answer_for_the_measure() -> None:
    for text in ("设立办公室。市商务局负责新建项目，市财政局负责资金。", "市商务局负责新建项目。市财政局负责资金。"):
        assert duties(text) == []
        assert [short(fact) for fact in bodies_in(text).responsibilities] == ["市商务局:r", "市财政局:r"]


def test_what_others_do_is_no_duty_of_the_body_before() -> None:
    text = "\n市水务局负责供水。其他有关部门按照各自职责做好工作；检测水质。\n市林业局负责沟渠。\n市妇联负责宣传。"
    assert duties(text, heading="职责分工")[:2] == [("市水务局", "供水"), ("市水务局", "检测水质")]


def test_groups_who_work_in_turns_have_no_duties() -> None:
    text = "\n监督组：负责监督。\n专家组：负责论证。\n市水务局：负责供水。\n市林业局：负责沟渠。"
    assert [body for body, _ in duties(text, heading="职责分工")] == ["市水务局", "市林业局"]


def test_what_another_body_does_behind_a_comma_is_its_own_duty() -> None:
    text = (
        "市民政局负责审批；市财政局负责拨付，审计、纪检等部门按职责加强监督。市教育局负责受理，村（居）民委员会协助做好公示。"
        "市水务局负责供水，会同市林业局植树。市妇联、团市委要做好宣传，有关部门按照职责做好相关工作。"
    )
    assert duties(text) == [
        ("市民政局", "审批"),
        ("市财政局", "拨付"),
        ("审计", "按职责加强监督"),
        ("纪检", "按职责加强监督"),
        ("市教育局", "受理"),
        ("村（居）民委员会", "协助做好公示"),
        ("市水务局", "供水，会同市林业局植树"),
        ("市妇联", "做好宣传"),
        ("团市委", "做好宣传"),
    ]


def test_who_only_does_his_part_has_no_duty() -> None:
    text = "市民政局负责审批。市财政局负责拨付。市教育局负责受理。公安等部门按照各自职责，做好相关工作。"
    assert [body for body, _ in duties(text)] == ["市民政局", "市财政局", "市教育局"]
    assert [short(fact) for fact in bodies_in(text).responsibilities] == ["公安:r…"]


def test_bodies_that_act_under_a_heading_of_duties() -> None:
    text = "市工信局统筹试点，负责审核；市住建局牵头建筑节电；市质监局组织计量监督。"
    assert duties(text, heading="职责分工") == [
        ("市工信局", "统筹试点，负责审核"),
        ("市住建局", "牵头建筑节电"),
        ("市质监局", "组织计量监督"),
    ]
    assert duties(text, heading="重点任务") == []


def test_articles_of_a_chapter_of_duties_that_charge_one_body_list_none() -> None:
    text = """临沧市保费补贴办法
第一章 职责分工
第一条 市财政局负责预算安排，会同市林业局确定险种；市农业农村局、市林业局负责提供数据；临沧银保监分局依法实施监管。
第二条 各县、区财政部门应当于每年3月31日前编制报告，落实资金。
第三条 乡镇人民政府可以协助办理业务，县级财政局按不高于0.5%的标准安排经费。
"""
    facts = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    assert [(duty.department, duty.text) for duty in facts.duties] == [
        ("市财政局", "预算安排，会同市林业局确定险种"),
        ("市农业农村局", "提供数据"),
        ("市林业局", "提供数据"),
        ("临沧银保监分局", "依法实施监管"),
    ]
    assert [(fact.provision, fact.department, fact.role) for fact in facts.responsibilities] == [
        ("1.2", "各县、区财政部门", "responsible"),
        ("1.3", "乡镇人民政府", "participant"),
        ("1.3", "县级财政局", "responsible"),
    ]


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
