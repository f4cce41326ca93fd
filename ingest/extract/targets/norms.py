"""Norms for what stands behind a figure: 每百户不少于20平方米的标准, 按不低于人均3元的标准安排资金."""

import re
from typing import Final

from hengce.ingest.model import Operator

# 按不低于30%的比例抽验, 按1:1比例落实配套资金: whatever is done so; not what is paid, borne or charged by shares
BY_SHARE: Final = (
    "的?比例(?=(?:足额|随机|统一|逐级|分类|进行|开展|组织)*[^，、的])(?!给|予|补|奖|资助|返|退|支付|承担|分担|负担|分摊|共同|缴|交|收|计|扣|提取"
    "|用于|减|免|发放|拨付|享受|贴|核定|确定|核算|兑|报销|放大|执行|结算|递|分配|分成)"
)
NORM: Final = re.compile(
    rf"[^，、的□]{{0,8}}(?:的标准|(?<!比){BY_SHARE}|(?<!高)标准(?=规划|建设|配建|设置|配置))"
    r"|(?=(?:足额|及时)?(?:安排|列入|纳入|落实|筹集|预算|配套)(?!.*给))"  # 按户籍人口人均不少于1元安排
    r"|(?=(?:配套)?(?:规划|建设|配建|设置|配置|充实|配备|通过购置|补足|补建|补齐))"  # 每百户不少于20平方米配套建设
    r"|[^，、的□\d]{1,6}(?=配建)"  # 每千人口不少于10个托位配建设施
)  # 每百户不少于20平方米的标准, 每千人不少于8个托位的标准
NORM_SIGNS: Final = ("标准", "比例", "配建")  # looked at first, or what a match of no length stands before
NORM_BEGINS: Final = "配规建设充通补安列纳落筹预足及"
NORM_REACH: Final = 12  # characters of the longest words with one of the signs
BY: Final = re.compile("[按以照][^，、；]{0,24}$")
BY_ITSELF: Final = ("标准", "比例")  # what the words of a norm that needs no 每百户 end in
PER_MANY: Final = re.compile("(?:每(?:百|千|万)|按[^，、]{0,16}(?:人均|每人))[^，、]{0,12}$")
# 按不低于常住人口人均3元的标准, 按不高于保费收入0.5%的标准: what is reckoned from stands between
RECKONED_FROM: Final = re.compile("按照?(?:(?P<least>不(?:得)?(?:低于|少于))|不(?:得)?(?:高于|超过))[^，、]{2,24}$")


def norm_behind(masked: str, start: int, figure: int, after: int, end: int) -> re.Match[str] | None:
    """What makes the figure at `figure`, which ends at `after`, a norm for the words up to `end`."""
    ahead = masked[after : min(after + NORM_REACH, end)]
    may_be = ahead and (ahead[0] in NORM_BEGINS or any(sign in ahead for sign in NORM_SIGNS))
    norm = NORM.match(masked, after, end) if may_be else None
    if norm and norm[0].endswith("比例") and not BY.search(masked, start, figure):
        return None
    if norm and not (norm[0].endswith(BY_ITSELF) or PER_MANY.search(masked, start, figure)):
        return None
    return norm


def reckoned_from(masked: str, start: int, end: int) -> tuple[int, Operator] | None:
    """Where 按不低于常住人口人均 before the figure of a norm begins, and how it binds."""
    base = RECKONED_FROM.search(masked, start, end)
    return (base.start(), ">=" if base["least"] else "<=") if base else None
