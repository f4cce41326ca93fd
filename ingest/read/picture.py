"""Pictures of pages (PNG, JPEG, TIFF): each frame is a page, its text is recognised."""

from collections.abc import Iterator
from io import BytesIO

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from hengce.ingest.errors import ReadError
from hengce.ingest.read.limits import MAX_PICTURES, MAX_SIDE, check_count, check_pixels, no_text
from hengce.ingest.read.printed.text import pages_to_text
from hengce.ingest.read.scan.engine import Picture
from hengce.ingest.read.scan.page import picture_to_page
from hengce.ingest.read.source import ReadText

DAMAGED = (UnidentifiedImageError, OSError, SyntaxError, ValueError)  # what Pillow says of a file that is cut or torn
FORMATS = ("PNG", "JPEG", "TIFF")


def read_picture(content: bytes, name: str) -> ReadText:
    """The text in the pictures of a file; `name` is for messages.

    Raises: ReadError when the file is damaged, holds no text, or too many or too large pictures.
    """
    pictures = enumerate(pictures_in(content, name), 1)
    read = pages_to_text(picture_to_page(picture, number) for number, picture in pictures)
    if not read.text:
        raise no_text(name)
    return read


def pictures_in(content: bytes, name: str) -> Iterator[Picture]:
    """The frames of a file of pictures, one by one.

    Raises: ReadError when the file is damaged, or holds too many or too large pictures.
    """
    try:
        Image.MAX_IMAGE_PIXELS = None  # our own limit comes with a sentence
        with Image.open(BytesIO(content), formats=FORMATS) as image:
            check_count(getattr(image, "n_frames", 1), MAX_PICTURES, name)
            for frame in ImageSequence.Iterator(image):
                check_pixels(frame.size, name)
                yield _pixels(frame)
    except DAMAGED as error:
        raise ReadError(
            f"{name} 不是完好的图像文件（已损坏或不完整），请换用原文件。",
            f"{name} is no intact picture (damaged or cut short): use the original.",
        ) from error


def _pixels(frame: Image.Image) -> Picture:
    """The frame on white paper, turned as the camera was held, no larger than is of use."""
    frame = ImageOps.exif_transpose(frame)
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        clear = frame.convert("RGBA")
        frame = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    if frame.mode.startswith("I;16"):
        frame = frame.point(lambda value: value / 256).convert("L")
    frame = frame.convert("RGB")
    frame.thumbnail((MAX_SIDE, MAX_SIDE))
    return np.ascontiguousarray(np.asarray(frame)[:, :, ::-1])
