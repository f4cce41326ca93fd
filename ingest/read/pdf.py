"""PDF files: the text layer where there is one, in the order it is read."""

from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from hengce.ingest.errors import ReadError
from hengce.ingest.read.pdf_page import read_page
from hengce.ingest.read.printed.page import Page
from hengce.ingest.read.printed.text import pages_to_text
from hengce.ingest.read.source import ReadText

# The longest plans known (a province's five-year plan with all its special plans) have below 500 pages.
MAX_PAGES = 1000


def read_pdf(content: bytes, name: str) -> ReadText:
    """The text of a PDF file; `name` is for messages.

    Raises: ReadError when the file is encrypted, damaged, without text, or has more than MAX_PAGES pages.
    """
    try:
        with pdfium.PdfDocument(content) as document:
            if len(document) > MAX_PAGES:
                raise ReadError(
                    f"{name} 有 {len(document)} 页，超过单个文件 {MAX_PAGES} 页的上限，请拆分后再读。",
                    f"{name} has {len(document)} pages, the limit is {MAX_PAGES}: split it.",
                )
            read = pages_to_text(_pages(document))
    except pdfium.PdfiumError as error:
        raise _refused(error, name) from error
    if not read.text:
        raise ReadError(
            f"{name} 里没有文字（是空白页，或只有图像），请换用有文字的文件。",
            f"{name} holds no text (its pages are empty or pictures): use a file with text.",
        )
    return read


def _refused(error: pdfium.PdfiumError, name: str) -> ReadError:
    if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return ReadError(
            f"{name} 是加密的 PDF，需要密码才能打开，请先解除密码。",
            f"{name} is an encrypted PDF that opens with a password only: remove the password first.",
        )
    return ReadError(
        f"{name} 不是完好的 PDF 文件（已损坏或不完整），请重新下载或换用原文件。",
        f"{name} is no intact PDF file (damaged or cut short): download it again or use the original.",
    )


def _pages(document: pdfium.PdfDocument) -> Iterator[Page]:
    for number, page in enumerate(document, 1):
        yield read_page(page, number)
        page.close()
