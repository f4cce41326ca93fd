"""Web archives (.mht), as browsers save a page with its pictures: the page in them."""

from email import message_from_bytes, policy

from hengce.ingest.errors import ReadError
from hengce.ingest.read.source import ReadText
from hengce.ingest.read.web.page import read_page


def read_archive(content: bytes, name: str) -> ReadText:
    """The article of the first page in the archive. Raises: ReadError as `read_page`, or when it holds no page."""
    message = message_from_bytes(content, policy=policy.default)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise ReadError(
            f"{name} 中没有网页，请在浏览器中重新保存为网页（.html）。",
            f"{name} holds no web page: save it again as a web page (.html).",
        )
    payload = page.get_payload(decode=True)
    return read_page(payload if isinstance(payload, bytes) else b"", name)
