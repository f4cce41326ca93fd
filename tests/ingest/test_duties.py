"""Duties of bodies listed one by one."""

from dataclasses import replace

from hengce.ingest.extract.bodies.extract import extract_bodies
from hengce.ingest.lexicon.departments import load_department_lexicon
from hengce.ingest.model import Source
from hengce.ingest.pipeline import extract_source
from hengce.ingest.read.source import ReadText, SourceText
from tests.ingest.bodies_of_text import bodies_in, plan, plan_of, short


def duties(text: str, heading: str | None = None) -> list[tuple[str, str]]:
    return [(duty.department, duty.text) for duty in bodies_in(text, heading=heading).duties]


def facts_of(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    extraction = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    duties = [(duty.department, duty.text) for duty in extraction.duties]
    return duties, [short(fact) for fact in extraction.responsibilities]


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


def test_who_has_a_duty_answers_for_the_measure_that_lists_it_and_for_no_attachment() -> None:
    text = "\n市公安局：负责安全，会同市税务局检查。\n市财政局：负责经费。\n市妇联：参与指导。"
    answer = ["市税务局:r", "市公安局:r", "市财政局:r", "市妇联:r"]
    assert [short(fact) for fact in bodies_in(text).responsibilities] == answer
    parsed = plan(text)
    attached = replace(parsed, provisions=tuple(part._replace(number="A") for part in parsed.provisions))
    assert extract_bodies(attached, load_department_lexicon()).responsibilities == ()


def test_who_leads_beside_a_list_of_duties_does_so_for_the_measure() -> None:
    text = "由市民政局牵头，各部门职责如下：\n市公安局：负责安全。\n市财政局：负责经费。"
    assert [short(fact) for fact in bodies_in(text).responsibilities] == ["市民政局:l", "市公安局:r", "市财政局:r"]


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
    assert {fact.department for fact in found.responsibilities} == {"市公安局", "市财政局", "市民政局", "市妇联"}


def test_an_article_that_goes_through_kinds_of_bodies_lists_their_duties() -> None:
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
    assert {duty.provision for duty in found.duties} == {"2", "3", "4"}
    assert {fact.provision for fact in found.responsibilities} == {"2", "3", "4"}


def test_an_article_that_goes_through_the_bodies_lists_their_duties() -> None:
    text = """第一条 为了灌溉，制定本办法。
第二条 市水务局负责检查沟渠。
市财政局负责安排经费。
市民政局负责救助。
"""
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    names = ["市水务局", "市财政局", "市民政局"]
    assert [duty.department for duty in found.duties] == names
    assert [fact.department for fact in found.responsibilities] == names


def test_an_article_that_charges_two_bodies_lists_their_duties_and_says_who_answers() -> None:
    text = """第一条 为了灌溉，制定本办法。
第二条 市水务局负责灌溉工作。
市财政、民政等部门在各自职责范围内做好相关工作。
各乡镇人民政府负责受理。
"""
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    assert [(duty.department, duty.text) for duty in found.duties] == [
        ("市水务局", "灌溉工作"),
        ("各乡镇人民政府", "受理"),
    ]
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
        ("1.3", "工商部门", "宣传"),
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
    text = "公安部门要加强巡查；水利部门要检测水质。"
    assert [words for _, words in duties(text, heading="明确部门职责")] == ["加强巡查", "检测水质"]
    assert duties(text, heading="加强管理") == []


def test_what_three_bodies_must_do_in_a_sentence_that_goes_through_them_are_duties() -> None:
    row = "公安部门要加强巡查；水利部门要检测水质；民政部门应当宣传"
    text = f"由各部门各负其责。{row}；市其他有关部门、单位根据职能做好相关工作。市财政局要安排资金。"
    assert [words for _, words in duties(text)] == ["加强巡查", "检测水质", "宣传", "安排资金"]


def test_what_three_bodies_are_told_sentence_by_sentence_are_duties() -> None:
    row = "市公安局要加强巡查。市水务局要检测水质。市民政局应当做好救助。"
    told = [("市公安局", "加强巡查"), ("市水务局", "检测水质"), ("市民政局", "做好救助")]
    assert duties(row) == told
    assert duties(f"{row}（牵头单位：市教育局）") == told
    assert duties("市公安局要加强巡查。公布结果。市水务局要检测水质。市民政局应当做好救助。") == []
    assert duties("市公安局要加强巡查。市公安局要公布结果。市民政局应当做好救助。") == []


def test_what_one_body_does_alone_and_with_another_is_no_list_of_duties() -> None:
    assert duties("市科技局负责统筹规划。市科技局会同市财政局开展考核。") == []


def test_each_of_those_who_do_it_together_has_the_duty() -> None:
    text = "市科技局会同市财政局负责制定政策。市科技局负责受理。"
    assert duties(text) == [("市科技局", "制定政策"), ("市财政局", "制定政策"), ("市科技局", "受理")]


def test_parts_of_a_chapter_of_duties_that_are_headed_by_bodies_of_the_document() -> None:
    text = """临沧市科技创新券办法
第一章 组织机构与职责
第一条 市科技局负责制定政策。
第二条 审核发放机构。负责资格审核。审核发放机构由市科技局公开征集。
审核发放机构的遴选标准如下：
（一）有人员。
（二）有场所。
第三条 创新服务提供机构。负责提供科技服务。
"""
    assert facts_of(text)[0] == [
        ("市科技局", "制定政策"),
        ("审核发放机构", "资格审核"),
        ("创新服务提供机构", "提供科技服务"),
    ]


def test_who_merely_does_its_part_has_no_duty_in_an_article() -> None:
    text = "\n市水务局负责供水。\n市民政局负责救助。\n市财政局负责经费。\n公安、民政等部门按照各自职责，做好相关工作。"
    assert [body for body, _ in duties(text)] == ["市水务局", "市民政局", "市财政局"]


def test_what_is_said_of_others_or_about_a_body_is_no_duty_of_it() -> None:
    text = (
        "\n市住房保障办公室（以下称保障部门）负责分房。市财政局可以拨付经费。\n市民政局负责救助；公安、教育等部门按照职责分工，协同救助。"
        "\n市教育局负责宣传。\n市民政局、市教育局相关工作经费列入预算。"
    )
    assert duties(text) == [("市住房保障办公室", "分房"), ("市民政局", "救助"), ("市教育局", "宣传")]


def test_the_duties_of_one_body_under_a_heading_of_its_own() -> None:
    text = "市水务局负责供水；检测水质。"
    assert duties(text, heading="供水部门职责") == [("市水务局", "供水"), ("市水务局", "检测水质")]
    assert duties(text, heading="加强供水") == []


def test_bodies_charged_one_after_the_other_in_a_sentence() -> None:
    text = "市水务局负责供水，检测水质，市林业局负责种树，市财政局负责经费。"
    assert duties(text) == [("市水务局", "供水，检测水质"), ("市林业局", "种树"), ("市财政局", "经费")]


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
    assert responsibilities == ["服务办:r", "派出所:r", "建管中心:r"]
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


def test_two_bodies_charged_in_sentences_have_duties_and_answer_for_the_measure() -> None:
    for text in ("设立办公室。市商务局负责新建项目，市财政局负责资金。", "市商务局负责新建项目。市财政局负责资金。"):
        assert duties(text) == [("市商务局", "新建项目"), ("市财政局", "资金")]
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
    answer = ["市民政局:r", "市财政局:r", "市教育局:r", "公安:r…"]
    assert [short(fact) for fact in bodies_in(text).responsibilities] == answer


def test_who_is_commissioned_is_not_called_by_who_commissions_it() -> None:
    text = "临沧市就业服务中心受市人力资源社会保障局委托，具体负责招聘。市林业局负责育苗。"
    assert duties(text) == [("临沧市就业服务中心", "招聘"), ("市林业局", "育苗")]


def test_a_class_of_bodies_whose_duties_are_led_to_by_that_word() -> None:
    text = """临沧市贷款补偿办法
第一章 组织
第一条 市科技局负责资金管理。
第二条 市财政局负责预算。
第三条 市审计局负责审计。
第四条 合作银行主要职责：
（一）管理贷款项目。
（二）建立预警机制。
"""
    facts = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    assert [duty.text for duty in facts.duties if duty.department == "合作银行"] == ["管理贷款项目", "建立预警机制"]


def test_who_interprets_has_no_duty_by_that() -> None:
    assert duties("市民政局负责审批。本办法由市财政局负责解释。") == []


def test_bodies_that_act_under_a_heading_of_duties() -> None:
    text = "市工信局统筹试点，负责审核；市住建局牵头建筑节电。市质监局组织计量监督。"
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
    of_articles = [(fact.provision, fact.department, fact.role) for fact in facts.responsibilities]
    assert [fact for fact in of_articles if fact[0] != "1.1"] == [
        ("1.2", "各县、区财政部门", "responsible"),
        ("1.3", "乡镇人民政府", "participant"),
        ("1.3", "县级财政局", "responsible"),
    ]
