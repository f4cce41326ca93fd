"""A paragraph that closes an article behind its items says what the article does, not its last item."""

from hengce.ingest.model import Source
from hengce.ingest.pipeline import extract_source
from hengce.ingest.read.source import ReadText, SourceText

RULES = """临沧市甘蔗种植补助管理办法
第一章 总则
第一条 为规范补助，制定本办法。
第二章 申请
第二条 按下列办法办理：
（一）由市农业农村局受理。
（二）由市财政局拨付。
具体标准由市商务局另行制定。
第三条 由市审计局开展检查。
"""


def test_a_closing_paragraph_is_of_the_article() -> None:
    extraction = extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(RULES)))
    found = [(fact.provision, fact.department) for fact in extraction.responsibilities]
    assert found == [("2.2.1", "市农业农村局"), ("2.2.2", "市财政局"), ("2.2", "市商务局"), ("2.3", "市审计局")]
