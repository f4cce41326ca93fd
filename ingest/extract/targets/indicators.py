"""What the figures of a clause are about: its indicators."""

import re
from collections.abc import Sequence
from typing import Final

from hengce.ingest.extract.targets.acts import of_act, under
from hengce.ingest.extract.targets.criteria import BETTERS, is_done_to_all
from hengce.ingest.extract.targets.descriptions import GOES
from hengce.ingest.extract.targets.echoes import WHOLE_PLACE, echoed, repeats
from hengce.ingest.extract.targets.figures import Figure
from hengce.ingest.extract.targets.holdings import held_name, least_name, with_whom
from hengce.ingest.extract.targets.lists import listed_names, respective_names, shared_end, spread_of
from hengce.ingest.extract.targets.objects import COMPOSER, object_name
from hengce.ingest.extract.targets.said import Counted, Said
from hengce.ingest.extract.targets.scopes import IN_EACH, without_scope
from hengce.ingest.extract.targets.shares import paid_shares
from hengce.ingest.extract.targets.spending import budget_name, share_name
from hengce.ingest.extract.targets.standards import is_share_left, is_share_paid_down, of_which_mainly
from hengce.ingest.extract.targets.time_names import names_of_time
from hengce.ingest.extract.targets.times import experience_of, stock_of
from hengce.ingest.extract.targets.unsaid import bare_name, without_explanations
from hengce.ingest.extract.targets.works import closes
from hengce.ingest.lexicon.targets import TargetLexicon

# 企业和园区在2022年基础上实现双倍增，分别超过90家和8家
WHOSE: Final = re.compile(r"在20\d\d年|较|比20|实现|应?当?不(?:超过|低于|少于|高于|小于|大于)")
TO_WHOM: Final = re.compile("[^，]{2,}?(?=每(?:半年|年|季度?|月|周|学期|日))")
OF_WORK: Final = re.compile("^.{2,12}(?:情况|资金|工作|项目|设施|质量|使用|落实|账目)$")
SHORTEST_TASK: Final = 8  # characters: of 每年审计 one must say what
ONLY_PROLONGS: Final = re.compile("(?:最[多长]|可以?|再|适当)*延长")
PROLONGS_WHAT: Final = re.compile("延长(?P<what>[^，。；的]{2,12})的?，[^。；]*$")
PROLONGS_REACH: Final = 100  # characters of a sentence before a figure that says by how long
WIDE_PLACE: Final = re.compile(
    r"[^，、]{0,12}(?:区域|地区|流域|城区|农村|城镇|城市|县[域城]|市域|山区|平原|牧区|乡镇)"
)  # 重点区域达到95%
IN_PART: Final = re.compile("^(?:全[国省市县区旗州盟域]|城区|农村|城镇|城市|县城|山区|平原|乡镇)")
# 依托服务中心建立林权收储机构，每个重点县至少组建1家
MADE: Final = re.compile(
    "[^，]*(?:[改新扩]建|建[设立成好]|设[立置]|打造|[创组筹修]建|培[育养]|开设|办好|成立|布局|配备|选聘|引进|改造|发展|认定|评选)(?P<thing>[^，、的]{3,16})$"
)
SIZE: Final = re.compile("[十百千万亿0-9一二两三四五六七八九]+(?:级|亩|元|吨|人|户|头)*")
PER_HEAD: Final = re.compile("每[十百千万]+(?:名|个)?[^，、的]{0,6}(?:人口|人|户|居民|儿童)")
OF_SO_MANY: Final = re.compile(
    "每[十百千万]+(?:名|个)?[^，、的]{0,6}?(?:人口|人|居民|儿童|老年人|老人|职工|学生)(?:拥有|配备|配置|有)?(?=..)"
)
PER_NORM: Final = re.compile(r"每[\d百千万]+[户人所]$")
HOME: Final = re.compile("(?:首|[一二三]|第[一二三])套(?:住?房)?(?:及以上)?")
SHARE_DOWN: Final = ("首付比例", "首付款比例")
LONGEST_SHARE_DOWN: Final = 7  # characters of 最低首付款比例, which does not say of which loan
OF_LOAN: Final = re.compile("^(?!.*首付)(?!.*首套.*二套).*(?:贷款|购房|购买)")
HOMES: Final = ("套", "房", "以上")  # what such a name ends in, looked at first
# 龙头企业1000家，其中国家级100家
LEVEL: Final = re.compile("(?:国家|部|省|自治区|市|州|县|区)级")
GROWTH: Final = re.compile(
    "(?<=.{2})(?:(?:年均|同比|每年|每人|每月)+|(?<=标准))(?:增长|提高|增加)$|(?<=.{2})(?:保持|位?居|稳居)全.(?:首位|前列|领先|第[一二三四五六七八九十]位?)$"
)  # 生产率年均增长1万元、增加到20万元
# 形成年产10万辆汽车、20万台电机的生产能力
TASK: Final = re.compile("[^，、的]{0,4}任务")  # 完成180万亩建设任务: of what, was said before
DONE_HOW: Final = re.compile("(?:加快|积极|大力|全面|扎实|深入|持续|有序|全力|统筹)+")
COUNTED_IN: Final = re.compile("（(?:包括|其中|不?含|但|除)[^（）]*）$")  # 改造125个村庄（包括63个重点村）
# 、总面积不低于10万平方米，功能完善、特色鲜明的标杆社区
FAR: Final = re.compile("、[^。；\\n]{4,60}?的(?P<object>[^，。；、的]{2,16})(?=[，。；])")
AMOUNT_ENDS: Final = re.compile("(?:面积|规模|产值|投资|收入|数量|总量)$")
HERE: Final = re.compile("^(?:全[国省市县区旗州盟域])?(?:累计|共|计划|力争)*")
CAPACITY_BUILT: Final = "形成年产"
CAPACITY: Final = re.compile("的[^，、的]{0,8}(?:产能|能力)$")
YEARLY: Final = "年产"
COVERS: Final = re.compile("[^，、]{2,16}?覆盖(?=[^，、率面])")
SHOWN: Final = ("无异议", "后", "期满", "结束", "且无")  # 公示7天无异议后

