"""What counts how much in the order of hits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Ranking:
    """What counts how much.

    Weights of fields multiply BM25 scores; the rest is added to them (a rare word gives 3 to 5).
    """

    heading: float = 0.8
    context: float = 0.1
    topic_words: float = 0.5
    some_words: float = 0.4  # of a name of several words
    present: float = 1.8  # times its rarity: a unit that stands in the text
    typed: float = 0.5  # times its rarity: the name that was typed stands in the text, not another one
    telling: float = 0.4  # times the greatest rarity: 托育机构, in every plan on it, tells nothing
    run: float = 3.0  # what was typed in one piece stands in the text in one piece
    part: float = 0.5  # of what is but the frame of other provisions
    region: float = 30.0  # above any sum of words: documents of a region that is named come first
    body: float = 1.5  # a body that is named has to do with the provision
    body_words: float = 0.3  # mentions of the body, when what it does is asked for
    topic: float = 2.0
    has: float = 3.0
    concession: float = 3.0  # of the category that is named
    year: float = 2.0
    level: float = 5.0
    document_type: float = 1.0
    overall: float = 3.0  # a heading under which plans say who leads the whole


# What a body has in a provision, by what is asked for: who is asked to 负责 may lead, answer or have a duty.
ROLE_SCORES: Final[Mapping[str, Mapping[str, float]]] = {
    "lead": {"lead": 8.0, "chair": 8.0, "duty": 5.0, "responsible": 1.0},
    "responsible": {"lead": 6.0, "chair": 6.0, "duty": 8.0, "responsible": 4.0, "participant": 1.0},
    "participant": {"participant": 6.0, "responsible": 4.0, "duty": 4.0},
}
# Headings under which plans say who leads all of the work: 强化部门协同。…由卫生健康部门牵头
OVERALL: Final = ("≈部门协同", "≈组织领导")
NEXT_ROLE: Final = 0.6  # of a second role that is named: 牵头什么任务，还参与哪些任务

RANKING: Final = Ranking()
