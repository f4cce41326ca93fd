"""The models that find and read lines of text in a picture. They come with the package and are loaded once.

Everything about the vendor stays in this file: pictures go in as arrays of pixels, lines come out as text.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR
from rapidocr.utils.process_img import get_rotate_crop_image

Picture = NDArray[np.uint8]  # rows of pixels, blue, green and red
Quad = NDArray[np.float32]  # four corners (x, y) in pixels: upper left, upper right, lower right, lower left

# Lines are searched in the picture reduced to this side: size-5 type on A4 still has 16 pixels there.
SEARCHED_SIDE = 1280
SETTINGS = {
    "Global.log_level": "critical",
    "Global.max_side_len": 8192,  # pictures come in the size wanted
    "Global.text_score": 0.0,  # what is unsure is told, not dropped
    "Det.limit_type": "max",
    "Det.limit_side_len": SEARCHED_SIDE,
    # One line at a time on one core: lines of unlike width waste no padding, and waiting threads burn no time.
    "Rec.rec_batch_num": 1,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
}
SAMPLE = 9  # lines that vote whether the page stands on its head
SAMPLE_SHAPE = 4  # widths to a height: what the model for it was made for


@lru_cache(maxsize=1)
def _engine() -> RapidOCR:
    return RapidOCR(params=SETTINGS)


def find_lines(picture: Picture) -> list[Quad]:
    """Where lines of text stand."""
    found: Any = _engine()(picture, use_det=True, use_cls=False, use_rec=False)
    return [] if found.boxes is None else [np.asarray(box, np.float32) for box in found.boxes]


def cut_out(picture: Picture, quads: Sequence[Quad]) -> list[Picture]:
    """The part of the picture in each quad, straightened; one much taller than wide is laid on its side."""
    return [get_rotate_crop_image(picture, quad.copy()) for quad in quads]


def on_its_head(lines: Sequence[Picture]) -> bool:
    """Whether most of the lines stand upside down."""
    widest = sorted(lines, key=lambda line: line.shape[1], reverse=True)[:SAMPLE]
    if not widest:
        return False
    _, votes = _engine().cls_and_rotate([line[:, : SAMPLE_SHAPE * line.shape[0]] for line in widest])
    turned = sum(label == "180" for label, _ in votes.cls_res or ())
    return 2 * turned > len(widest)


def read_lines(lines: Sequence[Picture]) -> list[tuple[str, float]]:
    """What each line reads, and how sure that is."""
    if not lines:
        return []
    workers = min(os.cpu_count() or 1, len(lines))
    first, *shares = [list(lines[start::workers]) for start in range(workers)]
    done = [_engine().recognize_txt(first)] if not shares else _in_parallel([first, *shares])
    read: list[tuple[str, float]] = [("", 0.0)] * len(lines)
    for start, result in enumerate(done):
        read[start::workers] = zip(result.txts, map(float, result.scores), strict=True)
    return read


def _in_parallel(shares: Sequence[list[Picture]]) -> list[Any]:
    _engine().recognize_txt(shares[0][:1])  # loads the model before threads ask for it
    with ThreadPoolExecutor(len(shares)) as pool:
        return list(pool.map(_engine().recognize_txt, shares))
