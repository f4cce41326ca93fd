"""Bytes of files → text, and the sentences for files that cannot be read."""

from pathlib import Path

import pytest

from hengce.ingest.errors import ReadError
from hengce.ingest.normalise import normalise_text
from hengce.ingest.read import MAX_TEXT_BYTES, read_source
from hengce.ingest.read.text import decode_text

CORPUS = Path(__file__).parents[2] / "corpus"
TEXT = "一、总体要求\n按照“政府推动、部门协同”的原则，建立服务体系。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_encodings_of_chinese_offices_read_alike(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_source(path).text == TEXT


def test_tabs_divide_cells_in_a_table_and_indent_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("\t一、目标\n指标\t单位\t2025年目标\n装机容量\t万千瓦\t350\n市长\t张三\n", "utf-8")
    assert read_source(path).text == " 一、目标\n指标\t单位\t2025年目标\n装机容量\t万千瓦\t350\n市长 张三\n"
    path.write_text("指标\t单位\t2025年目标\n\n装机容量\t万千瓦\t350\n\n市长\t张三\n", "utf-8")
    assert read_source(path).text == "指标\t单位\t2025年目标\n\n装机容量\t万千瓦\t350\n\n市长 张三\n"


def test_spaces_divide_cells_below_a_head(tmp_path: Path) -> None:
    path = tmp_path / "spaces.txt"
    path.write_text("序号  任务        时限\n  1   建设母婴室  2022年\n2     宣传\n某市  政府\n", "utf-8")
    assert normalise_text(read_source(path).text).text == "序号\t任务\t时限\n1\t建设母婴室\t2022年\n2宣传\n某市政府\n"


def test_single_spaces_divide_cells_below_heads_that_are_known(tmp_path: Path) -> None:
    path = tmp_path / "spaces.txt"
    path.write_text(
        "序号 工 作 任 务 牵头部门\n1 建设母 婴室 市住建局 市财政局\n\n2 发放50册 市教育局\n3 完\n", "utf-8"
    )
    assert normalise_text(read_source(path).text).text == (
        "序号\t工作任务\t牵头部门\n1\t建设母婴室\t市住建局、市财政局\n2\t发放50册\t市教育局\n3完\n"
    )
    path.write_text("序号 部门 职责\n1\n市教育局\n检查。\n2\n市水利局\n检测。\n", "utf-8")
    assert normalise_text(read_source(path).text).text == "序号\t部门\t职责\n1\t市教育局\t检查。\n2\t市水利局\t检测。\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "空文件"),
        (b" \r\n\t ", "空文件"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "已损坏"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"\x00\x01\x02text", "控制字符"),
        (TEXT.encode()[:-4] + b"\xff" + TEXT.encode("gb18030"), "编码无法识别"),
        ("Общие требования к плану, создание системы услуг.".encode("cp1251"), "编码无法识别"),
    ],
)
def test_what_is_no_readable_text_is_refused_in_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=sentence):
        read_source(path)


TRADITIONAL = "一、總體要求\n按照「政府推動、部門協同」的原則，建立服務體系。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030", "big5"])
def test_traditional_characters_read_alike(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TRADITIONAL.encode(encoding))
    read = read_source(path).read
    assert read.text == TRADITIONAL
    assert [doubt.kind for doubt in read.doubts] == ["traditional_characters"] * (encoding == "big5")


def test_a_document_that_a_file_holds_twice_is_read_once(tmp_path: Path) -> None:
    path, text = tmp_path / "plan.txt", "一、总体要求\n" + "建立服务体系。" * 40
    path.write_text(f"{text}\n\n{text}\n", "utf-8")
    read = read_source(path).read
    assert (read.text, [doubt.kind for doubt in read.doubts]) == (text, ["printed_twice"])
    path.write_text(f"{text}\n{text[:-1]}", "utf-8")
    assert read_source(path).read.doubts == ()


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "gb18030"])
def test_any_piece_of_a_plan_shows_its_encoding(path: Path, encoding: str) -> None:
    text = path.read_text("utf-8")
    for start in range(0, len(text) - 30, 997):
        piece = text[start : start + 30]
        assert decode_text(piece.encode(encoding), path.name)[0] == piece


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="找不到文件"):
        read_source(tmp_path / "none.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="是文件夹"):
        read_source(tmp_path)


def test_a_file_too_large_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    with path.open("wb") as file:
        file.truncate(MAX_TEXT_BYTES + 1)  # a hole: it takes no space on the disk
    with pytest.raises(ReadError, match="上限"):
        read_source(path)
