"""The figures of one clause: what binds each, and the words around it that say what it counts."""

import re
from collections.abc import Sequence
from typing import Final

from hengce.ingest.dates import Date
from hengce.ingest.extract.targets.bindings import Stretch, binding_of
from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.norms import norm_behind, reckoned_from
from hengce.ingest.extract.targets.quantities import JOINT, closing_of, is_counted, pays_within
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.model import Operator
from hengce.ingest.numerals import Quantity

LAST_JOINT: Final = re.compile(r"(?:[、，且]|以及|和|及)(?:其中)?$")
TRAILER: Final = compile_for_search(
    r"^(?:组建|成立|从事|赴|驻)[^，、]*$|作为.*$|(?<!专门)用于.*$|可以?用于.*$|等$|”?的?政策$|^年?度?(?:目标任务|目标|任务)$|^(?:参与|投向)[^，、]*$|(?<=..)对[^，、]*倾斜$|为宜$|^(?:左右)?为主$|为[^，为]{0,4}(?:安全|合格|达标|优秀|良好)$|^并[^，]*$|之外$|以外$|(?<=假)外$|并逐[年步].*$"
)
DONE: Final = re.compile("(?:累计)?完成")  # 园区2020年累计完成投资5亿元: the words before the date say whose
JOINS: Final = re.compile("(?:（□*）)?[、和]")
NAMES: Final = re.compile("(?!选|确定|在)[^，、]+(?:、[^，、等的]{1,8})+")
HOW_MADE: Final = re.compile("(?:加快|大力|积极|重点|全面|着力|全力|稳步|深入|高标准|高质量|高水平|规划|扎实|统筹)+")
ONLY_DONE: Final = re.compile("(?:累计)?(?:完成|实现)")  # what is done stands before the date
WHO_ACTS: Final = ("局", "委", "办", "部门", "政府", "单位", "公司", "街道", "乡镇", "中心", "支队")
ASKED_FOR: Final = ("的条件", "的要求", "的前提")  # 费用率不高于20%的条件
ONLY: Final = re.compile("只(?!有)[限能可准]?(?P<act>[^，、]{0,6})$")  # 同一平台只开设一个账号
PER_MANY: Final = re.compile("[/／](?:[百千万]+人?|亩|公顷|平方(?:千米|公里))(?:[/·]年)?$")  # 4批次/千人, 200万元/亩
PER_HEAD: Final = re.compile("每[百千万]+(?:名|个)?[^，、]{0,6}?(?:人|儿童|老年人)")
CURRENCY: Final = "人民币"  # 注册资本不低于3000万元人民币
ASIDE: Final = re.compile(r"（□*）")
PARTED_LIMITS: Final = ("内，", "前，")  # 10日内，报告; 每月5日前，报送


class Figure:
    """A quantity of a clause with its surroundings.

    Its words begin at `start`. `before` and `after` are spans: the words before the quantity without the verb and
    comparison that bind it, and the words behind it without 以上. `lead` is the span of the words before a date that
    stands in front of `before`. `binding` is what was taken off before (均达到),
    `closing` what was taken off behind. `verb` is the group of its verb (make, reach, grow), opens for one that opens
    the words before it (新增学位), or empty. `qualifies` says that the figure describes the words behind it
    (70平方米以上的住房), `is_norm` that it is a norm for them (不少于20平方米的标准).
    """

    def __init__(  # noqa: PLR0913, PLR0917  # made often and asked ten times as often: no named tuple
        self,
        quantity: Quantity,
        start: int,
        before: tuple[int, int],
        after: tuple[int, int],
        binding: str,
        closing: str,
        verb: str,
        operator: Operator,
        *,
        qualifies: bool,
        is_norm: bool,
    ) -> None:
        self.quantity: Final = quantity
        self.start: Final = start
        self.before = before
        self.after: Final = after
        self.binding: Final = binding
        self.closing: Final = closing
        self.verb = verb
        self.operator: Final[Operator] = operator
        self.qualifies: Final = qualifies
        self.is_norm: Final = is_norm
        self.lead = (0, 0)

    def words_before(self, text: str) -> str:
        """The words before it."""
        return text[self.before[0] : self.before[1]]

    def words_behind(self, text: str) -> str:
        """The words behind it."""
        return text[self.after[0] : self.after[1]]

    def bound(self, before: tuple[int, int], binding: str, verb: str, operator: Operator) -> "Figure":
        """The same figure, bound by other words."""
        bound = Figure(
            self.quantity,
            self.start,
            before,
            self.after,
            binding,
            self.closing,
            verb,
            operator,
            qualifies=self.qualifies,
            is_norm=self.is_norm,
        )
        bound.lead = self.lead
        return bound

    def as_norm(self) -> "Figure":
        """The same figure as a norm."""
        norm = Figure(
            self.quantity,
            self.start,
            self.before,
            self.after,
            self.binding,
            self.closing,
            self.verb,
            self.operator,
            qualifies=self.qualifies,
            is_norm=True,
        )
        norm.lead = self.lead
        return norm

    @property
    def has_name(self) -> bool:
        """Whether words stand before it that may say what it counts."""
        return self.before[0] < self.before[1]

    @property
    def has_object(self) -> bool:
        """Whether words stand behind it that may say what it counts."""
        return self.after[0] < self.after[1]

    @property
    def is_bare(self) -> bool:
        """Whether only its name stands before it: 永久基本农田80万亩."""
        return self.has_name and not (self.binding or self.closing or self.verb)

    @property
    def stands_alone(self) -> bool:
        """Whether it has neither name nor verb, as the second in 引育5家企业、10家骨干企业."""
        return not self.binding and not self.has_name

    @property
    def bounds_the_named(self) -> bool:
        """Whether it only says how far what was named before may go: 最多不超过400毫升."""
        return self.compares and not self.has_name and not self.has_object

    @property
    def compares(self) -> bool:
        """Whether words of comparison stand at the figure: 不少于, 以上."""
        return self.operator in (">=", "<=", "~")


