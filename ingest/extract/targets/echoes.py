"""Words before a figure that name nothing of their own: what it counts was named before."""

import re
from typing import Final

from hengce.ingest.extract.targets.figures import Figure
from hengce.ingest.extract.targets.groups import are_groups
from hengce.ingest.extract.targets.passages import named_amount
from hengce.ingest.lexicon.targets import TargetLexicon

WHOLE_PLACE: Final = re.compile("全[国省市县区旗州盟域]")
ECHOES: Final = frozenset({"新增", "完成", "实现", "建成", "培训", "改造", "新建"})  # 托位3000个，其中2021年新增800个
ACTS: Final = frozenset({"完成", "招聘", "招录", "引进", "培育", "发放", "落实"})  # 招聘教师1500名，其中今年招聘600名
PLACE: Final = re.compile(
    r".{0,8}(?:(?<![小社园校景街片库山牧林])区|[县州旗]|(?<!下)乡|(?<![超城都夜集])市|(?<![村小古强名重])镇|市直|本级|街道)"
)
PLACE_ENDS: Final = tuple("区县州旗市镇乡直级道")  # looked at first: far faster than the pattern
# 国家旅游度假区, 省级特色小镇, 旅游强县, 百亿元县市区, 乡镇: kinds of places, which are themselves counted
KIND_OF_PLACE: Final = re.compile(
    "国家|[省市州县区]级|示范|样板|标杆|美丽|未来|数字|试点|先行|特色|重点|旅游|度假|生态|文明|卫生|保护|产业|集聚|工业|园区"
    "|(?<!武)强[县市镇乡区]|(?<!茂)名[县镇乡]|[百千万亿]元|^(?:乡镇?|县市?区?|城镇|街道)$"
)
BORROWER: Final = re.compile(r"(?:职工|家庭|个人|企业|工商户|缴存人)(?:（[^（）]*）)?$")  # 单职工由50万元调整为70万元

# 双职工（夫妻双方缴存）, 单职工家庭
GROUPED_UNITS: Final = ("元", "万元", "%", "‰", "平方米", "平米", "㎡", "亩")
EARNERS: Final = re.compile(r"[单双]职工(?:家庭)?(?:（[^（）]*）)?")


def echoed(said: str, before: str) -> str:
    """What was `said`, for whom the words `before` a figure name.

    >>> echoed("双职工家庭贷款最高额度", "单职工"), echoed("贷款最高额度", "单职工")
    ('单职工贷款最高额度', '贷款最高额度')
    """
    earners = EARNERS.search(before)
    return EARNERS.sub(earners[0], said, count=1) if earners else said


def repeats(before: str, said: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """Whether the words `before` a figure leave what it counts to what was `said`."""
    return bool(
        _is_echo(before, said, lexicon)
        or (said and before.startswith("全") and WHOLE_PLACE.fullmatch(before))
        or (figure.verb != "opens" and are_places(before))
        or _only_changes(before, figure)
        or (_is_amount(said, lexicon) and _holds_for_groups(before, figure))
    )


def _is_echo(before: str, said: str, lexicon: TargetLexicon) -> bool:
    """新增托位3000个，其中2021年新增800个; 上半年投资下达60%，年底前下达90%; not 新建 behind 续建120个."""
    if before in ACTS or (before in ECHOES and before in said):
        return True
    return said.endswith(before) and lexicon.make_opening.fullmatch(before) is not None


def are_places(before: str) -> bool:
    """安定区、临洮县各50个: the figure is shared out, what it counts was named before; not 旅游度假区3家."""
    if not before.endswith(PLACE_ENDS) or KIND_OF_PLACE.search(before):
        return False
    return all(PLACE.fullmatch(part) for part in before.split("、"))


def _is_amount(said: str, lexicon: TargetLexicon) -> bool:
    return bool(named_amount(said)) or said.endswith("贷款") or lexicon.rate_nouns.search(said) is not None


def gives_by_group(masked: str, figure: Figure, said: str, lexicon: TargetLexicon) -> bool:
    """Whether a figure is of the amount that was `said`, for a group: 建筑面积原则上1至3人户在40-60平方米."""
    is_bound = figure.compares or figure.quantity.upper is not None
    return is_bound and _is_amount(said, lexicon) and _holds_for_groups(figure.words_before(masked), figure)


def _holds_for_groups(before: str, figure: Figure) -> bool:
    """职工每人每天105元、居民每人每天50元: a sum or share that differs by group, of what was named before."""
    return figure.quantity.unit in GROUPED_UNITS and figure.verb in ("", "reach") and are_groups(before)


def _only_changes(before: str, figure: Figure) -> bool:
    """单职工由原50万元调整为70万元, 单职工提高至70万元: what is changed was named before."""
    changes = figure.binding.startswith(("从", "由")) or (
        figure.verb == "reach" and figure.quantity.unit.endswith("元")
    )
    return changes and BORROWER.search(before) is not None
