"""PDF files: the text of their pages, recognised where a page is a picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw

from hengce.ingest.errors import ReadError
from hengce.ingest.read.limits import MAX_PAGES, MAX_PICTURES, MAX_SIDE, check_count, check_pixels, no_text
from hengce.ingest.read.pdf_page import has_text, read_page
from hengce.ingest.read.printed.page import Page
from hengce.ingest.read.printed.text import pages_to_text
from hengce.ingest.read.source import ReadText

if TYPE_CHECKING:
    from hengce.ingest.read.scan.engine import Picture

DPI = 300  # what offices scan at; lines are read at 48 pixels, which is size-2 type at 150 dpi and size 6 at 450


def read_pdf(content: bytes, name: str) -> ReadText:
    """The text of a PDF file; pages that are pictures are recognised. `name` is for messages.

    Raises: ReadError when the file is encrypted, damaged, without text, or has too many or too large pages.
    """
    try:
        with pdfium.PdfDocument(content) as document:
            check_count(len(document), MAX_PAGES, name)
            pictures = {number for number, page in enumerate(document, 1) if not has_text(page)}
            check_count(len(pictures), MAX_PICTURES, name)
            read = pages_to_text(_pages(document, pictures, name))
    except pdfium.PdfiumError as error:
        raise _refused(error, name) from error
    if not read.text:
        raise no_text(name)
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


def _pages(document: pdfium.PdfDocument, pictures: set[int], name: str) -> Iterator[Page]:
    for number, page in enumerate(document, 1):
        if number in pictures:
            from hengce.ingest.read.scan.page import picture_to_page

            yield picture_to_page(_picture(page, name), number)
        else:
            yield read_page(page, number)
        page.close()


def _picture(page: pdfium.PdfPage, name: str) -> Picture:
    """The page as a picture at DPI, or as large as one may be."""
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        check_pixels(image.get_px_size(), name)
    scale = min(DPI / 72, MAX_SIDE / max(page.get_size()))
    pixels: Picture = page.render(scale=scale, maybe_alpha=False).to_numpy()
    return pixels