def only(figure: Figure, before: str) -> re.Match[str] | None:
    """The words that say that there is to be so much and no more: 同一平台只开设一个账号, 只限申请1套住房."""
    return ONLY.search(before) if figure.has_object else None


def read_figures(masked: str, clause: Clause, quantities: Sequence[Quantity], lexicon: TargetLexicon) -> list[Figure]:
    """The figures of `clause` in order, one for each of its `counting` quantities.

    打造3个园区、5个基地 gives two, cut behind 园区.
    """
    cut, figures = clause.body, list[Figure]()
    counts_last = bool(quantities) and closing_of(masked, quantities[-1].end, clause.end, lexicon)[0] < clause.end
    for at, quantity in enumerate(quantities):
        stop = clause.end if at + 1 == len(quantities) else quantities[at + 1].start
        joint = None if stop == clause.end else _joint(masked, quantity.end, stop)
        end = joint.start() if joint else stop if stop == clause.end else quantity.end
        date = _date_before(clause, cut, quantity.start) if clause.dates else None
        reaches = masked.startswith(PARTED_LIMITS, quantity.end) or pays_within(masked, quantity)
        until = clause.end if reaches else end  # 发行后2个月内，送缴两套
        # 改造提升20所敬老院、新增床位4000张
        counts = counts_last or closing_of(masked, quantity.end, end, lexicon)[0] < end
        figure = _figure(masked, quantity, Stretch(date.end if date else cut, until, counts), lexicon)
        led = _before_date(masked, cut, clause, date, lexicon) if date else (cut, cut)
        if date and (not figure.has_name or _only_done(masked, figure, led)):
            figure.before = led
        elif date and not DONE.match(masked, figure.before[0], figure.before[1]):  # 中央投资项目年底前支付率达到100%
            figure.lead = led
        if _joins_what_is_made(masked, figure, lexicon):
            figure.before, figure.verb = (figure.before[1], figure.before[1]), "make"
        if figures and figure.stands_alone:
            figure.verb = figures[-1].verb
        figures.append(figure)
        cut = joint.end() if joint else end
    return _all_norms(masked, figures)


def _only_done(masked: str, figure: Figure, led: tuple[int, int]) -> bool:
    """工业投资上半年完成1600亿元: what is done is named before the date at `led`; not 市住建局2023年完成200套."""
    done = ONLY_DONE.fullmatch(masked, figure.before[0], figure.before[1]) is not None
    return done and led[0] < led[1] and not masked.endswith(WHO_ACTS, led[0], led[1])


def _joins_what_is_made(masked: str, figure: Figure, lexicon: TargetLexicon) -> bool:
    """加快建设救援基地、2个医疗中心: the first of what is made is named without a figure."""
    sums_up = figure.binding == "" and NAMES.fullmatch(masked, *figure.before)  # 建成甲市、乙市2个示范区
    if (
        not (sums_up or JOINS.fullmatch(figure.binding))
        or not (figure.has_name and figure.has_object)
        or figure.qualifies
    ):
        return False
    how = HOW_MADE.match(masked, figure.before[0], figure.before[1])
    made = lexicon.make_opening.match(masked, how.end() if how else figure.before[0], figure.before[1])
    alone = masked.find("、", *figure.after) < 0  # not 引入500强企业、17个重点企业、总部经济落地
    return made is not None and made.end() < figure.before[1] and alone and is_counted(figure.quantity, lexicon)


