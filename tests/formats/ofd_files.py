"""OFD files made of printed pages: every character and every ruled line where the page has it."""

from collections.abc import Iterable, Mapping
from html import escape
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pypdfium2 as pdfium

from hengce.ingest.read.pdf_page import read_page
from hengce.ingest.read.printed.lines import rows_of_pieces
from hengce.ingest.read.printed.page import Page, Piece

MM = 25.4 / 72
NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
ENTRY = f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"


def pdf_to_ofd(pdf: bytes) -> bytes:
    """The pages of a PDF as an OFD file."""
    with pdfium.PdfDocument(pdf) as document:
        return make_ofd(_content(read_page(page, number)) for number, page in enumerate(document, 1))


def make_ofd(contents: Iterable[str], others: Mapping[str, bytes] | None = None, common: str = "") -> bytes:
    """A file whose pages have these contents; `common` and `others` add to what pages share and to the parts."""
    file, pages = BytesIO(), list(contents)
    with ZipFile(file, "w") as archive:
        archive.writestr("OFD.xml", ENTRY)
        for number, content in enumerate(pages):
            page = f"<ofd:Page {NAMESPACE}>{content}</ofd:Page>"
            archive.writestr(f"Doc_0/Pages/Page_{number}/Content.xml", page)
        listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        document = f"<ofd:CommonData>{area}{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>"
        archive.writestr("Doc_0/Document.xml", f"<ofd:Document {NAMESPACE}>{document}</ofd:Document>")
        for path, part in (others or {}).items():
            archive.writestr(path, part)
    return file.getvalue()


def _content(page: Page) -> str:
    texts = "".join(map(_text_object, rows_of_pieces(page.pieces)))
    paths = "".join(
        f'<ofd:PathObject Boundary="0 0 210 297"><ofd:AbbreviatedData>M {r.left * MM:.3f} {r.top * MM:.3f} '
        f"L {r.right * MM:.3f} {r.bottom * MM:.3f}</ofd:AbbreviatedData></ofd:PathObject>"
        for r in page.rules
    )
    return f"<ofd:Content><ofd:Layer>{texts}{paths}</ofd:Layer></ofd:Content>"


def _text_object(row: list[Piece]) -> str:
    """The characters of one line as one object, by the distances between them."""
    text = escape("".join(piece.text for piece in row))
    deltas = " ".join(f"{(after.left - before.left) * MM:.3f}" for before, after in pairwise(row))
    size = max(piece.right - piece.left for piece in row) * MM
    place = f"{row[0].left * MM:.3f} {row[0].top * MM:.3f} 200 20"
    return (
        f'<ofd:TextObject Boundary="{place}" Size="{size:.3f}">'
        f'<ofd:TextCode X="0" Y="{0.88 * size:.3f}" DeltaX="{deltas}">{text}</ofd:TextCode></ofd:TextObject>'
    )
