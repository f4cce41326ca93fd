"""What is subsidised, where a subsidy is but the verb with its sum: 对种公牛每头补贴10万元."""

import re
from typing import Final

from hengce.ingest.extract.concessions.receivers import named_for
from hengce.ingest.extract.concessions.rules import ConcessionRules
from hengce.ingest.extract.concessions.sums import PRINTED
from hengce.ingest.extract.concessions.verbless import BARE_NAMES
from hengce.ingest.extract.concessions.wording import GIVES
from hengce.ingest.model import Concession

LONGEST_THING: Final = 24  # characters: 购置液体粪肥输送管道、田间液体粪肥贮存罐等设施设备 has 24
# 养殖场|购置液体粪肥输送管道 · 老年人|购买意外伤害保险
BOUGHT: Final = re.compile("(?P<whom>[^，。；]*?[^，。；在新自首])(?P<thing>(?:购置|购买|采购)[^，。；的]{2,})")
BUYERS: Final = ("人", "场")  # beside the receivers of the lexicon
PERSONS: Final = ("人", "员", "农", "民", "师", "商", "青年", "学生", "儿童", "妇女", "职工", "农民工")
PER_PERSON: Final = re.compile("每[人户]|[人户]均")  # 参加失业保险的，每人补贴1000元
OWN_NAME: Final = re.compile("[^，。；]{2,}(?:补[贴助]|津贴)")  # 失能老年人补贴由市财政给予补助
# 引进|世界排名前100的|种公牛, 建成的|良种繁育等省级集群
BEFORE_THING: Final = re.compile(
    "(?:[^，]*的|[^，]*、[^，]*等(?=[^，]{5,}$))?(?:[、和及]|每?新[增建引]进?|引进|参加|开展|实施|采取|推进|推广|使用|建成|扩建|改建|进行)*"
)
NO_THING: Final = re.compile(
    r"[，□“”]|级$|认定|通过|备案|登记|签订|办理|完成|达到|获得|取得|符合|(?<![A-Za-z])\d|(?:以[上下内外]|之一|条件|标准|要求|其|年)$|^列为|[纳列]入"
)


def named_by_things(fact: Concession, rules: ConcessionRules) -> Concession:
    """`fact` under the name of what is subsidised, where a noun that is the verb counts out a sum for a thing."""
    if fact.category != "subsidy" or fact.item not in BARE_NAMES or not fact.beneficiary:
        return fact
    if OWN_NAME.fullmatch(fact.beneficiary) and fact.text.startswith(f"{fact.beneficiary}由"):
        return fact._replace(item=fact.beneficiary, beneficiary=named_for(fact.beneficiary))
    if bought := BOUGHT.fullmatch(fact.beneficiary):
        is_buyer = bought["whom"].endswith((*BUYERS, *rules.lexicon.words["person.receivers"]))
        return fact._replace(item=bought["thing"], beneficiary=bought["whom"]) if is_buyer else fact
    if not PRINTED.search(fact.text) or GIVES.search(fact.treatment) or PER_PERSON.search(fact.text):
        return fact
    return fact._replace(item=_thing(fact.beneficiary, rules) or fact.item)


def _thing(beneficiary: str, rules: ConcessionRules) -> str | None:
    """What `beneficiary` names, without what is done to it; None for persons and for conditions."""
    before = BEFORE_THING.match(beneficiary)
    thing = beneficiary[before.end() if before else 0 :]
    is_person = (
        thing.endswith(PERSONS) or thing.endswith(rules.lexicon.words["person.receivers"]) or rules.person.search(thing)
    )
    if is_person or not 2 <= len(thing) <= LONGEST_THING or NO_THING.search(thing):
        return None
    return thing