CARRIED_OUT: Final = "执行"
SHARE_OF_WHOLE: Final = re.compile(r"不(?:得)?低于(?P<of>[^，\d]{2,16}?)的?$")  # 不低于合同金额50%的预付款
# 高新技术企业净增800家、总数达7900家
SUM: Final = re.compile("总[数量]")
INCREASE: Final = re.compile("(?:净|新)?(?:增加|增长|增)$")


class Indicator:
    """What is counted, with the figure that counts it."""

    def __init__(self, name: str, figure: Figure) -> None:
        self.name: Final = name
        self.figure: Final = figure


def read_indicators(text: str, figures: Sequence[Figure], said: Said, lexicon: TargetLexicon) -> list[Indicator]:
    """The indicators of a clause, in order; 普及率、指导率均达到60% gives two, 分别达到65%和55% one for each figure.

    A figure with nothing of its own (试点建立3-5家、…建立1-2家托育机构) takes the thing counted next, else the one
    before (2025年达到60%、2030年达到90%). A name that says too little (比例, 同比增长) goes behind `said`, what the
    clause before was about. A figure that counts nothing at all is left out.
    """
    if shares := [Indicator(name, figure) for name, figure in paid_shares(text, figures, said.topic)]:
        return shares
    clause = Counted(text, figures, said, lexicon)
    found, at = list[Indicator](), 0
    per_head = ""
    while at < len(figures):
        group = _shared_operator(_respective(text, figures, at))
        listed = _said_before(clause, group[0]) if len(group) > 1 else group[0].words_before(text)
        counted = listed or group[-1].words_behind(text) or WHOSE.split(said.words)[0]
        names = respective_names(counted, len(group), lexicon)
        if names and listed and group[-1].has_object:  # 市、县每年分别不少于60万元、40万元运营经费
            names = [name + group[-1].words_behind(text) for name in names]
        listed = listed.replace("分别", "") if len(group) > 1 else listed  # 年均分别增长6%、2%
        if lexicon.bare_nouns.search(listed) and len(said.named) >= len(group) > 1:  # 分别增长20%和25%
            names = [name + listed for name in said.named[-len(group) :]]
        if names:
            found.extend(Indicator(name, figure) for name, figure in zip(names, group, strict=True))
        else:
            last = found[-1].name if found else ""
            alone = figures[at].binding == "" and not figures[at].has_object
            found.extend(Indicator(per_head * alone + name, figures[at]) for name in _names(clause, at, last))
            per_head = _per_head(found[-1].name) if found else ""
        at += len(group) if names else 1
    return found


