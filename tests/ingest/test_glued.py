"""Documents whose line breaks were lost on the way have the same parts as before."""

from functools import cache
from pathlib import Path

import pytest

from hengce.ingest.model import Extraction, Source
from hengce.ingest.pipeline import extract, extract_source
from hengce.ingest.read.source import ReadText, SourceText

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("corpus/*.txt"), *ROOT.glob("tests/documents/*.txt")])


@cache
def whole(path: Path) -> Extraction:
    return extract(path)


def counted(extraction: Extraction) -> list[str]:
    return [provision.number for provision in extraction.provisions]


def stated(extraction: Extraction) -> list[object]:
    """The fields that the document states, which the lines around its parts are read for."""
    document = extraction.document
    names = ("title", "notice_title", "document_number", "issuer", "issued_on", "printed_on", "recipients", "copied_to")
    return [getattr(document, name) for name in names]


def is_plain(path: Path) -> bool:
    """Whether the document is one run of numbers: attachments and tables cannot be told without their lines."""
    numbers = counted(whole(path))
    return "附件：1" not in whole(path).text and not any(number[0] == "A" or "-" in number for number in numbers)


@pytest.mark.parametrize("path", list(filter(is_plain, DOCUMENTS)), ids=lambda path: path.stem)
@pytest.mark.parametrize("glue", ["", "　　"], ids=["nothing", "two wide spaces"])
def test_parts_are_found_without_line_breaks(path: Path, glue: str) -> None:
    text = whole(path).text.replace("\n", glue)
    glued = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    assert counted(glued) == counted(whole(path))


FRAMED = ("guangyuan", "guizhou", "hangjin", "henan-birth", "jilin", "kunming", "lincang")


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if path.stem in FRAMED], ids=lambda path: path.stem)
def test_what_stands_around_the_parts_is_found_without_line_breaks(path: Path) -> None:
    text = whole(path).text.replace("\n", "")
    glued = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    assert stated(glued) == stated(whole(path))


SHORT = (
    "关于支持招商引资的三条意见。为落实市委、市政府的部署，促进招商引资和招才引智实效，结合莆田实际，现提出以下意见。"
    "1.对来莆田创新创业和成果转化的国内外高层次创新创业团队，经认定，给予100万元资助，用于科学研究。责任单位：市科技局。"
    "2.对实际投资2亿元以上的招商项目，当年度投资到位5000万元，给予自主认定人才指标1名，每增加投资5000万元增加1名。责任单位：市商务局。"
    "3.设立产业引导基金，支持本市产业链上下游企业发展，力争三年内引进亿元以上项目60个，其中先进制造业项目30个。责任单位：市财政局。"
) + "引进项目的认定、考核和兑现按照本市有关规定办理，由市商务局会同市财政局组织实施，每年年底前将情况报市政府。" * 3


def test_a_short_document_in_one_line_has_parts_too() -> None:
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(SHORT)))
    assert counted(found) == ["1", "2", "3"]
    below = extract_source(
        SourceText(Source("x.txt", "", "text/plain"), ReadText(f"一、政策\n{SHORT}\n{'说明' * 99}。"))
    )
    assert counted(below) == ["1"]  # a paragraph among others stays one


def test_names_of_chapters_may_be_set_with_spaces() -> None:
    text = (
        "甲市票据管理办法    第一章   总  则    第一条  为规范票据，制定本办法。    第二条  单位应当开具票据。"
        + "    第三条  单位应当保管票据。" * 20
        + "    第二章  附则    第四条  本办法自发布之日起施行。"
    )
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    headings = [(part.number, part.heading) for part in found.provisions if part.label.endswith("章")]
    assert headings == [("1", "总则"), ("2", "附则")]


def test_a_word_that_ends_in_one_begins_no_part() -> None:
    text = "实现“五证合一、一照一码”，标准不够统一、衔接不够规范的，通知如下：" + SHORT.replace(
        "1.", "一、", 1
    ).replace("2.", "二、", 1).replace("3.", "三、", 1)
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    assert [part.text[:6] for part in found.provisions] == ["一、对来莆田", "二、对实际投", "三、设立产业"]


def test_the_front_stands_apart_though_no_space_parts_it() -> None:
    front = "甲市人民政府办公室关于减税的通知甲政办字〔2022〕93号各县（市、区）人民政府："
    body = (
        "　　为减税，现通知如下。　　一、免税。免征房产税。　　二、缓税。缓征增值税，" + "税务机关应当及时办理。" * 40
    )
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(front + body))).document
    assert (found.title, found.document_number) == ("甲市人民政府办公室关于减税的通知", "甲政办字〔2022〕93号")


def test_many_sign_behind_a_bracket_and_the_page_adds_its_remark() -> None:
    signed = "（民政部负责）国家发展改革委教育部中国人民银行国家能源局2021年8月24日更多信息请关注官方微信“某地人社”"
    text = SHORT.replace("提出以下意见。", "提出：") + signed
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text))).document
    assert (found.issuer, found.issued_on) == ("国家发展改革委、教育部、中国人民银行、国家能源局", "2021-08-24")


