"""Names of subsidies that grant nothing: 申请补贴的应当提交材料, 补贴标准, 争取上级资金支持."""

import re
from typing import Final

from hengce.ingest.extract.concessions.funds import PURPOSE
from hengce.ingest.extract.concessions.rules import ConcessionRules
from hengce.ingest.extract.concessions.sentences import Clause
from hengce.ingest.extract.concessions.verbless import (
    AMOUNT,
    BY_SUM,
    GRANTING,
    NOUN_END,
    PLAIN,
    SUM,
    YEARLY,
    is_raised,
    last_joined,
    stated_sum,
)
from hengce.ingest.first_characters import compile_for_search

ASKED: Final = ("申请", "申领", "领取")
PERMITTED: Final = re.compile("可|有权|允许|鼓励|支持|引导|帮助|协助|按月|按年")
BY_STANDARD: Final = re.compile(r"按照?[^，。；]*\d[^，。；]*标准[^，。；]*$")
ISSUED: Final = ("发放", "配发", "派发", "投放", "发行", "给予", "提供", "申领")
VOUCHERS: Final = ("券", "红包")  # 发放数字人民币红包
DONATED: Final = compile_for_search(
    "[捐赞][赠资助款]、[^，。；]{0,4}资助|资助、捐[赠资]|[以用过][^，。；]{0,6}捐[赠资][^，。；]*(?:形式|方式)[^，。；]*资助"
)  # 鼓励个人通过捐赠、资助等方式
DONATING: Final = ("捐", "赞", "接受", "收到")  # looked at first
BY_PURSE: Final = re.compile("由[^，。；]*(?:财政|政府|民政|残联|资金|基金)[^，。；]*$")  # 个人缴费由财政全额|代缴
OWN_MONEY: Final = re.compile(
    "[^，。；对]{1,12}(?:部|厅|局|委|部门|政府|财政)(?:应当?|要|负责)$"
)  # 市财政局要|加大资金投入
OF_A_TIME: Final = re.compile("期间[^，]*的")  # 领取失业保险金期间死亡人员的丧葬补助金
INTO_FUND: Final = re.compile(
    "(?:纳入|安排)[^，。；对]{0,12}补[贴助](?:专项)?(?:资金|经费)$|(?<=在)安排"
)  # 统筹纳入就业补助资金, 在安排补助资金时
COVERED: Final = re.compile("范围(?!的)")  # 纳入补贴范围
FUNDING: Final = ("纳入", "安排")
RECEIVED: Final = re.compile("(?:接受|收到)[^，。；、]{0,8}$")  # 公布接受财政补助的情况
# 按国家补助资金的30%给予配套 · 提供项目申报、资金补贴支持等帮办服务
COUNTS_OTHERWISE: Final = re.compile(r"(?:资金|总?额)?的?\d[\d.]*%(?:给予|予以)|支持?等[^，、]{0,4}服务")
JOINED: Final = re.compile("[、和及或]")
LASTING: Final = re.compile(r"(?<=连续)(?:补[贴助]|资助|奖补)\d+个?[年月](?!度)")  # 重点领域的企业连续资助4年
SUM_OR_SHARE: Final = re.compile(r"\d[:：∶]\d|[\d一二三五六七八九十](?:%|[百千]?[万亿]?元)")
KIND_ONLY: Final = re.compile("(?:一次性|配套|共同|同等|资金|经费)*")
COUNTED_BY_SHARE: Final = re.compile(r"按[^，。；]*\d(?:%|[:：∶]\d)")  # 按项目研发投入的30%给予扶持
# 对企业参加展会的展位费用|给予扶持 · 展位费、交通费|按照一定比例|给予支持
SUPPORTED_COST: Final = re.compile(
    "(?<![经消免])费用?(?:等(?:费用|成本)?)?(?:按照?(?:一定|适当|相应)?比例|按照?(?:有关|相关)?规定|适当|酌情)*$"
)
CAPPED: Final = re.compile(
    r"(?:[单每][个家]?[^，。；\d]{0,6})?总?额?(?:最高|不超过)[^，。；\d]{0,3}\d"
)  # 给予扶持，最高500万元
NAMED_BEFORE: Final = re.compile(r"(?:贴息|补[贴助])[\d.]+%的?$")  # 给予贴息50%的支持
BORNE: Final = re.compile("部分|缺口|[费款息]")  # 不足部分给予全额支持
SUM_FOR: Final = re.compile(
    r"(?<!资金)安排(?:最高|不超过)?[\d.]+[百千]?[万亿]元(?:的?(?:专项)?)$"
)  # 安排100万元经费支持书店建设
TO_BE_SOUGHT: Final = re.compile("(?:争取|(?:集中|组织|积极)申报)[^，。；、]{0,12}$")  # 争取上级|补助
SOUGHT: Final = re.compile("争取|债券|国债|预算内|(?:信贷|贷款|融资|金融)(?:资金)?[支扶]持$")  # 信贷资金支持 is lent


