"""What is read of Word files: words as they would be printed, tables as rows, and where each stands."""

from io import BytesIO

import pytest
from docx import Document

from hengce.ingest.errors import ReadError
from hengce.ingest.model import Source, SourcePlace
from hengce.ingest.pipeline import extract_source
from hengce.ingest.read.source import ReadText, SourceText
from hengce.ingest.read.word.document import read_docx
from hengce.ingest.read.word.names import STRICT
from hengce.ui.components.facts import place

from .word_files import cell, make_package, make_word, paragraph, table

DOWN, CONTINUED = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
PICTURE = '<w:p><w:r><w:drawing><a:blip r="1"/></w:drawing></w:r></w:p>'


def wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def read(body: str, **parts: str) -> ReadText:
    return read_docx(make_word(body, **parts), "plan.docx")


def lines(body: str, **parts: str) -> list[str]:
    return read(body, **parts).text.split("\n")


def run(inside: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def words(text: str, properties: str = "") -> str:
    return run(f"<w:t>{text}</w:t>", properties)


INLINE = {
    "inserted text stays": (f"{words('建设')}<w:ins>{words('托育')}</w:ins>{words('机构')}", "建设托育机构"),
    "deleted text goes": (
        f"{words('建设')}<w:del>{run('<w:delText>幼儿</w:delText>')}</w:del>{words('机构')}",
        "建设机构",
    ),
    "moved text stands once": (
        f"<w:moveFrom>{words('甲')}</w:moveFrom>{words('乙')}<w:moveTo>{words('甲')}</w:moveTo>",
        "乙甲",
    ),
    "hidden text goes": (words("甲") + words("密", "<w:vanish/>") + words("乙", '<w:vanish w:val="0"/>'), "甲乙"),
    "a link keeps its words": (f"<w:hyperlink>{words('国务院')}</w:hyperlink>", "国务院"),
    "a control keeps its words": (f"<w:sdt><w:sdtPr/><w:sdtContent>{words('甲')}</w:sdtContent></w:sdt>", "甲"),
    "code of a field goes, its result stays": (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run("<w:instrText>PAGEREF a \\h</w:instrText>")
        + run('<w:fldChar w:fldCharType="separate"/>')
        + words("12")
        + run('<w:fldChar w:fldCharType="end"/>'),
        "12",
    ),
    "a circled number made by a field": (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run("<w:instrText> eq \\o\\ac(○,</w:instrText>")
        + run("<w:instrText>3)</w:instrText>")
        + run('<w:fldChar w:fldCharType="end"/>')
        + words("建站"),
        "③建站",
    ),
    "ruby keeps its base": (
        run(f"<w:ruby><w:rt>{words('tuō')}</w:rt><w:rubyBase>{words('托')}</w:rubyBase></w:ruby>"),
        "托",
    ),
    "tabs are spaces": (run("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>"), "甲 乙"),
    "a break of the page is none of the line": (run('<w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t>'), "甲乙"),
    "a break by hand divides lines": (run("<w:t>市政府</w:t><w:br/><w:t>2020年</w:t>"), "市政府\n2020年"),
    "a break inside a sentence does not": (run("<w:t>场地、</w:t><w:br/><w:t>人员</w:t>"), "场地、人员"),
}


@pytest.mark.parametrize(("inside", "text"), INLINE.values(), ids=INLINE)
def test_a_paragraph_reads_as_it_would_be_printed(inside: str, text: str) -> None:
    assert read(f"<w:p>{inside}</w:p>").text == text


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    body = paragraph("到2025年，", "<w:rPr><w:del/></w:rPr>") + paragraph("建成3个机构。")
    assert lines(body) == ["", "到2025年，建成3个机构。"]


def test_the_text_of_a_box_follows_the_paragraph_it_hangs_on() -> None:
    box = f"<w:txbxContent>{paragraph('专栏一')}</w:txbxContent>"
    choice = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent>"
    )
    assert lines(f"<w:p>{words('正文')}{run(choice)}</w:p>{paragraph('后文')}") == ["正文", "专栏一", "后文"]


def test_an_old_box_is_read_where_there_is_no_newer_form() -> None:
    box = f"<w:txbxContent>{paragraph('专栏一')}</w:txbxContent>"
    fallback = f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback>"
    old = f"<mc:AlternateContent><mc:Choice/>{fallback}</mc:AlternateContent>"
    assert lines(f"<w:p>{run(old)}</w:p>") == ["", "专栏一"]


