"""Taxes, fees, rent and utilities that are waived or cut (免征增值税, 租金减半)."""

import re
from typing import Final

from hengce.ingest.extract.concessions.governed import (
    AMOUNT_AND_MORE,
    CHANGED,
    RECKONED,
    RETURNED,
    WEAK,
    Around,
    governed_by,
    is_freed,
)
from hengce.ingest.extract.concessions.items import Named
from hengce.ingest.extract.concessions.rates import has_sign, rate_before, rate_in
from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant
from hengce.ingest.extract.concessions.sentences import Clause, Place
from hengce.ingest.lexicon.concessions import Relief

# 对采取减免租金措施的租赁企业 · 出租人减免租金的，…
CONDITIONAL: Final = re.compile(
    r"(?:政策|措施|条件|优惠|行为)+(?:并[^，。；]{2,12})?的|(?<!收费)项目|的(?!政策|优惠|(?:信贷|贷款|融资|金融)(?:支持|服务|产品)|[^，。；]{0,6}部分|办法|[\d一二三四五])|等?(?:工作)?成效"
)
CHARGES: Final = re.compile("(?:相关|有关|部分|各项|各类|其他)费用$")  # no taxes: 减免相关税费 points to rules
SUBSIDISED: Final = re.compile("补[贴助]|奖补")  # 取消县级财政保费补贴
SEVERAL: Final = re.compile(r"折[/、].*折")  # 第二/三年租金5折/7折优惠: of each year another
RATIO: Final = re.compile(r"[与和占][^，。；、]{1,20}(?:比率|比例|比重|比值)")  # 物流总费用与GDP的比率下降到13%
LEVEL: Final = re.compile("(?:补[贴助]|资助|奖补|贴息)(?:标准|比例|额度?|金额)")
CLOSING: Final = re.compile("(?:政策)?(?:$|[、及和等])")  # ends its part of a list
# 按照允许加计扣除的研发费用的10%给予补助: how large the base is
BASE: Final = re.compile(
    r"按照?[^，。；按]*?的?\d[\d.]*%(?=[^，。；]{0,8}?(?:给予|予以)[^，。；]*(?:补[贴助]|资助|奖|[支扶]持))"
)
AMOUNT: Final = re.compile(r"\d[\d.]*万?元(?:/[一-龥]{1,3}|(?:、\d[\d.]*万?元)+)?")  # 降低水利建设基金|0.002元/千瓦时
OLD: Final = re.compile("[由从将]?原|[由从][^，。；]*%")
PRICE: Final = re.compile("价格?|费用?")
EITHER: Final = re.compile("或者?|、")
# 返还违法收取的费用, 返还多收的电费
OVERCHARGED: Final = re.compile("违法|违规|[多误错重]收|重复|超(?:过|出)?标准")
# 减按25%计入应纳税所得额，|按20%的税率缴纳: the rate that everybody's tax is reckoned by
RATE_OF_TAX: Final = re.compile(r"按[\d.]+%的?税率(?:缴纳|征收|计征)")
BASE_CUT: Final = "所得额"
CORPORATE: Final = re.compile("扣除|计入|免.减半")
SHARE_SIGN: Final = "%"  # looked at first
RECKONED_BEGINS: Final = "在"  # looked at first
FROM_BEGINS: Final = "由从"  # looked at first
FROM: Final = re.compile(r"[由从][^，。；]*?\d[\d.]*(?:%|[一-龥/]+?)(?=(?:下?降|[降下]调|减)低?[至到为])")
RATE: Final = re.compile("[费税]率|缴费比例")
THRESHOLD: Final = "起付线"  # from which an insurance pays
FLOOR: Final = "贷款利率下限"  # in figures it is a standard
# 享受|西部大开发企业所得税|优惠政策 points to a rule by its tax
POINTING: Final = re.compile("(?:享受|落实好?|执行|适用)[^，。；、对按]{0,16}$")
CUT_TO: Final = re.compile(r"\d")  # 下限由4.3%下调至4.0%
ADMITTED: Final = re.compile("[并还]?(?:乘坐|参观|游览|观看|入住)")  # 免收门票，乘坐公共汽车享受半价优惠
RIDING: Final = ("乘坐", "持", "凭")
LONGEST_SUBJECT: Final = 24  # characters before 减半收取 in its clause


def read_relief(clause: Clause, rules: ConcessionRules) -> list[Grant]:
    """The items that a clause waives or cuts, in reading order."""
    words = _relief_words(clause, rules)
    if not words or LEVEL.match(clause.text, clause.start, clause.end) or _was_so(clause):
        return []  # 补贴标准不超过减免租金的30%
    if SHARE_SIGN in clause.words and (base := BASE.search(clause.text, clause.start, clause.end)):
        words = [word for word in words if not base.start() < word.start < base.end()]
    grants: list[Grant] = []
    floor = clause.start
    for place, word in enumerate(words):
        ceiling = _ceiling(clause, words[place:])
        around = Around(Place(min(floor, word.start), word.start), word, Place(word.end, ceiling))
        amount = AMOUNT_AND_MORE.match(clause.text, word.end, ceiling)
        floor = amount.end() if amount else word.end
        for named, grant in _relieved(clause, around, rules):
            floor = max(floor, named.end)  # 降低社保费率、稳岗返还: what one word cuts the next does not return
            grants.append(grant)
    return grants


