"""PDF files that cannot be read: one sentence that says why, in bounded time."""

from io import BytesIO

import pypdfium2 as pdfium
import pytest

from hengce.ingest.errors import ReadError
from hengce.ingest.read.pdf import MAX_PAGES, read_pdf

ENCRYPTED = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>
%%%%EOF""" % (b"1f" * 32, b"2e" * 32)


def _empty_pages(count: int) -> bytes:
    written, document = BytesIO(), pdfium.PdfDocument.new()
    for _ in range(count):
        document.new_page(595, 842)
    document.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "zh", "en"),
    [
        (ENCRYPTED, "是加密的 PDF", "encrypted"),
        (b"%PDF-1.7\nnothing of the kind", "不是完好的 PDF", "no intact PDF"),
        (_empty_pages(2)[:200], "不是完好的 PDF", "no intact PDF"),
        (_empty_pages(2), "没有文字", "holds no text"),
        (_empty_pages(3000), f"3000 页，超过单个文件 {MAX_PAGES} 页", f"3000 pages, the limit is {MAX_PAGES}"),
    ],
    ids=["encrypted", "damaged", "truncated", "empty", "3000 pages"],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content: bytes, zh: str, en: str) -> None:
    with pytest.raises(ReadError) as refused:
        read_pdf(content, "plan.pdf")
    message = refused.value.message
    assert message.zh.startswith("plan.pdf ")
    assert zh in message.zh
    assert en in message.en
