"""Fares, tickets and charges that a group need not pay: 老年人免费乘坐公交车, 景区对学生免费或半价开放."""

import re
from typing import Final

from hengce.ingest.extract.concessions.rules import Grant
from hengce.ingest.extract.concessions.sentences import BLANK, Clause, Place

FREE: Final = "免费"  # looked at first
PARTLY: Final = "(?:免费或者?(?:优惠|半价|减半|优待)|(?:优惠|半价|减半)或者?免费)(?:以上)?(?:优惠|优待|开放|乘坐|乘车)*"
ADMITTING: Final = (
    # 对|乘坐城市公共交通车辆|的老年人|给予免费优待 · 老年人|乘坐公交车|享受免费优待
    re.compile(
        "(?P<item>乘坐[^，。；的享可应给]{2,16})(?:的(?P<whom>[^，。；]{2,16}?))?(?:应当?|可以?)?"
        "(?P<verb>(?:给予|予以|享受|实行)免费(?:优待|乘坐|乘车)?)"
    ),
    re.compile("(?P<whom>)(?P<verb>免费乘坐)(?P<item>[^，。；]{2,16})"),
    # 旅游场所|对老年人|免费或优惠开放 · 观光车等代步工具|对老年人|予以免费或半价以上优惠
    re.compile(
        "(?<=[，。；：！？□\\s])(?P<item>[^，。；：□\\s对向应为]{2,24}?)(?:应当?|要)?(?:对|向)(?P<whom>[^，。；]{2,12}?)(?P<verb>(?:给予|予以|实行|实施)?"
        f"{PARTLY})$"
    ),
    re.compile("(?P<whom>)(?P<verb>免费办理)(?P<item>[^，。；、]{0,10}公证)"),
)
# 人才|免费入住3年 · 免费入住|人才公寓: what is let for years, and no night's lodging
LODGED: Final = re.compile("免费入住(?P<what>[^，。；]{0,8}(?:公寓|住房|租赁房|保障房))?(?:[\\d一二三四五两]{1,2}年)?")
OPEN_TO_ALL: Final = re.compile("(?:社会|公众|群众|市民|居民|劳动者|全民)(?:给予|予以)?(?:免费|优惠|半价)")


def read_admissions(clause: Clause) -> list[Grant]:
    """What a group is carried, admitted or served for without the usual charge; what is open to all is none."""
    text = clause.text
    if FREE not in clause.words or OPEN_TO_ALL.search(text, clause.start, clause.end):
        return []
    lodged = LODGED.search(text, clause.start, clause.end)
    if lodged and lodged.end() > lodged.start() + len("免费入住"):
        verb = Place(lodged.start(), lodged.start("what")) if lodged["what"] else Place(*lodged.span())
        return [Grant("rent", "租金", verb, None, lodged.start())]
    for admitting in ADMITTING:
        if free := admitting.search(text, clause.start, clause.end):
            item = free["item"].replace(BLANK, "")
            head = min(free.start("item"), free.start("verb"))
            whom = f"对{free['whom']}" if free["whom"] else ""
            return [Grant("fee", item, Place(*free.span("verb")), None, head, whom)]
    return []