def _was_so(clause: Clause) -> bool:
    """Whether a clause says what was levied until now (由原减按2%征收，改为减按0.5%征收)."""
    following = clause.following
    changes = following is not None and clause.text.startswith(CHANGED, following.start)
    return changes and OLD.search(clause.text, clause.start, clause.end) is not None


def _ceiling(clause: Clause, words: list[Place]) -> int:
    """Where the words that the first of `words` governs end.

    减免增值税、企业所得税优惠: what stands right before 优惠 is not waived by 减免, but where 和 closes the list.
    免征契税、工商户“六税两费”减免: neither does 免征 waive what the word behind it does.
    """
    if len(words) == 1:
        return clause.end
    beyond = words[1].start
    closes = clause.text.startswith("优惠", beyond) or CLOSING.match(clause.text, words[1].end, clause.end)
    parted = clause.text.rfind("、", words[0].end, beyond) if closes else -1
    closed = parted > 0 and clause.text.find("和", parted, beyond) > 0
    return parted if parted > words[0].end and not closed else beyond


def _relief_words(clause: Clause, rules: ConcessionRules) -> list[Place]:
    """The relief words of a clause; 减征或者免征 is one."""
    words = list[Place]()
    for word in rules.relief_in(clause):
        joins = words and clause.text[words[-1].end : word.start()] in ("或者", "或", "、", "和")
        if joins and not is_freed(clause.text, Place(*word.span())):
            words[-1] = Place(words[-1].start, word.end())
        else:
            words.append(Place(*word.span()))
    return words


def unread_relief(clause: Clause, rules: ConcessionRules) -> list[Place]:
    """The words of a clause that waive or cut in so many words, for a reader to look at when no item was read."""
    words = [word for word in rules.relief_in(clause) if word[0] in rules.lexicon.relief]
    return [Place(*word.span()) for word in words if word[0] not in WEAK and word[0] not in RETURNED]


def relieved_again(clause: Clause, last: Grant, rules: ConcessionRules) -> list[Grant]:
    """The item of the grant before it that a clause cuts by the same word (大型企业返还30%，中小微企业返还60%).

    Or by another with which it ends (公办机构全额免征，民办机构减半收取).
    """
    words = _relief_words(clause, rules)
    if words and words[-1].end == clause.end and words[-1].start - clause.start <= LONGEST_SUBJECT:
        rate = _rate_alone(clause.text, words[-1], rules)
        if (rate or _is_for_others(clause, words[-1], rules)) and not ADMITTED.match(
            clause.text, clause.start, clause.end
        ):
            return [Grant(last.category, last.item, words[-1], rate, words[-1].start)]
    printed = clause.text[last.treatment.start : last.treatment.end]
    if (last.item or "").endswith("返还"):  # 稳岗返还 by another share: 中小微企业返还比例提至90%
        printed = "返还"
    start = clause.text.find(printed, clause.start, clause.end)
    if start < 0 or printed in WEAK:
        return []
    rate = rate_in(clause.text, Place(clause.start, clause.end))
    return [Grant(last.category, last.item, Place(start, start + len(printed)), rate, start)] if rate else []


def _is_for_others(clause: Clause, word: Place, rules: ConcessionRules) -> bool:
    """Whether a word waives or cuts for others what was cut before (连续3年未拖欠的|免缴, 30人以下企业|暂免征收)."""
    printed, others = clause.text[word.start : word.end], clause.text[clause.start : word.start]
    relief = rules.lexicon.relief.get(printed)
    if relief is None or relief.item or printed in WEAK or printed in RETURNED:
        return False
    return others.endswith("的") or (others.startswith("对") and len(others) > 2) or bool(rules.person.search(others))


def _rate_alone(text: str, word: Place, rules: ConcessionRules) -> float | None:
    """The fraction that a relief word means by itself, of an item it does not name (减半收取, 按市场价的50%收取)."""
    printed = text[word.start : word.end]
    relief = rules.lexicon.relief.get(printed)
    if relief:
        return None if relief.item else relief.rate
    return _favoured(text, word) if printed.endswith("优惠") or printed.startswith("按") else None