def grants_nothing(clause: Clause, head: re.Match[str], verb: re.Match[str] | None, rules: ConcessionRules) -> bool:
    """Whether the name of a subsidy only mentions, asks for or lengthens one."""
    return (
        _is_asked(clause, verb)
        or TO_BE_SOUGHT.search(clause.text, clause.start, head.start()) is not None
        or _is_only_told(clause, head, verb)
        or _only_named(clause, head, verb, rules)
        or _sought(clause, head)
        or _only_lasts(clause, head)
        or _is_uncounted(clause, head, verb)
    )


def _only_lasts(clause: Clause, head: re.Match[str]) -> bool:
    """Whether a clause only says for how long; sums for each year behind it make it a grant."""
    if not LASTING.match(clause.text, head.start(), clause.end):
        return False
    following = clause.following
    return not (following and YEARLY.match(clause.text, following.start, following.end))


def _is_asked(clause: Clause, verb: re.Match[str] | None) -> bool:
    """Whether a subsidy is asked for, without a word that one may (申请补贴应当提交材料, 以免影响申领补贴)."""
    return verb is not None and verb[0] in ASKED and not PERMITTED.search(clause.text, clause.start, verb.start())


def _is_only_told(clause: Clause, head: re.Match[str], verb: re.Match[str] | None) -> bool:
    """Whether it is only told what is done: relief in kind, contributions paid by others, what a body spends."""
    text, start = clause.text, clause.start
    if head[0] == "救助":
        return verb is None or verb[0] not in ISSUED or not _is_counted_relief(clause, verb.start(), head)
    if head[0] == "代缴":
        return not BY_PURSE.search(text, start, head.start())
    return (
        verb is not None
        and verb[0] == "加大"
        and OWN_MONEY.match(text, start, verb.start()) is not None
        and text[verb.end()] != "对"
    )


def _is_counted_relief(clause: Clause, verb: int, head: re.Match[str]) -> bool:
    """Whether it is said how much relief is given.

    给予500元的门诊救助 · 按照3个月城市低保标准给予救助 · 给予一次性救助：大专3000元.
    """
    text, following = clause.text, clause.following
    told = following is not None and text[clause.end] == "：" and SUM.search(text, following.start, following.end)
    by_standard = BY_STANDARD.search(text, clause.start, verb)
    return bool(told or by_standard or SUM.search(text, verb, head.start()))


def _only_named(clause: Clause, head: re.Match[str], verb: re.Match[str] | None, rules: ConcessionRules) -> bool:
    """Whether what follows makes the name one of a rule, a fund or a list; 纳入补贴范围 grants all the same."""
    if (
        (verb and verb[0] == "纳入" and COVERED.match(clause.text, head.end()))
        or is_raised(clause, head)
        or stated_sum(clause, head, rules) is not None
    ):
        return False
    text = clause.text
    last = last_joined(clause, head, rules)
    return (
        (head[0] == "激励资金" and text.find("%", clause.start, clause.end) < 0)  # a prize by a sum
        or (head[0] == "经费" and (verb is None or verb[0] not in GRANTING))
        or (head[0] in VOUCHERS and (verb is None or verb[0] not in ISSUED))
        or (verb is not None and _of_time_or_fund(clause, head, verb))
        # 落实种粮补贴、收购价等补贴政策
        or (text[head.start() - 1] == "等" and not (verb and (verb[0] in GRANTING or _is_voucher(verb, head))))
        or _is_donated(clause, head)
        or (rules.no_subsidy.match(text, last.end(), clause.end) is not None and not _is_money(clause, last, verb))
        or _is_relieved(clause, head, rules)
        or COUNTS_OTHERWISE.match(text, head.end(), clause.end) is not None
    )


