"""The figures of one clause: what binds each, and the words around it that say what it counts."""

import re
from collections.abc import Sequence
from typing import Final

from hengce.ingest.dates import Date
from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.extract.targets.groups import FOR_GROUP
from hengce.ingest.extract.targets.norms import norm_behind, reckoned_from
from hengce.ingest.extract.targets.quantities import BASE_TIME, JOINT, OPERATORS, PER_PERSON, closing_of, is_counted
from hengce.ingest.extract.targets.scopes import IN_EACH
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.model import Operator
from hengce.ingest.numerals import Quantity

ADVERBS: Final = compile_for_search(
    r"(?:(?<![人生户班])均|都|分别|各自|各|常年|全年|总体|全部|基本|剩余|其余|再|一次性|统一|相应|了|不断|逐步|年均|平均|合计|总计|共|一般"
    r"|(?<![供效响])应当?|必?须|原则上|年度|仍然?|(?<=[成进])20\d\d年|(?<=应)在|(?<=[户人])在|(?<=应当)在|(?<=须)在"
    r"|(?<=[重率度例值量额])在|(?<=[建造级])现有|(?<=[进造成合聚引])全[省市县区州旗]|（□+）|每(?:公顷|亩|平方米|千瓦时|立方米)|(?<=[准费额])每生(?:每[年月日天])?|(?<=额)每(?:头|只|羽|尾|株|棵|辆|台|户|人|张|床)"
    r"|(?<=[额例准限度])可以?|(?<=[于过至到])(?:本[市省县区地]|当地)|(?<=[至到为于过])(?:每[人户生])?每(?:亩|分钟|小时|平方米|吨|度|件|[年月日天次])"
    r"|(?<=最[高长多低短])可以?|、|(?<!之)和|，|:|：)+$"
)
ADVERB_ENDS: Final = frozenset(
    "均都别自各年体部本余再性一了断步计共般当应须上度仍然在有省市县区州旗）顷亩米时生月日天头只羽尾株棵辆台户人张床可以地吨件次钟、和，:："
)  # looked at first
VERB_REACH: Final = 8  # the longest verb of the lexicon has six characters
LAST_JOINT: Final = re.compile(r"(?:[、，且]|以及|和|及)(?:其中)?$")
PERIOD_BEGINS: Final = "第一二三四五两上下全"  # looked at first
PERIOD: Final = re.compile(r"(?:[两三四五]年(?:累计)?|第?[一二三四]季度|上半年|下半年|全[国省市县区旗])+")
TRAILER: Final = compile_for_search(
    r"^(?:组建|成立|从事|赴|驻)[^，、]*$|作为.*$|(?<!专门)用于.*$|等$|”?的?政策$|^年?度?(?:目标任务|目标|任务)$|^(?:参与|投向)[^，、]*$|(?<=..)对[^，、]*倾斜$|为宜$|为[^，为]{0,4}(?:安全|合格|达标|优秀|良好)$|^并[^，]*$|之外$|以外$|(?<=假)外$|并逐[年步].*$"
)
DONE: Final = re.compile("(?:累计)?完成")  # 园区2020年累计完成投资5亿元: the words before the date say whose
BASE_FIGURE: Final = re.compile(
    rf"(?:从|由)(?!20\d\d年度?起){BASE_TIME}(?:原来的?|原|现行的?|目前的?|现有的?)?{PER_PERSON}[\d一二三四五六七八九十].{{0,14}}$"
)
JOINS: Final = re.compile("(?:（□*）)?[、和]")
NAMES: Final = re.compile("(?!选|确定|在)[^，、]+(?:、[^，、等的]{1,8})+")
HOW_MADE: Final = re.compile("(?:加快|大力|积极|重点|全面|着力|全力|稳步|深入|高标准|高质量|高水平|规划|扎实|统筹)+")
ONLY_DONE: Final = re.compile("(?:累计)?(?:完成|实现)")  # what is done stands before the date
WHO_ACTS: Final = ("局", "委", "办", "部门", "政府", "单位", "公司", "街道", "乡镇", "中心", "支队")
# 延长结焦时间至28小时以上
RAISED_TO: Final = re.compile("(?:提高|提升|增加|扩大|延长|缩短|压缩|压减|降低|减少)[^，至到]{2,16}[至到]$")
# 保存期限为享受优惠事项后10年
SINCE_EVENT: Final = re.compile("(?<=期限|年限|时间)(?:为|自)[^，、为]{2,24}(?:后|之日起|[次当]年起)的?$")
TIME_UNITS: Final = ("年", "个月", "天", "日", "个工作日", "工作日")
LOOSELY_AT_LEAST: Final = re.compile(
    r"(?:至少|最少)[^，、]{1,24}$|不(?:得)?(?:低于|少于)[^，、按]{2,8}(?:人口|居民)$"
)  # 每季度至少主动联系1次, 至少应当分别配备专任教师2人
LEASTS: Final = ("少", "低")  # looked at first
ALLOWED: Final = re.compile("可以?$")
ASKED_FOR: Final = ("的条件", "的要求", "的前提")  # 费用率不高于20%的条件
ONLY: Final = re.compile("只(?!有)[限能可准]?(?P<act>[^，、]{0,6})$")  # 同一平台只开设一个账号
PER_MANY: Final = re.compile("[/／](?:[百千万]+人?|亩|公顷|平方(?:千米|公里))$")  # 4批次/千人, 200万元/亩
PER_HEAD: Final = re.compile("每[百千万]+(?:名|个)?[^，、]{0,6}?(?:人|儿童|老年人)")
LEAST: Final = re.compile("(?:要|应当?|须|必须)?(?:至少|最少|均|各)*")
CURRENCY: Final = "人民币"  # 注册资本不低于3000万元人民币
ASIDE: Final = re.compile(r"（□*）")


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