def test_a_note_follows_the_paragraph_that_refers_to_it() -> None:
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{paragraph("——")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("托位指可供使用的床位。")}</w:footnote>'
    )
    mark = run('<w:footnoteReference w:id="2"/>')
    body = f"<w:p>{words('建成托位')}{mark}</w:p>{paragraph('后文')}"
    assert lines(body, footnotes=notes) == ["建成托位", "注：托位指可供使用的床位。", "后文"]


def test_a_table_of_contents_is_left_out() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    body = paragraph("一、总体要求 1", '<w:pStyle w:val="11"/>') + paragraph("一、总体要求")
    assert lines(body, styles=styles) == ["", "一、总体要求"]


def test_merged_cells_leave_columns_where_they_are() -> None:
    body = table(
        cell("序号", DOWN) + cell("任务", DOWN) + cell("责任单位", wide(2)),
        cell("", CONTINUED) + cell("", CONTINUED) + cell("牵头单位") + cell("配合单位"),
        cell("1") + cell("建站") + cell("市教育局", DOWN) + cell("市财政局"),
        cell("2") + cell("育才") + cell("", CONTINUED) + cell(paragraph("市民政局") + paragraph("市人社局")),
    )
    assert lines(body) == [
        "序号\t任务\t责任单位\t",
        "序号\t任务\t牵头单位\t配合单位",
        "1\t建站\t市教育局\t市财政局",
        "2\t育才\t市教育局\t市民政局、市人社局",
    ]


def test_a_row_that_begins_further_right_keeps_its_columns() -> None:
    late = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("乙")}</w:tr>'
    assert lines(table(cell("序号") + cell("任务")).replace("</w:tbl>", f"{late}</w:tbl>")) == ["序号\t任务", "\t乙"]


def test_a_deleted_row_goes() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('2')}{cell('乙')}</w:tr>"
    assert lines(table(cell("1") + cell("甲")).replace("</w:tbl>", f"{gone}</w:tbl>")) == ["1\t甲"]


def test_a_cell_over_the_whole_width_is_a_line() -> None:
    assert lines(table(cell("一、强化保障", wide(2)), cell("1") + cell("甲"))) == ["一、强化保障", "1\t甲"]


def test_a_frame_of_one_cell_is_no_table() -> None:
    inner = table(cell("1") + cell("甲"))
    assert lines(table(cell(paragraph("通知") + inner + paragraph("完")))) == ["通知", "1\t甲", "完"]


def test_a_table_in_a_cell_is_text_of_the_cell() -> None:
    inner = table(cell("甲") + cell("乙"))
    assert lines(table(cell("1") + cell(paragraph("含：") + inner + paragraph("")))) == ["1\t含：甲乙"]


def test_a_fact_of_a_table_leads_back_to_its_cell() -> None:
    body = paragraph("一、任务") + table(
        cell("序号") + cell("任务") + cell("责任单位"),
        cell("1") + cell("建站") + cell("市教育局"),
    )
    found = read(body + paragraph("完"))
    assert found.places == (SourcePlace(2, table=1, row=1), SourcePlace(3, table=1, row=2), SourcePlace(4))
    extraction = extract_source(SourceText(Source("plan.docx", "", ""), found))
    (responsibility,) = extraction.responsibilities
    assert place(extraction, None, responsibility.start).endswith("源文件表 1 第 2 行第 3 列")


def test_pictures_beside_text_are_a_finding() -> None:
    assert [(doubt.kind, doubt.zh[:11]) for doubt in read(paragraph("正文") + PICTURE).doubts] == [
        ("pictures_unread", "文件里有 1 张图片，")
    ]


def test_headers_and_footers_are_left_out() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    document.add_paragraph("正文")
    content = BytesIO()
    document.save(content)
    assert read_docx(content.getvalue(), "plan.docx").text == "正文"


def test_strict_files_are_read_alike() -> None:
    strict = make_package(
        {"word/document.xml": f'<w:document xmlns:w="{STRICT}"><w:body>{paragraph("正文")}</w:body></w:document>'}
    )
    assert read_docx(strict, "plan.docx").text == "正文"


@pytest.mark.parametrize(
    ("body", "sentence"), [("", "里没有文字"), (paragraph(" "), "里没有文字"), (PICTURE, "只有图片（1 张）")]
)
def test_a_file_without_words_is_told(body: str, sentence: str) -> None:
    with pytest.raises(ReadError, match=sentence):
        read(body)