def _all_norms(masked: str, figures: list[Figure]) -> list[Figure]:
    """室内人均不低于0.1平方米或室外人均不低于0.3平方米的标准: both are norms."""
    if len(figures) != 2 or not figures[1].is_norm or masked[figures[1].start - 1] != "或":
        return figures
    return [figures[0].as_norm(), figures[1]]


def _date_before(clause: Clause, start: int, end: int) -> Date | None:
    """The last deadline with a year in [start, end), not 干部5年内参加培训."""
    for date in reversed(clause.dates):
        if date.kind != "unfixed" and start <= date.start and date.end <= end:
            return date
    return None


def _before_date(masked: str, start: int, clause: Clause, date: Date, lexicon: TargetLexicon) -> tuple[int, int]:
    """The name in 全市粮食产量到2025年达到5亿斤, 完成率2023年、2024年分别达到50%、100%."""
    lead = lexicon.lead_in.match(masked[start : date.start])
    begin, end = start + (lead.end() if lead else 0), date.start
    for before in reversed(clause.dates):
        if begin < before.start and before.end + 1 == end and masked[before.end] in "、和及":
            end = before.start
    while end > begin and masked[end - 1] in "到至在于要应须":
        end -= 1
    return begin, end


def _joint(masked: str, start: int, end: int) -> re.Match[str] | None:
    """Where the words between two figures part: right before the second, else at the first joint."""
    return LAST_JOINT.search(masked, start, end) or JOINT.search(masked, start, end)


def _figure(masked: str, quantity: Quantity, stretch: Stretch, lexicon: TargetLexicon) -> Figure:
    after, closing = closing_of(masked, quantity.end, stretch.end, lexicon)
    norm = norm_behind(masked, stretch.start, quantity.start, after, stretch.end)
    next_to = masked[after : after + 1]
    aside = ASIDE.match(masked, after, stretch.end) if next_to == "（" else None
    following = aside.end() if aside else after
    # 50人以上（含50人）的机关
    qualifies = masked[following : following + 1] == "的" and not (norm or masked.startswith(ASKED_FOR, following))
    skipped = norm or aside
    goes_on = next_to == "，" and after < stretch.end
    objects = skipped.end() if skipped else after + int(qualifies or goes_on)
    objects += len(CURRENCY) if masked.startswith(CURRENCY, objects, stretch.end) else 0
    binding = binding_of(masked, stretch, quantity, lexicon)
    binding.reaches_up = binding.reaches_up and _is_rate(masked, stretch, quantity)
    if norm and not binding.operator and (reckoned := reckoned_from(masked, stretch.start, binding.start)):
        binding.start, binding.operator = reckoned
    lead = lexicon.lead_in.match(masked[stretch.start : binding.start])
    before = stretch.start + (lead.end() if lead else 0), binding.start
    if binding.verb == "reach" and (object_mark := masked.rfind("将", *before)) >= 0:  # 市税务局将办理时间压缩至
        before = object_mark + 1, binding.start
    ends = objects if masked.startswith(ASKED_FOR, objects) else _end_of_object(masked, objects, stretch.end)
    if before[0] == before[1] and objects < ends and masked.endswith("突破", 0, quantity.start):
        binding.operator, binding.verb = None, "make"  # 突破100项技术, but 产值突破100亿元
    return Figure(
        quantity,
        stretch.start,
        before,
        (objects, ends),
        masked[binding.start : quantity.start],
        masked[quantity.end : after],
        binding.verb,
        _operator(
            masked,
            quantity,
            closing or binding.operator,
            binding.reaches_up,
        ),
        qualifies=qualifies,
        is_norm=norm is not None,
    )


def _end_of_object(masked: str, start: int, end: int) -> int:
    """Where the thing counted ends; behind 、 and 或 begins something else (厕所550万户、粪污得到处理)."""
    if masked.startswith("、", start) or (masked.startswith("或", start) and not masked.startswith("或者", start)):
        return start
    return start + len(TRAILER.sub("", masked[start:end]))


def _is_rate(masked: str, stretch: Stretch, quantity: Quantity) -> bool:
    """Whether a figure is a share, or so much per so many: 每千人口托位数达到4.5个, 强度达到200万元/亩."""
    return (
        quantity.unit in ("%", "‰")
        or PER_MANY.search(quantity.unit) is not None
        or PER_HEAD.search(masked, stretch.start, quantity.start) is not None
    )


def _operator(masked: str, quantity: Quantity, said: Operator | None, reaches_up: bool) -> Operator:
    """How a figure binds: by the words that say so; 240余座, 过半 and a rate that is to 达到 a figure may be more."""
    if quantity.upper is not None:
        return "range"
    printed = masked[quantity.start : quantity.end]
    more = "余" in printed or "多" in printed or "过" in printed
    above = more or reaches_up
    return said or (">=" if above else "=")