class _Stretch:
    """The stretch of a clause that may belong to one quantity; `counts` when a thing is named behind the last one."""

    def __init__(self, start: int, end: int, counts: bool) -> None:
        self.start: Final = start
        self.end: Final = end
        self.counts: Final = counts


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
        until = clause.end if masked.startswith("内，", quantity.end) else end  # 发行后2个月内，送缴两套
        # 改造提升20所敬老院、新增床位4000张
        counts = counts_last or closing_of(masked, quantity.end, end, lexicon)[0] < end
        figure = _figure(masked, quantity, _Stretch(date.end if date else cut, until, counts), lexicon)
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
    return made is not None and made.end() < figure.before[1] and is_counted(figure.quantity, lexicon)


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


def _figure(masked: str, quantity: Quantity, stretch: _Stretch, lexicon: TargetLexicon) -> Figure:
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
    binding = _stripped(masked, stretch, quantity, lexicon)
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


def _is_rate(masked: str, stretch: _Stretch, quantity: Quantity) -> bool:
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


class _Binding:
    """The words taken off before a figure so far: they begin at `start`."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.verb = ""
        self.operator: Operator | None = None
        self.reaches_up = False


def _stripped(masked: str, stretch: _Stretch, quantity: Quantity, lexicon: TargetLexicon) -> _Binding:
    """The comparison and the verb before a figure, taken off from its end until none is left."""
    binding = _Binding(quantity.start)
    is_share = quantity.unit in ("%", "‰", "倍", "万分之", "个基点", "")
    if share := lexicon.compared_share.search(masked, stretch.start, quantity.start) if is_share else None:
        binding.start, binding.operator = share.start(), OPERATORS.get(share.lastgroup or "")
        binding.verb = "" if binding.operator else "reach"
        binding.reaches_up = masked.startswith("达到", share.start())  # 储备量达到任务目标的100%
    if quantity.unit in TIME_UNITS and (since := SINCE_EVENT.search(masked, stretch.start, quantity.start)):
        binding.start, binding.verb = since.start(), "reach"
    if quantity.unit.endswith(("元", "%")) and (whom := FOR_GROUP.search(masked, stretch.start, quantity.start)):
        binding.start, binding.verb = whom.start(), "reach"
    while match := _binding_word(masked, stretch, binding, lexicon):
        binding.start = match.start()
    parted = not binding.verb and masked[binding.start - 1] in "至到"  # looked at first
    if parted and RAISED_TO.search(masked, stretch.start, binding.start):
        binding.start, binding.verb = binding.start - 1, "reach"
    if not binding.verb and not stretch.counts and (made := _made_in_each(masked, stretch, binding, lexicon)):
        binding.start, binding.verb = made, "make"
        while match := _binding_word(masked, stretch, binding, lexicon):
            binding.start = match.start()
    if base := BASE_FIGURE.search(masked, stretch.start, binding.start):
        binding.start = base.start()
    if not binding.verb:
        _note_kept_verb(masked, stretch.start, binding, lexicon)
    return binding


def _made_in_each(masked: str, stretch: _Stretch, binding: _Binding, lexicon: TargetLexicon) -> int:
    """Where the verb stands in 每个乡镇至少建成1个, whose thing was named before; 0 in other clauses."""
    at = masked.find("每", stretch.start, binding.start)
    each = IN_EACH.match(masked, at, binding.start) if at >= 0 else None
    made = lexicon.make.search(masked, max(each.end(), binding.start - VERB_REACH), binding.start) if each else None
    return made.start() if made and each and LEAST.fullmatch(masked, each.end(), made.start()) else 0


def _binding_word(masked: str, stretch: _Stretch, binding: _Binding, lexicon: TargetLexicon) -> re.Match[str] | None:
    """The next word to take off; its sense is noted in `binding`."""
    start, end = max(stretch.start, binding.start - VERB_REACH), binding.start
    if start == end:
        return None
    if compared := _comparison(masked, start, end, lexicon):
        match, operator = compared
        binding.operator = binding.operator or operator
        return match
    if binding.verb != "make" and (reach := lexicon.reach.search(masked, start, end)):
        binding.verb = "reach"
        binding.reaches_up = lexicon.reach_up.search(reach[0]) is not None
        return reach
    if stretch.counts and (make := lexicon.make.search(masked, start, end)):
        binding.verb = "make"
        return make
    return ADVERBS.search(masked, start, end) if masked[end - 1] in ADVERB_ENDS else None


def _comparison(masked: str, start: int, end: int, lexicon: TargetLexicon) -> tuple[re.Match[str], Operator] | None:
    """不少于, 不超过 or 约 at `end`, and how it binds."""
    found = lexicon.comparing.search(masked, start, end)
    match = lexicon.compared_before.match(masked, found.start(), end) if found else None
    return (match, OPERATORS[match.lastgroup or ""]) if match else None


def _note_kept_verb(masked: str, start: int, binding: _Binding, lexicon: TargetLexicon) -> None:
    """A verb that stays in the indicator: 信贷增长20%, 融资成本至少降低0.5个百分点, 新增学位5000个."""
    stop = binding.start
    if start >= stop:
        return
    if match := lexicon.grow.search(masked, max(start, stop - VERB_REACH), stop):
        binding.verb = "grow"
        may = ALLOWED.search(masked, start, match.start())  # 额度最高可以上浮20%, 最多可延长2个月
        at = may.start() if may else match.start()
        compared = _comparison(masked, max(start, at - VERB_REACH), at, lexicon)
        binding.operator = binding.operator or (compared[1] if compared else None)
        return
    if any(masked.find(sign, start, stop) >= 0 for sign in LEASTS) and LOOSELY_AT_LEAST.search(masked, start, stop):
        binding.operator = binding.operator or ">="
    lead = lexicon.lead_in.match(masked[start:stop])
    begin = start + (lead.end() if lead else 0)
    period = PERIOD.match(masked, begin, stop) if masked[begin : begin + 1] in PERIOD_BEGINS else None
    begin = period.end() if period else begin
    if lexicon.changing.match(masked, begin, stop):
        binding.verb = "grow"
    elif lexicon.make_opening.match(masked, begin, stop):
        binding.verb = "opens"