def _relieved(clause: Clause, around: Around, rules: ConcessionRules) -> list[tuple[Named, Grant]]:
    text, word = clause.text, around.word
    printed = text[word.start : word.end]
    last = (EITHER.split(printed)[-1] if "或" in printed or "、" in printed else printed).removeprefix("首年")
    relief = rules.lexicon.relief.get(last) or Relief(printed, _default_item(printed), None)
    is_waived = relief.word.startswith("免租") or ("折" in printed and SEVERAL.search(printed))  # 首年免租、第二年5折
    rate = None if is_waived else relief.rate or _rate(text, around)
    governed = governed_by(clause, around, relief, rules)
    if relief.word == "抵扣" and text.find("券", clause.sentence.clauses[0].start, word.start) >= 0:
        return []  # 可申领“服务券”，按服务费用50%予以抵扣
    if relief.word == "零投资":  # 用电报装零投资 is a service, 外线接入零投资 costs nothing
        governed = [named for named in governed if named.item.category != "utility"]
    if clause.previous and RATE_OF_TAX.fullmatch(printed) and text.endswith(BASE_CUT, 0, clause.previous.end):
        return []
    if relief.word in RETURNED and OVERCHARGED.search(text, word.end, around.after.end):
        return []
    if any(CONDITIONAL.match(text, named.end) or RATIO.match(text, named.end, clause.end) for named in governed):
        return []
    if relief.word == "取消" and any(SUBSIDISED.match(text, named.end) for named in governed):
        return []
    if rate is not None or CUT_TO.search(printed):
        governed = [named for named in governed if named.item.name != FLOOR]
    if relief.word in WEAK and rate is None:  # 大病保险起付线降低50%; 降低起付线 says not by how much
        governed = [named for named in governed if not named.item.name.endswith(THRESHOLD)]
    is_alone = len(governed) == 1
    return [(named, _relief(clause, word, named, rate, is_alone=is_alone)) for named in governed]


def _relief(clause: Clause, word: Place, named: Named, rate: float | None, *, is_alone: bool) -> Grant:
    """The grant of one item that a relief word governs, `is_alone` or with others."""
    text = clause.text
    is_apart = named.start < clause.start and not text.startswith(RIDING, named.start)
    head = word.start if is_apart else min(named.start, word.start)
    if named.item.category == "general":
        if charges := CHARGES.search(named.item.name):
            return Grant("fee", charges[0], word, rate, head, text[word.end : named.start])
        return Grant("general", None, Place(head, max(named.end, word.end)), rate, head)
    between = text[word.end : named.start]
    amount = AMOUNT.match(text, named.end, clause.end) if is_alone and not between else None
    until = amount.end() if amount else 0
    pointed = _pointed(clause, word, named) if is_alone else None
    treatment = pointed or _treatment(text, word, named)
    if pointed and text.startswith("享受", pointed.start):  # whoever stands before it
        head = pointed.start
    return Grant(named.item.category, named.item.name, treatment, rate, head, between, until)


def _pointed(clause: Clause, word: Place, named: Named) -> Place | None:
    """The whole words that point to the rules of a tax by its name (享受西部大开发企业所得税优惠政策)."""
    text = clause.text
    if named.item.category != "tax" or named.end != word.start or not text.startswith("优惠政策", word.start):
        return None
    verb = POINTING.search(text, clause.start, named.start)
    return Place(verb.start(), word.end) if verb else None


def _treatment(text: str, word: Place, named: Named) -> Place:
    """The operative words without the item in them (实行景区门票5折优惠, 在计算个人所得税时|依法定额扣除).

    Nor what was so until now (由1.5%|下调至1%); of a rate named before they tell what is cut (失业保险|降低费率).
    In a row each charge is freed by the same word (免|学费、免|住宿费).
    """
    if is_freed(text, word) and (text.startswith("、免", word.end) or text[word.start - 1] == "、"):
        return Place(word.start, word.start + 1)
    first = text[word.start]  # looked at first
    if first in RECKONED_BEGINS and (reckoned := RECKONED.match(text, word.start, word.end)):
        return Place(reckoned.end(), word.end)
    if first in FROM_BEGINS and (changed := FROM.match(text, word.start, word.end)):
        return Place(changed.end(), word.end)
    if named.end <= word.start and (level := RATE.match(text, word.end)):
        return Place(word.start, level.end())
    # 按… and 全额租金奖励 are one phrase with what is cut in it
    is_inside = not text.startswith(("按", "全额"), word.start) and word.start < named.start and named.end < word.end
    if not is_inside:
        return word
    priced = named.item.category == "utility" and PRICE.match(text, named.end, word.end)  # 给予水、气|价|9折优惠
    return Place(priced.end() if priced else named.end, word.end)


def _default_item(printed: str) -> str | None:
    if "租" in printed and CORPORATE.search(printed):  # 实行“两免三减半”租金优惠
        return "租金"
    if "个人所得税" in printed:
        return "个人所得税"
    if "利率" in printed or "息贷款" in printed:
        return "贷款利率"
    if printed.endswith(("计租", "缴纳租金")) or ("折" in printed and "租" in printed):
        return "租金"
    if "抵减" in printed:
        return "增值税"
    return "企业所得税" if CORPORATE.search(printed) else None


def _rate(text: str, around: Around) -> float | None:
    favoured = _favoured(text, around.word)
    if favoured or not has_sign(text, around.before.start, around.after.end):
        return favoured
    return rate_in(text, around.after) or rate_before(text, around.before)


def _favoured(text: str, word: Place) -> float | None:
    """The fraction in the words of a relief (半价优惠, 实行八折优惠)."""
    return 0.5 if text.find("半价", word.start, word.end) >= 0 else rate_in(text, word)
