"""Pointers to concessions with no item named (落实税费优惠政策)."""

import re
from typing import Final

from hengce.ingest.extract.concessions.items import listed_items
from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant
from hengce.ingest.extract.concessions.sentences import Clause, Place

CONDITION: Final = re.compile("对(?:申请|已)?$|未$")  # 对申请享受扶持政策的企业
# 鼓励各地|出台支持低碳运输等优惠政策 · 给予|团购优惠 · 实施|差异化定价和服务优惠
# 推出|居民消费优惠措施 · 提供|优惠挂牌政策
CALLED_FOR: Final = re.compile("(?:鼓励|支持|引导)[^，。；]{0,14}?(?P<core>出台[^，。；]{2,}?优惠政策)(?!的|宣传)")
FAVOUR: Final = re.compile(
    "(?P<core>(?:给予|提供|实施|实行|享受)[^，。；]{1,22}(?<!政策)(?<!评审)(?<!半价)(?<!折)优惠)(?=$|[和及或、]|活动)"
    "|(?P<offer>(?:推出|提供|给予)(?:[^，。；、]{0,14}?(?:优惠|让利)(?:措施|举措)|优惠[^，。；、促惠]{2,4}政策))(?=$|[和及或、])"
)
POINTING: Final = re.compile(
    "[^，。；]{0,4}?(?:落实|执行|享受|适用|实施|用好|用足)(?:好|了)?(?:现有|国家|有关|相关|各项)*"
)
OWN_RULES: Final = re.compile("本(?:办法|规定|公告|通知|细则)$")  # 本办法适用于优惠政策的办理
POINTED_AT: Final = ("政策", "优惠", "让利", "减免", "减税降费")  # one of them is in whatever is pointed to
OF_OTHER_KIND: Final = re.compile(
    "(?<![减免、])缓缴税|用地|落户|户籍|入学|就学|子女教育|招生|安置|半价"
)  # 享受用地优惠政策


def read_pointers(clause: Clause, rules: ConcessionRules) -> list[Grant]:
    """The concessions that a clause points to without saying more than their kind, or the taxes they concern."""
    if not clause.holds(POINTED_AT):
        return []
    match = rules.pointer.search(clause.text, clause.start, clause.end)
    if match and OWN_RULES.search(clause.text, clause.start, match.start()):
        return []
    if match and not OF_OTHER_KIND.search(match[0]) and not CONDITION.search(clause.text, clause.start, match.start()):
        return _pointed(clause, Place(*match.span()), rules)
    means = rules.means_of(clause)
    core = rules.pointed.search(clause.text, means.start, means.end) if means else None
    if core:
        return [Grant("general", None, Place(*core.span()), None, clause.start)]
    favoured = FAVOUR.search(clause.text, clause.start, clause.end) or CALLED_FOR.search(
        clause.text, clause.start, clause.end
    )
    if favoured is None:
        return []
    return [Grant("general", None, Place(*favoured.span(favoured.lastgroup or 0)), None, favoured.start())]


def _pointed(clause: Clause, treatment: Place, rules: ConcessionRules) -> list[Grant]:
    if clause.previous and "相应" in clause.text[treatment.start : treatment.end]:
        # 涉及的企业所得税、增值税、契税等，符合现行规定的享受相应税收优惠政策
        named_before = listed_items(clause.text, Place(clause.previous.start, treatment.start), rules)
        if taxed := [named for named in named_before if named.item.category in ("tax", "fee")]:
            return [Grant(named.item.category, named.item.name, treatment, None, treatment.start) for named in taxed]
    return _taxes_named(clause, treatment, rules) or [
        Grant("general", None, _core(clause, treatment, rules), None, treatment.start)
    ]


def _taxes_named(clause: Clause, treatment: Place, rules: ConcessionRules) -> list[Grant]:
    """The taxes that the words of a pointer name among others (落实资源综合利用增值税、契税等税收优惠政策)."""
    if clause.text.find("税等", treatment.start, treatment.end) < 0:
        return []
    taxes = [named for named in listed_items(clause.text, treatment, rules) if named.item.category == "tax"]
    if not taxes or not clause.text.startswith("等", taxes[-1].end):
        return []
    verb = POINTING.match(clause.text, treatment.start, taxes[0].start)
    between = clause.text[verb.end() : taxes[0].start] if verb else ""
    return [Grant("tax", tax.item.name, treatment, None, treatment.start, between) for tax in taxes]


def _core(clause: Clause, treatment: Place, rules: ConcessionRules) -> Place:
    """The words of a pointer; of a list in which subsidies are named beside it only its own (贷款贴息、|税费减免)."""
    text = clause.text
    core = rules.pointed.search(text, treatment.start, treatment.end)
    if core is None or rules.subsidy.search(text, treatment.start, treatment.end) is None:
        return treatment
    if text[core.start() - 1] == "、":
        return Place(*core.span())
    if not text.startswith("、", core.end()):
        return treatment
    owned = text.rfind("的", treatment.start, core.start()) + 1  # 落实企业吸纳重点群体就业的|定额税收减免
    return Place(max(owned, treatment.start), core.end())
