"""Concessions (税费优惠) of a document: what is waived, cut, subsidised or priced lower."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from hengce.ingest.extract.concessions.admissions import read_admissions
from hengce.ingest.extract.concessions.announced import announces, under_lead_ins, under_their_names
from hengce.ingest.extract.concessions.beneficiary import beneficiary_of
from hengce.ingest.extract.concessions.borne import read_borne
from hengce.ingest.extract.concessions.caps import is_cap, is_upper_limit
from hengce.ingest.extract.concessions.carried import for_the_same, goes_on, supported_before
from hengce.ingest.extract.concessions.conditions import Reached
from hengce.ingest.extract.concessions.deferred import read_deferred
from hengce.ingest.extract.concessions.funds import read_favour, read_funds
from hengce.ingest.extract.concessions.grades import further_grade
from hengce.ingest.extract.concessions.pointers import read_pointers
from hengce.ingest.extract.concessions.policies import read_policies
from hengce.ingest.extract.concessions.prices import read_prices
from hengce.ingest.extract.concessions.rates import rate_in
from hengce.ingest.extract.concessions.receivers import named_for
from hengce.ingest.extract.concessions.relief import read_relief, relieved_again, unread_relief
from hengce.ingest.extract.concessions.rewards import read_listed_rewards, read_rewards
from hengce.ingest.extract.concessions.rules import ConcessionRules, Grant, compile_rules
from hengce.ingest.extract.concessions.sentences import BLANK, Clause, Place, Sentence, marked_sentences
from hengce.ingest.extract.concessions.support import read_subsidies, unread_subsidies
from hengce.ingest.extract.concessions.things import named_by_things
from hengce.ingest.extract.concessions.verbless import BARE_NAMES, SAYS_LITTLE, SUM, states_standard
from hengce.ingest.extract.concessions.wording import names_itself, treatment_of
from hengce.ingest.lexicon.concessions import ConcessionLexicon
from hengce.ingest.making import make
from hengce.ingest.model import Concession, Extracted, Finding, Parsed

INTEREST: Final = "贴息"
TRANSFERRED: Final = "拨付"  # 向省级财政部门拨付贴息资金
MORE: Final = "加大"
SPENDING: Final = ("投入", "投入力度", "筹集", "筹集力度")
SUPPORTS: Final = ("支持", "扶持", "资金")
QUALIFIED: Final = re.compile("(?:补[贴助]|资助|奖补)(?:发放|享受)?(?:资格|条件|要求)")
# 本法所称福利费，是指根据规定支付的补助费 · 骗取失业保险金的，责令退还
NOTHING_BEHIND: Final = re.compile("是指|骗取|冒领|套取")
# 享受资金补贴和政策优惠 · 落实贷款贴息、税费减免
LISTED_CORE: Final = re.compile("[和及与或者、](?:优惠政策|政策优惠|(?:税[费收](?:减免|优惠)|减税降费))$")
# 硕士研究生补贴标准为每平方米200元: for some of those who have the 购房补贴
OF_A_GROUP: Final = re.compile(
    "[^，]*(?:技师|[级技]工|[科究业]生|博士|硕士|人才|人员|老人|家庭|企业|机构)(?:补[贴助]|奖补|资助)"
)
MADE: Final = "制定本"  # 为规范租赁补贴发放，制定本办法 says what for, and grants nothing
# 企业享受所得税优惠，通过填写申报表履行备案手续 says how it is told to the office
FILED: Final = ("履行备案手续", "税务机关备案")
PAID_OUT: Final = ("发放", "发给", "申领", "领取", "支付", "拨付", "申请")
# 落实软件企业|研发费用|加计扣除; 企业发生的研发费用，可加计扣除
DEDUCTED: Final = re.compile("(?<!的)(?:研发|研究开发)费用$")
COST_ENDS: Final = ("费", "费用", "租金", "利息")
# 养老机构提供服务取得的收入免征增值税，自用房产免征房产税，用水执行居民价格: 养老机构 pay for what they use
ACTING: Final = re.compile(
    "(?P<whom>[^，。；的]{2,12}?(?:机构|企业|单位|场馆|学校|幼儿园|合作社))(?=提供|从事|取得|开展|销售|自用)"
)
THINGS: Final = ("房产", "土地", "房屋", "用房", "收入", "所得")
BRACKETED: Final = re.compile(r"（[^（），]{0,14}比例[^（），]{0,6}?[\d.]+%）")  # 税前加计扣除（比例为50%）
ITEMISED: Final = ("tax", "fee", "rent", "utility")


def extract_concessions(parsed: Parsed, lexicon: ConcessionLexicon) -> Extracted[Concession]:
    """The concessions of a document, and as `unread_concession` what is named as one and could not be read.

    Guarantees: in reading order; `parsed.text[start:end] == text`; one entry for each item and treatment of a sentence.

    Not handled: taxes and bills paid later, prizes (奖励), land and room in kind.
    """
    rules = compile_rules(lexicon)
    facts: list[Concession] = []
    headed: list[Concession] = []
    findings: list[Finding] = []
    last: list[Grant] = []
    for sentence in marked_sentences(parsed, lexicon):
        if sentence.holds(MADE) or any(sentence.holds(words) for words in FILED):
            continue
        clauses = _marked_clauses(sentence, rules)
        follows = bool(facts) and goes_on(sentence, facts[-1], parsed.text)
        if not follows:
            last.clear()
        found = _without_labels(_of_sentence(clauses, parsed.text, rules, last), parsed.text)
        if follows:
            found = [for_the_same(fact, facts[-1]) for fact in found]
        elif whom := supported_before(sentence, found, rules):
            found = [fact._replace(beneficiary=whom) for fact in found]
        (headed if sentence.is_heading else facts).extend(found)
        if not found and not sentence.is_heading:
            findings.extend(_unread(clauses, parsed.text, rules))
    named = under_lead_ins(under_their_names(facts, parsed.text), parsed)
    named = [named_by_things(fact, rules) for fact in named]
    facts = _without_amounts(named)
    facts += _of_headings(headed, facts)
    return Extracted(tuple(sorted(_distinct(facts), key=lambda fact: fact.start)), tuple(findings))


def _without_labels(found: list[Concession], text: str) -> list[Concession]:
    """`found` without what a label before a colon names and the words behind it grant (降低电价：将电价降低1分)."""
    if len(found) == 1:
        return found
    return [
        fact
        for place, fact in enumerate(found)
        if not text.startswith("：", fact.end)
        or not any((fact.category, fact.item) == (other.category, other.item) for other in found[place + 1 :])
    ]


def _without_amounts(facts: list[Concession]) -> list[Concession]:
    """`facts` without those that only count or limit what the provision has granted (生活补贴每人每月500元)."""
    granted = set[tuple[str | None, str | None]]()
    subsidised = set[str | None]()
    given = [
        fact
        for fact in facts
        if fact.category == "subsidy" and not states_standard(fact.text) and not fact.treatment.endswith("执行")
    ]
    kept: list[Concession] = []
    for fact in facts:
        named, item = (fact.provision, fact.item), fact.item or ""
        is_announced = announces(fact, facts)
        limits = fact.category == "subsidy" and fact.provision in subsidised and is_upper_limit(fact.text)
        if limits and kept and is_upper_limit(kept[-1].text) and fact.beneficiary:
            limits = kept[-1].beneficiary == fact.beneficiary  # 二孩家庭最高补贴20万元、三孩家庭最高补贴40万元
        is_told = named in granted and (
            (fact.treatment in PAID_OUT and fact.category == "subsidy" and not SUM.search(fact.text))
            or (names_itself(fact) and item in fact.text and not SAYS_LITTLE.fullmatch(item))
        )
        is_stated = states_standard(fact.text) and any(_is_same(fact, other) for other in given)
        if not (is_announced or limits or is_told or is_stated):
            kept.append(fact)
        if fact.category == "subsidy":
            subsidised.add(fact.provision)
        if not is_announced:
            granted.add(named)
    return kept


def _is_same(stated: Concession, given: Concession) -> bool:
    """Whether a subsidy whose standard is stated is one that its part grants (给予岗位补贴；公益性岗位补贴标准为…)."""
    name, other = stated.item or "", given.item or ""
    is_named = name.endswith(other) or other.endswith(name) or OF_A_GROUP.fullmatch(name) is not None
    return stated.provision == given.provision and (is_named or SAYS_LITTLE.fullmatch(other) is not None)


def _of_headings(headed: list[Concession], facts: list[Concession]) -> list[Concession]:
    """What only a heading says: neither the text of its part nor a part of it does.

    A heading that is a whole sentence (对租用厂房的企业给予补贴) is told again only where its item is.
    """
    if not headed:
        return []
    parts = [(part, fact) for fact in facts for part in _with_parents(fact.provision)]
    kinds = {(part, kind) for part, fact in parts for kind in _told_by(fact)}
    items = {(part, fact.item) for part, fact in parts}
    return [fact for fact in headed if not _is_told(fact, kinds, items)]


def _is_told(fact: Concession, kinds: set[tuple[str | None, str]], items: set[tuple[str | None, str | None]]) -> bool:
    if (fact.item or "").endswith(("支持", "扶持")):
        return True
    told = (fact.provision, fact.category) in kinds
    same = any(part == fact.provision and (item or "").endswith(fact.item or "") for part, item in items)
    return told and (same or not fact.text.startswith("对"))


def _with_parents(number: str | None) -> tuple[str | None, ...]:
    """A part and the parts it lies in: 3.2.1 lies in 3.2 and 3."""
    steps = number.split(".") if number else []
    return tuple(".".join(steps[:depth]) for depth in range(1, len(steps) + 1)) or (None,)


def _told_by(fact: Concession) -> tuple[str, ...]:
    # 落实税收优惠政策 as a heading points to what the text then says
    return (fact.category, "general") if fact.category in ("tax", "fee") else (fact.category,)


def _of_sentence(clauses: list[Clause], text: str, rules: ConcessionRules, last: list[Grant]) -> list[Concession]:
    """The concessions of one sentence; `last` are the items relieved last, which what follows may leave unsaid."""
    found: list[Concession] = []
    before: Reached | None = None
    by_means = False
    reached_before: list[str] = []
    paid: Grant | None = None
    for clause, grants in _granting(clauses, rules):
        for grant in grants or [again for each in last for again in relieved_again(clause, each, rules)]:
            follows = before is not None and before.end != grant.treatment.end
            if grant.category == "subsidy" and is_cap(clause, grant, follows=follows):
                continue
            is_element = _is_element(grant, text)
            if by_means and not is_element and _is_cover(grant, clause):
                continue
            by_means = by_means or is_element
            if (grant.category in ITEMISED and not grant.is_paid) or (grant.item or "").endswith("返还"):
                last[:] = [each for each in last if each.treatment.start == grant.treatment.start] + [grant]
            if paid is not None and _pays_the_same(grant, paid, clause):
                grant = grant.paying(paid.item or "", grant.head)  # noqa: PLW2901
            paid = grant if grant.category == "subsidy" else paid
            reached = beneficiary_of(grant, clause, before, rules)
            if grant.category in ("utility", "fee") and (reached.beneficiary or "").endswith(THINGS):
                reached = _reached_by_owner(reached, reached_before)
            if reached.beneficiary:
                reached_before.append(reached.beneficiary)
            if not _is_procedure(grant, reached, clause):
                found.append(_concession(grant, reached, clause, text, rules))
            before = Reached(reached.beneficiary, reached.quote_start, clause.number, grant.treatment.end)
    return found


def _reached_by_owner(reached: Reached, before: list[str]) -> Reached:
    """Whoever acts among those reached before, for things of theirs (自用房产)."""
    for beneficiary in (*before, reached.beneficiary or ""):
        if owner := ACTING.match(beneficiary):
            return Reached(owner["whom"], reached.quote_start)
    return reached


def _pays_the_same(grant: Grant, paid: Grant, clause: Clause) -> bool:
    """Whether another share of a cost named before is paid for some (保费补贴80%，其中脱贫户全额补贴)."""
    is_bare = grant.item in BARE_NAMES and (paid.item or "").endswith(COST_ENDS)
    return is_bare and grant.until == paid.until == 0 and not SUM.search(clause.text, clause.start, clause.end)


def _granting(clauses: list[Clause], rules: ConcessionRules) -> list[tuple[Clause, list[Grant]]]:
    """Each clause with what it grants, and the clauses behind a subsidy that add a grade of it."""
    granting = list[tuple[Clause, list[Grant]]]()
    for clause in clauses:
        grants = _grants(clause, rules)
        granting.append((clause, grants))
        further = further_grade(clause, grants[-1], rules) if grants else None
        while further:
            behind, grade = further
            granting.append((behind, [grade]))
            further = further_grade(behind, grade, rules)
    return granting


def _is_element(grant: Grant, text: str) -> bool:
    """Whether a subsidy stands in a list of means (通过生活补贴等方式)."""
    return grant.category == "subsidy" and grant.item == text[grant.treatment.start : grant.treatment.end]


def _is_cover(grant: Grant, clause: Clause) -> bool:
    """Whether a subsidy only says again what means listed before it give (通过生活补贴等方式，为贫困儿童提供资助)."""
    return grant.item in BARE_NAMES and grant.rate is None and not SUM.search(clause.text, clause.start, clause.end)


def _is_procedure(grant: Grant, reached: Reached, clause: Clause) -> bool:
    """Whether a rule only says how a subsidy it has named is paid out: no name, no sum, only those who may have it.

    按规定发放补贴 · 经核实符合资助条件的，给予资助.
    """
    if grant.category == "subsidy" and _is_only_more(grant, reached, clause):
        return True
    is_paid = grant.item == INTEREST and clause.text.startswith(TRANSFERRED, grant.treatment.start)
    is_bare = grant.item in BARE_NAMES or is_paid
    if not is_bare or grant.rate is not None or SUM.search(clause.text, clause.start, clause.end):
        return False
    if QUALIFIED.search(clause.text, reached.quote_start, clause.start):
        return True
    targeted = reached.beneficiary and clause.text.find("对", reached.quote_start, grant.treatment.start) >= 0
    told = clause.text.startswith((*PAID_OUT, "落实"), grant.treatment.start)  # 落实补贴
    return not targeted and told


def _is_only_more(grant: Grant, reached: Reached, clause: Clause) -> bool:
    """Whether a body is to spend more, on nobody in particular (加大财政支持力度, 加大就业补助资金投入力度)."""
    if reached.beneficiary or grant.rate is not None or not clause.text.startswith(MORE, grant.treatment.start):
        return False
    spends = clause.text.endswith(SPENDING, clause.start, clause.end) or (grant.item or "").endswith(SUPPORTS)
    return spends and SUM.search(clause.text, clause.start, clause.end) is None


def _marked_clauses(sentence: Sentence, rules: ConcessionRules) -> list[Clause]:
    text, spans, found = sentence.text, sentence.clauses, list[Clause]()
    stop = NOTHING_BEHIND.search(text, spans[0].start, spans[-1].end)
    for index in sentence.marked:
        if index == len(spans) or (stop and stop.start() < spans[index].end):
            break
        span = spans[index]
        if not rules.refused.search(text, span.start, span.end):
            found.append(Clause(sentence, index, span.start, span.end))
    return found


def _grants(clause: Clause, rules: ConcessionRules) -> list[Grant]:
    """What one clause grants, in reading order. A price stands over a relief, what is named over a pointer to it."""
    prices = read_prices(clause, rules)
    relief = read_relief(clause, rules)
    if prices:
        relief = [grant for grant in relief if grant.category != "utility"]
    subsidies = read_subsidies(clause, rules) + read_favour(clause)
    if subsidies:
        subsidies += read_listed_rewards(clause)
    else:
        subsidies = read_rewards(clause, rules) or read_funds(clause, rules) or read_policies(clause, rules)
    found = prices + (relief or read_admissions(clause)) + read_deferred(clause, rules)
    found += subsidies or read_borne(clause)
    named = [grant for grant in found if grant.category != "general"]
    pointers = read_pointers(clause, rules) or [grant for grant in relief if grant.category == "general"]
    named += [grant for grant in pointers if not any(_says_of(clause.text, grant, other) for other in named)]
    return sorted(named, key=lambda grant: grant.treatment.start) if len(named) > 1 else named


def _says_of(text: str, pointer: Grant, other: Grant) -> bool:
    """Whether a pointer only says what another grant names; in 给予税费减免和资金扶持 they share but the verb."""
    pointed = text[pointer.treatment.start : pointer.treatment.end]
    if other.category == "subsidy" and ((other.item or "") not in pointed or LISTED_CORE.search(pointed)):
        return False
    return _inside(other.treatment, pointer.treatment)


def _inside(inner: Place, outer: Place) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _concession(grant: Grant, reached: Reached, clause: Clause, text: str, rules: ConcessionRules) -> Concession:
    beneficiary = _as_printed(reached, clause.text, text)
    meant = named_for(grant.item or "") if grant.category == "subsidy" else None
    if meant and not (beneficiary and (beneficiary in meant or rules.person.search(beneficiary))):
        beneficiary = meant
    if beneficiary:  # 小微企业委托|的检测费用减半; 对检测费用，给予补助 names nobody
        beneficiary = beneficiary.rstrip("，").removesuffix("委托")
        if grant.category == "tax" and not text.startswith(beneficiary, reached.quote_start):
            beneficiary = DEDUCTED.sub("", beneficiary)
        beneficiary = None if beneficiary in (grant.item, "") else beneficiary
    rate = grant.rate
    if rate is None and grant.category in ITEMISED and text.find("（", grant.treatment.end, clause.end) >= 0:
        bracket = BRACKETED.search(text, grant.treatment.end, clause.end)
        rate = rate_in(text, Place(*bracket.span())) if bracket else None
    return make(
        Concession,
        clause.sentence.provision,
        grant.category,
        grant.item,
        treatment_of(grant, clause, text),
        rate,
        beneficiary,
        text[reached.quote_start : clause.end],
        reached.quote_start,
        clause.end,
    )


def _as_printed(reached: Reached, blanked: str, text: str) -> str | None:
    """The beneficiary with the brackets blanked for reading, one right behind it too: 小微企业（含个体工商户）."""
    if not reached.beneficiary:
        return None
    start = blanked.find(reached.beneficiary, reached.quote_start)
    start = start if start >= 0 else blanked.rfind(reached.beneficiary, 0, reached.quote_start)
    if start < 0:
        return reached.beneficiary
    end = start + len(reached.beneficiary)
    while blanked[end : end + 1] == BLANK:
        end += 1
    return text[start:end]


def _distinct(facts: list[Concession]) -> list[Concession]:
    """`facts` without what says the same of the same item to the same beneficiary again."""
    kept = dict[tuple[object, ...], Concession]()
    for fact in facts:
        is_sum = fact.category == "subsidy" and SUM.search(fact.text)  # each sum is a grant of its own
        place = fact.end if is_sum or SAYS_LITTLE.fullmatch(fact.item or "") else None
        key = (fact.provision, fact.category, fact.item, fact.treatment, fact.rate, fact.beneficiary, place)
        kept.setdefault(key, fact)
    return list(kept.values())


def _unread(clauses: Sequence[Clause], text: str, rules: ConcessionRules) -> Iterator[Finding]:
    for clause in clauses:
        for span in unread_relief(clause, rules) + unread_subsidies(clause, rules):
            words = text[span.start : span.end]
            yield Finding(
                "unread_concession",
                f"提到「{words}」，但读不出给予什么优惠，请人工核对。",
                f"“{words}” is named, but what it grants could not be read; please check it.",
                clause.sentence.provision,
                span.start,
                span.end,
            )
            return
