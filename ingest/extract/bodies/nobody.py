"""Words that stand for nobody in particular (有关部门), for those who are regulated, and for no body at all."""

import re
from typing import Final

from hengce.ingest.extract.bodies.body import NOBODY_IN_PARTICULAR, Body
from hengce.ingest.first_characters import compile_for_search

# Nobody in particular. Samples: 各有关单位, 市政府相关单位, 其他省直有关部门, 市房地产融资协调机制成员单位
NOBODY: Final = compile_for_search(
    r"(?:有关|相关|各|其他|其它|成员|(?:^|行业|业务|项目|[省市州县区旗上下同]级?)(?:行政)?主管|职能|责任|牵头|配合|参与|直属|市级|省级|县级|区级|市直|省直|县直|区直|旗直|驻)"
    r".{0,10}(?:部门|单位|机构|方面|企业|高校|院校|园区|处室|组织|部委|系统|委办局)"
)
# The members of a group that is named: 市推进某业发展领导小组各成员单位
MEMBERS: Final = re.compile(r"[^，。；：]{4,40}(?:领导小组|联席会议|专班|指挥部|委员会|协调机制|协调小组)各?成员单位")
NOTHING: Final = re.compile(r"部门|单位|企业|(?:司法|任免)机关|[-—－/]+|无")
NOTHING_BEGINS: Final = "部单企司任-—－/无"  # looked at first
# Who is regulated, or stands for whoever it may be. Samples: 行业主管部门, 用人单位, 建设单位, 市属国有企业
REGULATED: Final = (
    r"(?:^|[省市州盟县区旗、])(?:行业|业务|上级|下级|同级|所属|国家|项目|行政|其他|其它|主管|监管|执法|审批|登记|受理|批准)(?:主管|管理)*(?:部门|机关|机构)"
    r"|(?:排污|作业|用人|用工|建设|施工|设计|监理|生产|经营|使用|责任|成员|牵头|实施|承办|申请|申报|托管|运营|管理|招标|采购|事业)单位"
    r"|(?:经营|托育|养老|医疗|金融|培训|保险|银行|中介|评估)机构|企业(?!.{0,12}(?:服务|管理|促进|发展|指导)中心$)|学校|国家机关|人民代表大会|人大常委会|(?:村民|居民|业主|评标)委员会|^(?:监督|管理|行政执法)+部门$"
)
# Regulated where no level stands before the name, which makes them public: 服务机构, but 市就业服务机构
SERVICES: Final = (
    r"(?:担保|行政执法|检验|检测|鉴定|服务|运营|认证)机构|服务单位"
    r"|(?:许可|发证|处罚|有权|审批|登记|批准|主管|编制|执法|决定|执行|处理|复议|受理|征收|裁决|备案|办案|制定|承办|接受|复查|检查)机关|(?:^|[上各]级)(?:党政|司法|行政|政府|权力|立法|监察|审判|检察)机关"
)
WITH_LEVEL: Final = re.compile(REGULATED)
ALONE: Final = re.compile(f"{REGULATED}|{SERVICES}")
SENTENCE_WORDS: Final = re.compile(
    r"^(?:与|对|报|保障|并)|发挥|核发|代表|组建|或者|以及|负责|协助|支持|鼓励|督促|移交|移送|报[送请告]|通[知报]|告知|提请|责成|委托|授权|有关|承担"
    r"|加强|实行|设在|网站$|推进(?!办)|落实|建立|完善|开展|提供|做好|进行|要求|应当|将|的|会同|协同|配合|根据|按照|依据|是|报(?=[当所上同本原有国省市县区])|^[^（]*）"
    r"|[，。；：]|部门联合|[局委厅部办府署]商[省市州盟县区旗国自]"
)


def nobody(words: str) -> Body | None:
    """The body that stands for nobody in particular, when `words` are of that kind."""
    nothing = words[:1] in NOTHING_BEGINS and NOTHING.fullmatch(words)
    return NOBODY_IN_PARTICULAR if nothing or NOBODY.search(words) else None


def are_members(words: str) -> bool:
    """True for the members of a group that is named; 各成员单位 alone are nobody in particular."""
    return words.endswith("成员单位") and MEMBERS.fullmatch(words) is not None


def may_be_a_name(words: str, *, with_level: bool = False) -> bool:
    """Whether words that open a clause may be a name that the lexicon has not: no sentence, nobody in particular.

    `with_level` tells that a level stands before them.
    """
    return not (
        words.startswith(("其", "除", "有"))
        or words.endswith("）")
        or "等" in words
        or (WITH_LEVEL if with_level else ALONE).search(words)
        or nobody(words)
        or SENTENCE_WORDS.search(words)
    )
