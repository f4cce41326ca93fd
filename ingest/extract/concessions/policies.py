"""Subsidies that a clause sets up, keeps or mends as a policy: 建立岗位补贴、入职补贴制度, 实施旧车置换等补贴政策."""

import re
from typing import Final

from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant
from hengce.ingest.extract.concessions.sentences import BLANK, Clause, Place
from hengce.ingest.extract.concessions.verbless import SAYS_LITTLE

ENDS: Final = ("政策", "制度", "活动", "标准", "规模", "范围")  # looked at first
VERBS: Final = (
    *("实施", "出台", "落实", "完善", "建立", "健全", "实行", "推行", "开展", "举办", "调整了", "新增", "扩大", "延续"),
    *("继续执行", "延续执行", "继续实施", "建立健全", "组织开展"),
)
TAKES_IN: Final = "纳入补贴"  # looked at first
TAKEN_IN: Final = re.compile("纳入(?P<name>补贴[性类][^，。；、的]{2,12}?)范围")  # 按规定|纳入补贴性职业技能培训范围
HEAD: Final = "补贴|补助|津贴|奖补|贴息"
# 建立|养老服务从业人员岗位补贴、入职补贴、企业年金|制度 · 扩大|农作物良种推广补贴|规模和范围
POLICY: Final = re.compile(
    f"(?P<verb>(?:{'|'.join(sorted(VERBS, key=len, reverse=True))})了?)"
    f"(?P<names>[^，。；：]{{2,60}}?(?:{HEAD})(?:[、和及与][^，。；]{{2,12}})*?)"
    "(?P<end>(?:政策|制度|活动|标准|规模|范围)(?:[、和及](?:条件|规模|范围|政策|标准)等?)*)(?=$|[、和及])"
)
# 新一轮|惠民补贴 · 养老服务从业人员|岗位补贴
NAMED: Final = re.compile(
    "(?:(?P<whom>[^的]*(?:人员|企业|机构|毕业生|家庭|职工|农户|合作社)|.*(?=的))的?)?(?:新一轮|国家|本市)*"
    f"(?P<name>(?!差异化|货币|提高|降低|扩大|发放)[^的]{{2,}}(?:{HEAD}))"
)
PARTED: Final = re.compile("[、和及与]")
# 报废汽车更新、二手车置换|等补贴: the ending is of each
SHARED: Final = re.compile(f"(?P<sorts>[^，。；的补津]{{2,}}、[^，。；的补津]{{2,}})等(?P<head>{HEAD})")
NO_SORT: Final = ("价", "贷款", "培训", "服务")


def read_policies(clause: Clause, rules: ConcessionRules) -> list[Grant]:
    """The subsidies by names of their own that a clause sets up, keeps or mends; a noun alone (补贴标准) is none."""
    if TAKES_IN in clause.words and (taken := TAKEN_IN.search(clause.text, clause.start, clause.end)):
        return [Grant("subsidy", taken["name"], Place(*taken.span()), None, taken.start())]
    if not clause.holds(ENDS) or not rules.subsidies_in(clause):
        return []
    policy = POLICY.search(clause.text, clause.start, clause.end)
    if policy is None or clause.words.endswith("的"):
        return []
    verb, names = Place(*policy.span("verb")), policy["names"].replace(BLANK, "")
    if shared := SHARED.fullmatch(names):
        sorts = [sort for sort in PARTED.split(shared["sorts"]) if not sort.endswith(NO_SORT)]
        return [Grant("subsidy", sort + shared["head"], verb, None, verb.start) for sort in sorts]
    found = [NAMED.fullmatch(part) for part in PARTED.split(names)]
    return [
        Grant("subsidy", named["name"], verb, None, verb.start, f"对{named['whom']}" if named["whom"] else "")
        for named in found
        if named and not SAYS_LITTLE.fullmatch(named["name"])
    ]
