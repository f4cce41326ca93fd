"""OFD files: the same facts as the text, pages that are pictures, and what cannot be read."""

from io import BytesIO

import pypdfium2 as pdfium
import pytest

from hengce.ingest.errors import ReadError
from hengce.ingest.read.limits import MAX_PAGES
from hengce.ingest.read.ofd import read_ofd
from hengce.ingest.read.pdf import read_pdf
from tests.formats.ofd_files import make_ofd, pdf_to_ofd
from tests.formats.printing import print_pdf, text_to_html

TABLED = "序号\t任务\t责任单位\n1\t建设托育机构\t市教育局\n2\t培训保育人员\t市卫生健康委"
SENTENCE = "各单位要按照分工，认真抓好落实，确保各项任务按期完成，取得实际的效果。"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    text = f"某市实施方案\n{SENTENCE * 30}\n{TABLED}\n（此件公开发布）"
    return print_pdf(text_to_html(text), tmp_path_factory.mktemp("ofd") / "plan.pdf").read_bytes()


def test_a_file_reads_as_the_same_pages_in_pdf(printed: bytes) -> None:
    from_ofd, from_pdf = read_ofd(pdf_to_ofd(printed), "plan.ofd"), read_pdf(printed, "plan.pdf")
    assert TABLED in from_ofd.text
    assert from_ofd == from_pdf


def _object(text: str, place: str = "20 50 100 6", matrix: str = "") -> str:
    code = f'<ofd:TextCode X="0" Y="4" DeltaX="g {len(text)} 5">{text}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{place}" Size="5" {matrix}>{code}</ofd:TextObject>'


def test_letters_and_digits_of_any_width_are_one_word() -> None:
    text, wide = "到2025年建成5G 基站", "4 4 4 4"  # digits as wide as nearly a character; the file has its space
    deltas = f"5 {wide} 5 5 5 4 4 3 5"
    code = f'<ofd:TextCode X="0" Y="4" DeltaX="{deltas}">{text}</ofd:TextCode>'
    content = _page(f'<ofd:TextObject Boundary="20 50 100 6" Size="5">{code}</ofd:TextObject>')
    assert read_ofd(make_ofd([content]), "plan.ofd").text == "到2025年建成5G基站"


def _page(*objects: str) -> str:
    return f"<ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content>"


@pytest.mark.parametrize("stored", ["Doc_0/Tpls/T.xml", "Doc_0/TPLS/t.xml"])
def test_what_a_template_holds_stands_on_its_pages(stored: str) -> None:
    template = f'<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016">{_page(_object("某市人民政府文件"))}</ofd:Page>'
    common = '<ofd:TemplatePage ID="7" BaseLoc="Tpls/T.xml"/>'
    content = '<ofd:Template TemplateID="7"/>' + _page(_object("关于印发促进托育服务发展实施方案的通知", "20 70 100 6"))
    file = make_ofd([content], {stored: template.encode()}, common)
    assert read_ofd(file, "plan.ofd").text == "某市人民政府文件\n关于印发促进托育服务发展实施方案的通知"


def test_a_page_turned_by_its_objects_reads_upright() -> None:
    turned = 'CTM="0 1 -1 0 0 0"'
    content = _page(
        _object("第二行文字比第一行长", "100 20 6 100", turned), _object("第一行。", "120 20 6 100", turned)
    )
    assert read_ofd(make_ofd([content]), "plan.ofd").text == "第一行。\n第二行文字比第一行长"


def test_a_page_that_is_a_picture_is_recognised(printed: bytes) -> None:
    picture = BytesIO()
    with pdfium.PdfDocument(printed) as document:
        document[0].render(scale=100 / 72).to_pil().crop((0, 0, 827, 400)).save(picture, "PNG")
    resources = (
        '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="9">'
        "<ofd:MediaFile>page.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"
    )
    parts = {"Doc_0/DocumentRes.xml": resources.encode(), "Doc_0/Res/page.png": picture.getvalue()}
    content = _page('<ofd:ImageObject Boundary="0 0 210 297" ResourceID="9"/>')
    file = make_ofd([content], parts, "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>")
    assert SENTENCE in read_ofd(file, "plan.ofd").text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (make_ofd([_page()]), "没有读到文字"),
        (make_ofd([_page()] * (MAX_PAGES + 1)), f"超过单个文件 {MAX_PAGES} 页的上限"),
        (make_ofd([_page(_object("文字"))])[:900], "已损坏或不完整"),
        (make_ofd([_page(_object("文字")) + "<open>"]), "已损坏或不完整"),
        (make_ofd([_page()], {"Encryptions.xml": b"<x/>"}), "设有密码"),
    ],
    ids=["empty", "too many pages", "truncated", "torn page", "encrypted"],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(ReadError, match=sentence):
        read_ofd(content, "plan.ofd")
