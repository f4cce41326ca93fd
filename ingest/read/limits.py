"""How much of pages and pictures is read, and the sentences for what holds more or nothing."""

from hengce.ingest.errors import ReadError

# The longest plans known (a province's five-year plan with all its special plans) have below 500 pages.
MAX_PAGES = 1000
MAX_PICTURES = 300  # pages that are recognised take 2 to 4 seconds each: a quarter of an hour
MAX_PIXELS = 200_000_000  # A0 at 300 dpi has 140 million; decoded, 200 million take 600 MB
MAX_SIDE = 5000  # pixels: A3 at 300 dpi


def check_count(pages: int, limit: int, name: str) -> None:
    """Raises: ReadError when a file has more pages, or more pages that are pictures, than are read."""
    if pages > limit:
        kind, kinds = ("页", "pages") if limit == MAX_PAGES else ("页图像", "pages that are pictures")
        raise ReadError(
            f"{name} 有 {pages} {kind}，超过单个文件 {limit} 页的上限，请拆分后再读。",
            f"{name} has {pages} {kinds}, the limit is {limit}: split it.",
        )


def check_pixels(size: tuple[int, int], name: str) -> None:
    """Raises: ReadError when a picture of this width and height would fill the memory."""
    width, height = size
    if width * height > MAX_PIXELS:
        raise ReadError(
            f"{name} 的图像有 {width}×{height} 像素，超过 {MAX_PIXELS // 10**6} 百万像素的上限，请缩小后再读。",
            f"A picture in {name} has {width}×{height} pixels, the limit is {MAX_PIXELS // 10**6} million: reduce it.",
        )


def no_text(name: str) -> ReadError:
    """The error for a file on whose pages nothing can be read."""
    return ReadError(
        f"{name} 里没有读到文字（是空白页，或图像里没有文字），请换用有文字的文件。",
        f"{name} holds no text that can be read (its pages are empty, or pictures without text): use another file.",
    )
