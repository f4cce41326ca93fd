"""Names that leave what they are about to what was said before: 每年不少于3次, 完成改造3000户, 比例不低于40%."""

import re
from typing import Final

from hengce.ingest.lexicon.targets import TargetLexicon

# 播种面积稳定在100万亩，产量达到40万吨: an amount is not of another one
AMOUNTS: Final = re.compile("总?产量|产值|面积|规模|数量|总量|金额|人数")
MEASURED: Final = re.compile("(?:播种|种植|养殖|建设|经营)?(?:总?产[量值]|面积|规模|数量|总量|金额|人数)$")
COMPOSED_OF: Final = re.compile("由[^，]*组成$")  # 委员会由专家组成，人数为9至15人
# 2018年起建立生均公用经费制度，标准为每生每年300元
INSTITUTED: Final = re.compile(
    r"^(?:[从自]?20\d\d年度?起)?(?:建立|健全|完善|推行|实行|执行)([^，]{2,}?)(?:制度|机制|政策)$"
)
PARTS: Final = re.compile(r"[的等、]")
OFTEN: Final = re.compile("每(?:半年|年|季度?|月|周|学期|天|日)")
ONLY_OFTEN: Final = re.compile(
    f"(?:每个?[^，每]{{1,8}})?(?P<often>{OFTEN.pattern}(?P<act>安排|命名|评选|遴选|创建|举办|组织|培训|培育|发布|认定)?)"
)
EACH: Final = "每"  # looked at first
# 县广播电视台负责在黄金时段播放公益广告，每天不少于3次
BY_BODY: Final = re.compile(
    "^[^，的]{2,16}?(?:[局委办台站]|部门|中心|政府|单位|工会)(?:负责|牵头|要|应当?)(?:在[^，]{2,6}?(?=播|开|设|发))?"
)
LONGEST_SAID: Final = 24  # characters: of a longer clause only its last part is kept


def of_act(verb: str, said: str, last: str, lexicon: TargetLexicon, *, goes_on: bool) -> str:
    """A bare verb with what was named before: 推进增设电梯，年底前开工建设200部; 新开工重点项目26个、竣工12个.

    How often, too: 开展主题宣传，每年不少于3次. `goes_on` says that the clause before had a figure, `last` is the
    indicator before it in its own. Empty for other words.
    """
    often = ONLY_OFTEN.fullmatch(verb) if EACH in verb else None
    if often and not OFTEN.search(said):
        said = BY_BODY.sub("", said)
        opening = lexicon.make_opening.match(said) if often["act"] else None
        return often["often"] + said[opening.end() :] if opening else under(said, often["often"])
    if not last and not goes_on and verb.startswith("完成") and said.endswith(verb[2:]) and len(verb) > 2:
        opening = lexicon.make_opening.match(said)
        return said[opening.end() if opening else 0 :]  # 实施适老化改造，2020年完成改造3000户
    if not lexicon.make_opening.fullmatch(verb):
        return ""
    if not last:
        return "" if goes_on else under(BY_BODY.sub("", said), verb)
    opening = lexicon.make_opening.match(last)
    return verb + last[opening.end() :] if opening and opening.end() < len(last) else ""


def under(said: str, name: str) -> str:
    """`name` with the words that it leaves out: 比例 under 定向招用应届高校毕业生, 同比增长 under 实际利用外资."""
    if said.endswith(name):
        return said
    said = INSTITUTED.sub(r"\1", COMPOSED_OF.sub("", said.removesuffix("完成")))
    said = (MEASURED.sub("", said) if AMOUNTS.fullmatch(name) else said) or said
    return (PARTS.split(said)[-1] if len(said) > LONGEST_SAID else said) + name