def _per_head(name: str) -> str:
    """每千名儿童拥有 of 每千名儿童拥有医师1.12名、床位3.17张: of so many all that the clause lists is."""
    per = OF_SO_MANY.match(name) if name.startswith("每") else None
    return per[0] if per else ""


def _respective(text: str, figures: Sequence[Figure], at: int) -> Sequence[Figure]:
    """The figures that 分别 at `at` spreads over: those behind it with nothing of their own."""
    end = at + 1
    while end < len(figures) and figures[end].before[0] >= figures[end].before[1] and not figures[end].binding:
        end += 1
    figure = figures[at]
    spreads = "分别" in figure.binding or "分别" in text[figure.start : figure.before[0]]
    spreads = spreads or spread_of(figure.words_before(text)) is not None
    return figures[at:end] if spreads else figures[at : at + 1]


def _shared_operator(group: Sequence[Figure]) -> Sequence[Figure]:
    """分别达到11%和18%左右: what is said before the first or behind the last holds for all."""
    if len(group) == 1:
        return group
    first, last = group[0], group[-1]
    operator = last.operator if last.closing else first.operator
    return [figure.bound(first.before, first.binding, first.verb, operator) for figure in group]


def _names(clause: Counted, at: int, last: str) -> list[str]:
    """The names for one figure; `last` is the indicator before it in the clause, empty when there is none."""
    figure, lexicon = clause.figures[at], clause.lexicon
    said_before = _said_before(clause, figure)
    before, after = without_explanations(said_before), _named_behind_it(clause, at)
    limit = lexicon.standing.search(before) if figure.qualifies and not figure.compares else None
    if figure.is_norm and (known := _normed_before(clause, before)):
        return [known]
    if name := (
        _whole_name(clause, at, said_before)
        or (before if after.startswith(SHOWN) and lexicon.keeping.search(before) else "")
        or (after + limit[0] if limit else "")
        or _given_share_name(clause, figure, before)
        or share_name(clause.text, figure, before, after, clause.about)
        or budget_name(clause.text, figure, before, after)
        or _covered(before or last, figure, after)
    ):
        return [name]
    if names := names_of_time(clause, figure, before, after):
        return names
    if name := (
        _task_name(clause, figure, after)
        or object_name(before, after, figure, lexicon)
        or _prolonged(clause.text, figure, before)
    ):
        return [name]
    before = COMPOSER.sub("", before)
    if figure.verb == "make" and not after and IN_EACH.fullmatch(before):
        before = ""
    if not before or (figure.verb == "make" and not after):
        borrowed = next((f.words_behind(clause.text) for f in clause.figures[at + 1 :] if f.has_object), "")
        known = GROWTH.sub("", last) if figure.verb == "reach" else last
        name = after or (borrowed if figure.binding else "") or before or known or _said(clause, figure)
        return [name] if name else []
    return _named_before(clause, figure, before, last)


def _prolonged(text: str, figure: Figure, before: str) -> str:
    """架空期延长 of 需要延长架空期的，经批准，最多可延长2个月; empty for other figures."""
    if not ONLY_PROLONGS.fullmatch(before):
        return ""
    what = PROLONGS_WHAT.search(text, max(0, figure.start - PROLONGS_REACH), figure.start)
    return what["what"] + "延长" if what else ""