def _of_time_or_fund(clause: Clause, head: re.Match[str], verb: re.Match[str]) -> bool:
    """Whether a subsidy is one that somebody has at the time, or of a fund that money goes into."""
    into_fund = verb[0].startswith(FUNDING) and INTO_FUND.match(clause.text, verb.start(), clause.end)
    return bool(into_fund) or OF_A_TIME.search(clause.text, verb.end(), head.start()) is not None


def _is_donated(clause: Clause, head: re.Match[str]) -> bool:
    """Whether a subsidy is what others give, or what was received."""
    if not clause.holds(DONATING):
        return False
    given = DONATED.search(clause.text, clause.start, head.end() + 3)
    return given is not None or RECEIVED.search(clause.text, clause.start, head.start()) is not None


def _is_voucher(verb: re.Match[str], head: re.Match[str]) -> bool:
    """Whether vouchers are handed out (发放家电、家装等消费券)."""
    return verb[0] in ISSUED and head[0].endswith("券")


def _is_money(clause: Clause, head: re.Match[str], verb: re.Match[str] | None) -> bool:
    """Whether the name goes on as that of money that is given (给予基建补助经费)."""
    return (
        verb is not None
        and verb[0] in GRANTING
        and clause.text.startswith("经费", clause.end - 2)
        and head.end() == clause.end - 2
    )


def _is_relieved(clause: Clause, head: re.Match[str], rules: ConcessionRules) -> bool:
    """Whether a subsidy is freed from tax, not granted (落实育儿补贴免征个人所得税政策)."""
    if not rules.relief_in(clause):
        return False
    relief = rules.relief.search(clause.text, head.end(), clause.end)
    return relief is not None and not JOINED.search(clause.text, head.end(), relief.start())


def _sought(clause: Clause, head: re.Match[str]) -> bool:
    """Whether support is only a word of a longer phrase, or sought from above (争取上级专项资金支持)."""
    if not head[0].endswith(("支持", "扶持")) or _is_counted_verb(clause, head):
        return False
    asked = SOUGHT.search(clause.text, clause.start, head.end())
    named = NAMED_BEFORE.search(clause.text, clause.start, head.start())
    counted = SUM_FOR.search(clause.text, clause.start, head.start()) and not PURPOSE.search(
        clause.text, head.end(), clause.end
    )
    return bool(asked or named) or not (counted or NOUN_END.match(clause.text, head.end(), clause.end))


def _is_counted_verb(clause: Clause, head: re.Match[str]) -> bool:
    """Whether support is a verb with its sum (单个平台最高支持300万元, 按2万元/亩进行扶持)."""
    if head[0] not in PLAIN:
        return False
    if clause.text.startswith("进行", head.start() - 2):
        return BY_SUM.search(clause.text, clause.start, head.start()) is not None
    is_most = clause.text.startswith(("最高", "最多"), head.start() - 2)
    return is_most and bool(AMOUNT.match(clause.text, head.end()))


def _is_counted_noun(text: str, head: re.Match[str]) -> bool:
    """Whether a sum or share stands right before support (500万元支持, 30%的支持)."""
    return text.startswith(("元", "%", "元的", "%的"), head.start() - 2 + (text[head.start() - 1] != "的"))


def _is_uncounted(clause: Clause, head: re.Match[str], verb: re.Match[str] | None) -> bool:
    """Whether 支持 alone stands for no money: neither a sum nor a share says how much (给予政策支持)."""
    text = clause.text
    if head[0] not in PLAIN or _is_counted_verb(clause, head) or _is_counted_noun(text, head):
        return False
    if verb is None or verb[0] not in GRANTING:
        return True
    if head[0].endswith("资金") or SUPPORTED_COST.search(text, clause.start, verb.start()):  # 给予企业扶持资金
        return False
    between = text[verb.end() : head.start()]
    if between == "全额":
        return not BORNE.search(text, (clause.previous or clause).start, verb.start())
    if KIND_ONLY.fullmatch(between):
        following = clause.following
        return not (
            COUNTED_BY_SHARE.search(text, clause.start, verb.start())
            or (following and CAPPED.match(text, following.start, following.end))
        )
    return "奖" in between or not SUM_OR_SHARE.search(between)
