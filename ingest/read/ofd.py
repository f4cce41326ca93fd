"""OFD files: a zip of XML that says where each character stands, the state's own format for fixed pages.

Source: GB/T 33190-2016, 电子文件存储与交换格式 版式文档.
"""

import posixpath
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hengce.ingest.read.limits import MAX_PAGES, MAX_PICTURES, check_count, no_text
from hengce.ingest.read.ofd_page import covering_picture, read_page
from hengce.ingest.read.package import Package, damaged, encrypted
from hengce.ingest.read.printed.page import Page
from hengce.ingest.read.printed.text import pages_to_text
from hengce.ingest.read.source import ReadText

if TYPE_CHECKING:
    from lxml.etree import _Element

ENTRY = "OFD.xml"
KEYS = ("Encryptions.xml", "Encrypt.xml")  # what protected files keep their keys in


def read_ofd(content: bytes, name: str) -> ReadText:
    """The text of an OFD file; pages that are pictures are recognised. `name` is for messages.

    Raises: ReadError when the file is encrypted, damaged, without text, or has too many pages.
    """
    with Package(content, name) as package:
        if any(posixpath.basename(part.filename) in KEYS for part in package.parts()):
            raise encrypted(name)
        roots = [_beside(ENTRY, root.text or "") for root in package.xml(ENTRY).iterfind(".//{*}DocRoot")]
        documents = [_Document(package, root) for root in roots]
        check_count(sum(len(document.pages) for document in documents), MAX_PAGES, name)
        read = pages_to_text(_pages(package, documents))
    if not read.text:
        raise no_text(name)
    return read


class _Document:
    """What the pages of one document share."""

    def __init__(self, package: Package, path: str) -> None:
        root = package.xml(path)
        self.pages = [_beside(path, str(page.get("BaseLoc"))) for page in root.iterfind("{*}Pages/{*}Page")]
        self.box = _text_at(root, "{*}CommonData/{*}PageArea/{*}PhysicalBox") or "0 0 210 297"
        self.templates = {
            str(template.get("ID")): _beside(path, str(template.get("BaseLoc")))
            for template in root.iterfind("{*}CommonData/{*}TemplatePage")
        }
        resources = [*root.iterfind("{*}CommonData/{*}PublicRes"), *root.iterfind("{*}CommonData/{*}DocumentRes")]
        self.media: dict[str, str] = {}
        for resource in resources:
            self.media |= _media(package, _beside(path, resource.text or ""))


def _media(package: Package, path: str) -> dict[str, str]:
    """The pictures that a list of resources names, by their ID."""
    if path not in package:
        return {}
    resources = package.xml(path)
    folder = _beside(path, str(resources.get("BaseLoc", "")) + "/")
    return {
        str(media.get("ID")): _beside(folder + "/", _text_at(media, "{*}MediaFile") or "")
        for media in resources.iterfind(".//{*}MultiMedia")
    }


def _pages(package: Package, documents: Sequence[_Document]) -> Iterator[Page]:
    leaves = [(document, path) for document in documents for path in document.pages]
    recognised = 0
    for number, (document, path) in enumerate(leaves, 1):
        content = package.xml(path)
        used = [document.templates.get(str(template.get("TemplateID"))) for template in content.iterfind("{*}Template")]
        layers = [*(package.xml(template) for template in used if template), content]
        page = read_page(layers, _text_at(content, "{*}Area/{*}PhysicalBox") or document.box, number)
        place = None if page.pieces else document.media.get(covering_picture(layers, page) or "")
        if place:
            recognised += 1
            check_count(recognised, MAX_PICTURES, package.name)
            page = _recognised(package, place, number)
        yield page


def _recognised(package: Package, place: str, number: int) -> Page:
    from hengce.ingest.read.picture import pictures_in
    from hengce.ingest.read.scan.page import picture_to_page

    picture = next(pictures_in(package.read(place), package.name), None)
    if picture is None:
        raise damaged(package.name)
    return picture_to_page(picture, number)


def _beside(path: str, location: str) -> str:
    """The part that `location` names in the part `path`: from the root where it begins with /, else beside it."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(path), location.strip())).lstrip("/")


def _text_at(element: "_Element", path: str) -> str | None:
    found = element.findtext(path)
    return str(found).strip() if found else None