def _said(clause: Counted, figure: Figure) -> str:
    """What the clause before was about: of 建立收储机构，每县至少组建1家 what is to be built."""
    made = MADE.match(clause.about) if figure.verb == "make" and not clause.goes_on else None
    grown = GROWTH.sub("", clause.about) if figure.verb == "reach" else clause.about
    return made["thing"] if made else without_scope(WHOSE.split(grown)[0])


def _said_before(clause: Counted, figure: Figure) -> str:
    """The words before a figure without those that say how, or to whom each time: 对重点户每季度排查."""
    words = figure.words_before(clause.text)
    to_whom = TO_WHOM.match(words) if clause.text[figure.before[0] - 1] == "对" else None
    if to_whom and len(words) - to_whom.end() <= SHORTEST_TASK and OF_WORK.search(to_whom[0]):
        return "对" + words  # 对资金使用情况每年审计
    if often := to_whom:
        words = words[often.end() :]
    lead = clause.text[figure.lead[0] : figure.lead[1]]
    return bare_name(lead + words, of_those=clause.text[figure.before[0] - 1] == "对")


def _named_behind_it(clause: Counted, at: int) -> str:
    """The words behind a figure, completed by what only a later figure of the clause says."""
    figure = clause.figures[at]
    after = figure.words_behind(clause.text)
    if after and (SIZE.fullmatch(after) or (after.endswith("元") and figure.verb == "make")):
        after += _sized(clause, at)
    if figure.qualifies and after and at + 1 < len(clause.figures):  # 98%的行政村、35%的自然村通硬化路
        after += shared_end(after, clause.figures[at + 1].words_behind(clause.text))
    after = COUNTED_IN.sub("", after) if after.endswith("）") else after
    if CAPACITY_BUILT in clause.text[clause.figures[0].start : figure.quantity.start]:
        after = YEARLY + CAPACITY.sub("", after)
    if figure.is_norm:
        norm = clause.text[figure.quantity.end + len(figure.closing) : figure.after[0]]
        after = re.sub("的?(?:标准|比例)", "", norm) or after
    return after


def _whole_name(clause: Counted, at: int, before: str) -> str:
    """The name of a figure whose words all say what it counts; empty for other figures.

    企业工作经历 of 具有3年以上企业工作经历, 关停退出参与整合的企业 of 关停退出参与整合的6家企业.
    """
    figure = clause.figures[at]
    if figure.has_object and (
        closes(before)
        or (figure.qualifies and before in BETTERS)
        or (figure.quantity.unit == "%" and before and GOES.match(clause.text, *figure.after))
        or is_done_to_all(clause.text, figure, clause.lexicon)
    ):
        return before + figure.words_behind(clause.text)
    return (
        held_name(clause.text, figure)
        or with_whom(clause.text, figure)
        or least_name(clause.text, figure)
        or stock_of(clause.text, figure)
        or of_which_mainly(clause.text, figure)
        or experience_of(clause.text, figure)
        or ("" if figure.has_object else _far_object(clause, at, before))
    )


def _normed_before(clause: Counted, before: str) -> str:
    """每百户养老服务用房 of 每百户15平方米补足, where a clause before had a norm for it; empty for other figures."""
    per = PER_NORM.search(before)
    return next((name for name in reversed(clause.named) if per and name.startswith(per[0])), "")


def _far_object(clause: Counted, at: int, before: str) -> str:
    """标杆社区 of 建成20个以上、总面积不低于10万平方米，功能完善的标杆社区: attributes part it from its figure.

    Its 总面积 is 标杆社区总面积. Empty for other figures.
    """
    first = clause.figures[0]
    far = FAR.match(clause.text, first.quantity.end + len(first.closing))
    if not far or not clause.lexicon.make_opening.fullmatch(HERE.sub("", first.words_before(clause.text))):
        return ""
    return far["object"] if at == 0 else far["object"] + before if AMOUNT_ENDS.search(before) else ""


