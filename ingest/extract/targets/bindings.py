"""What binds a figure: the comparison and the verb before it, taken off from its end word by word."""

import re
from typing import Final

from hengce.ingest.extract.targets.groups import FOR_GROUP
from hengce.ingest.extract.targets.quantities import BASE_TIME, OPERATORS, PER_PERSON
from hengce.ingest.extract.targets.scopes import IN_EACH
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.model import Operator
from hengce.ingest.numerals import Quantity

ADVERBS: Final = compile_for_search(
    r"(?:(?<![人生户班])均|都|分别|各自|各|常年|全年|总体|全部|基本|剩余|其余|再|一次性|统一|相应|了|不断|逐步|年均|年?平均|合计|总计|共|一般"
    r"|(?<![供效响])应当?|必?须|原则上|年度|仍然?|(?<=[成进])20\d\d年|(?<=应)在|(?<=[户人])在|(?<=应当)在|(?<=须)在"
    r"|(?<=[重率度例值量额])在|(?<=[建造级])现有|(?<=[进造成合聚引])全[省市县区州旗]|（□+）|每(?:公顷|亩|平方米|千瓦时|立方米)|(?<=[准费额])每生(?:每[年月日天])?|(?<=额)每(?:头|只|羽|尾|株|棵|辆|台|户|人|张|床)"
    r"|(?<=[额例准限度])可以?|(?<=[于过至到])(?:本[市省县区地]|当地)|(?<=[至到为于过])(?:每[人户生])?每(?:亩|分钟|小时|平方米|吨|度|件|[年月日天次])"
    r"|(?<=最[高长多低短])可以?|、|(?<!之)和|，|:|：)+$"
)
ADVERB_ENDS: Final = frozenset(
    "均都别自各年体部本余再性一了断步计共般当应须上度仍然在有省市县区州旗）顷亩米时生月日天头只羽尾株棵辆台户人张床可以地吨件次钟、和，:："
)  # looked at first
VERB_REACH: Final = 8  # the longest verb of the lexicon has six characters
PERIOD_BEGINS: Final = "第一二三四五两上下全"  # looked at first
PERIOD: Final = re.compile(r"(?:[两三四五]年(?:累计)?|第?[一二三四]季度|上半年|下半年|全[国省市县区旗])+")
BASE_FIGURE: Final = re.compile(
    rf"(?:从|由)(?!20\d\d年度?起){BASE_TIME}(?:原来的?|原|现行的?|目前的?|现有的?)?{PER_PERSON}[\d一二两三四五六七八九十].{{0,14}}$"
)
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
LEAST: Final = re.compile("(?:要|应当?|须|必须)?(?:至少|最少|均|各)*")


class Stretch:
    """The stretch of a clause that may belong to one quantity; `counts` when a thing is named behind the last one."""

    def __init__(self, start: int, end: int, counts: bool) -> None:
        self.start: Final = start
        self.end: Final = end
        self.counts: Final = counts


class Binding:
    """The words taken off before a figure so far: they begin at `start`."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.verb = ""
        self.operator: Operator | None = None
        self.reaches_up = False


def binding_of(masked: str, stretch: Stretch, quantity: Quantity, lexicon: TargetLexicon) -> Binding:
    """The comparison and the verb before a figure, taken off from its end until none is left."""
    binding = Binding(quantity.start)
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


def _made_in_each(masked: str, stretch: Stretch, binding: Binding, lexicon: TargetLexicon) -> int:
    """Where the verb stands in 每个乡镇至少建成1个, whose thing was named before; 0 in other clauses."""
    at = masked.find("每", stretch.start, binding.start)
    each = IN_EACH.match(masked, at, binding.start) if at >= 0 else None
    made = lexicon.make.search(masked, max(each.end(), binding.start - VERB_REACH), binding.start) if each else None
    return made.start() if made and each and LEAST.fullmatch(masked, each.end(), made.start()) else 0


def _binding_word(masked: str, stretch: Stretch, binding: Binding, lexicon: TargetLexicon) -> re.Match[str] | None:
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


def _note_kept_verb(masked: str, start: int, binding: Binding, lexicon: TargetLexicon) -> None:
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