def test_a_notice_may_be_signed_right_before_the_text_goes_on() -> None:
    notice = "各市人民政府：《甲省支持康养产业若干措施》已经省政府同意，现印发给你们，请认真贯彻落实。"
    text = (
        notice
        + "甲省人民政府办公厅二〇二四年四月二十八日为支持康养产业，制定如下措施。一、"
        + SHORT.replace("2.", "二、", 1).replace("3.", "三、", 1)
    )
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text))).document
    assert found.title == "甲省支持康养产业若干措施"
    assert (found.issuer, found.issued_on) == ("甲省人民政府办公厅", "2024-04-28")


def test_a_day_may_be_glued_to_who_signs_and_to_the_title() -> None:
    text = """各市人民政府：
《支持钒钛产业发展的若干措施》已经省政府同意，现印发给你们。
河北省工业和信息化厅2023年5月11日
2023年5月12日关于支持钒钛产业发展的若干措施
为提升竞争力，制定如下措施。
一、创新
建设平台。
"""
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text))).document
    assert (found.title, found.issuer) == ("关于支持钒钛产业发展的若干措施", "河北省工业和信息化厅")
    assert found.issued_on == "2023-05-11"


def test_a_first_section_may_begin_in_the_line_above_its_parts() -> None:
    text = """为做好申报工作，现就有关事项通知如下：一、选题范围
（一）服务国家战略。支持乡村振兴。
（二）对接产业需求。支持产业发展。
二、培训对象
（一）国家级项目。面向全国招收学员。
"""
    found = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))
    assert [(part.number, part.heading) for part in found.provisions if part.parent is None] == [
        ("1", "选题范围"),
        ("2", "培训对象"),
    ]


def found_in(text: str) -> Extraction:
    return extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))


def test_the_first_article_may_stand_right_behind_the_title_that_ends_in_its_type() -> None:
    articles = "应当及时清淤。" * 60
    text = f"甲市沟渠管护办法第一条为管护沟渠，制定本办法。第二条沟渠{articles}第三条违反本办法第一条规定的，责令改正。"
    assert counted(found_in(text)) == ["1", "2", "3"]


def test_a_third_level_and_a_list_in_brackets_are_parts() -> None:
    text = (
        "甲市沟渠工作方案一、任务（一）清淤。1.疏浚干渠。年内完成。（1）疏浚东渠，由市水利局负责。（2）疏浚西渠，由各镇负责。"
        "2.有下列情形的，应当加固：（1）渗漏的；（2）塌岸的。二、保障" + "各地要落实资金，加强管护。" * 40
    )
    assert counted(found_in(text)) == ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2", "1.1.2", "1.1.2.1", "1.1.2.2", "2"]


def test_a_label_that_reads_as_a_decimal_breaks_no_row() -> None:
    text = SHORT.replace("2.对实际投资", "2.5对实际投资") + "4.简化手续。责任单位：市商务局。5.加强宣传。"
    assert counted(found_in(text)) == ["1", "3", "4", "5"]


def test_sections_may_begin_again_behind_those_of_the_notice() -> None:
    text = (
        "各市水利局：现印发《方案》，并就有关事项通知如下：一、高度重视。各地要抓好落实。二、及时报告。每季度末报送进展。"
        "甲省沟渠工作方案为疏浚沟渠，制定本方案。一、疏浚干渠。年内完成。二、疏浚支渠。明年完成。三、加强管护。"
        + "落实管护人员。"
        * 80
    )
    assert [part.label for part in found_in(text).provisions] == ["一、", "二、", "一、", "二、", "三、"]


def test_who_signs_stands_above_the_title_that_the_notice_quotes() -> None:
    text = (
        "各市水利局：《甲省沟渠规划》已经省政府同意，现印发给你们，请认真贯彻执行。甲省水利厅甲省财政厅2022年4月6日甲省沟渠规划"
        "沟渠是农业的命脉。一、现状" + "沟渠老化。" * 80 + "二、任务。疏浚沟渠。三、保障。落实资金。"
    )
    found = found_in(text).document
    assert (found.title, found.issuer, found.issued_on) == ("甲省沟渠规划", "甲省水利厅、甲省财政厅", "2022-04-06")


def test_who_signs_may_stand_right_behind_a_number_to_call() -> None:
    signed = "联系人：张三电话：66908523河北省水利厅中共河北省委农办河北省残联2024年3月29日"
    found = found_in(SHORT.replace("提出以下意见。", "提出：") + signed).document
    assert (found.issuer, found.issued_on) == ("河北省水利厅、中共河北省委农办、河北省残联", "2024-03-29")


def test_headings_of_what_has_been_are_parted_from_their_text() -> None:
    text = (
        "甲省沟渠规划一、规划背景“十三五”时期，疏浚沟渠200公里。二、存在问题沟渠老化，资金不足。三、主要任务疏浚沟渠300公里。"
        + "各地要落实资金。" * 60
    )
    found = found_in(text)
    assert [part.heading for part in found.provisions] == ["规划背景", "存在问题", "主要任务"]
    assert {target.provision for target in found.targets} == {"3"}