def _covered(before: str, figure: Figure, after: str) -> str:
    """设施覆盖乡镇 of 设施覆盖所有社区、90%以上乡镇; empty for other figures."""
    covers = COVERS.match(before) if after and figure.binding in ("、", "和", "") else None
    return covers[0] + after if covers else ""


def _task_name(clause: Counted, figure: Figure, after: str) -> str:
    """国家储备林项目建设任务 of 实施国家储备林项目，完成180万亩建设任务; empty for other figures."""
    if not (TASK.fullmatch(after) and clause.said and figure.verb == "make"):
        return ""
    verb = DONE_HOW.match(clause.said)
    opening = clause.lexicon.make_opening.match(clause.said, verb.end() if verb else 0)
    return clause.said[opening.end() :].removesuffix(after.removesuffix("任务")) + after if opening else ""


def _given_share_name(clause: Counted, figure: Figure, before: str) -> str:
    """首套房贷款首付比例 of 首套房贷款执行不低于20%的首付比例; empty for other figures.

    预留预算总额 of 预留预算总额的40%以上给中小企业, too.
    """
    if is_share_paid_down(clause.text, figure):
        whose = before.removesuffix(CARRIED_OUT).removeprefix("对") if before.endswith(CARRIED_OUT) else ""
        whole = SHARE_OF_WHOLE.search(clause.text, figure.start, figure.quantity.start)
        return whose + figure.words_behind(clause.text) + (f"占{whole['of']}" if whole else "")
    if is_share_left(clause.text, figure, clause.lexicon):
        return clause.text[figure.start : figure.quantity.start].rstrip("的")
    return ""


def _sized(clause: Counted, at: int) -> str:
    """The things that come in the size of the figure `at`: 打造3个千亿级、5个百亿级产业集群 are clusters."""
    later = (SIZE.split(figure.words_behind(clause.text))[-1] for figure in clause.figures[at + 1 :])
    return next(filter(None, later), "")


def _named_before(clause: Counted, figure: Figure, before: str, last: str) -> list[str]:
    """The names that the words `before` a figure give, with what was said before where they say too little."""
    lexicon, said = clause.lexicon, last or clause.said
    if repeats(before, said, figure, lexicon):
        return [echoed(said, before) or before]
    if before.endswith(HOMES) and HOME.fullmatch(before) and HOME.match(said):
        before, said = HOME.sub(before, said, count=1), ""  # 首套房首付比例为20%，二套为30%
    # 重点区域达到95%; 医生人数逐年增加，2025年每万人口达到4名
    if (before.startswith("每") and PER_HEAD.fullmatch(before)) or (
        (last or figure.quantity.unit == "%") and WIDE_PLACE.fullmatch(before)
    ):
        return [_of_part(before, said)]
    if before.endswith("级") and LEVEL.fullmatch(before):
        opening = lexicon.make_opening.match(said)
        return [before + (said.partition("级")[2] if "级" in said else said[opening.end() if opening else 0 :])]
    if said and (name := of_act(before, said, last, lexicon, goes_on=clause.goes_on)):
        return [name]
    bare = lexicon.bare_nouns.search(before) or (lexicon.bare_times.search(before) and not clause.goes_on)
    # 再次申请公积金贷款的，最低首付款比例不低于30%
    of_loan = before.endswith(SHARE_DOWN) and len(before) <= LONGEST_SHARE_DOWN and OF_LOAN.search(said)
    if bare or of_loan:
        sums = last and SUM.fullmatch(before)
        said = INCREASE.sub("", said) if sums else said
        return [before if last and figure.verb != "grow" and not sums else under(said, before)]
    return listed_names(before, figure, lexicon)


def _of_part(part: str, said: str) -> str:
    """县城入园率 of 全县入园率达到95%，其中县城达到97%; 重点区域农村普及率 of 农村普及率达到85%，重点区域达到90%."""
    whole = (IN_PART if IN_PART.match(part) else WHOLE_PLACE).match(said)
    return part + said[whole.end() if whole else 0 :]
