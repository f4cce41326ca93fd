"""Words by which a clause grants nothing: 不得重复享受, 申请补贴的应当提交材料, 累计发放补贴4.92亿元."""

import re
from typing import Final

from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.lexicon.concessions import ConcessionLexicon

# 中央财政45%、省财政25%, 其中中央补助356元: who bears how much
BEARING: Final = (
    r"财政(?:补[贴助])?[\d.]+%、[^，。；]{1,8}财政(?:补[贴助])?[\d.]+%",
    r"其(?<=[，：；□]其)中(?:中央|国家|各级|[省市州县区]级?)(?:财政)?补[贴助]\d",
)
# 不得断供且不收取滞纳金 refuses nothing, 同一人只能享受1次补贴 grants nothing
REFUSED: Final = (
    *("不得(?![断停抽压])", "只能(?:用于)?享受", "享受[1一]次(?!性)", "期满(?!后再)"),
    # 除按规定支付住房补助外 grants nothing
    "除(?<=[，。；：\n□]除)[^，。；]*(?:(?:补[贴助]|资助|享受)[^，。；]*|者)外$",
    "按照?本[^，。；]{2,8}申请",  # 可以按照本细则申请资助
    "按照?本(?:措施|办法|政策|意见|细则|规定)(?:给予|享受|执行)",  # 对获得认定的机构按本措施给予支持
    "所[需涉](?:经费|资金)",  # 所涉经费按比例落实补贴
    r"列(?<!税前列)支(?!\d)",  # each begins with a character, so that a search skips to it
    *(f"{kind}(?<!安排{kind})[项导展]资金(?:主要|重点)?用于" for kind in "专引发"),  # says what a fund is for
    r"资(?<=[^，。；]{2}资)金的?[\d.]+%(?:以[上下])?(?:要|应)?用于",  # 补助资金的30%以上用于产业发展
    "先行(?:支付|垫付)",
    "发(?=放至[^，。；]*账户)",  # 将消费券发放至个人账户 says how it is paid
    *BEARING,
    # 负责安排并及时拨付财政补贴, 按时足额落实本级补贴资金
    *(f"{how}{pays}" for how in ("及时", "足额", "按时", "按期") for pays in ("拨付", "落实")),
    "累计(?:发放|减免|返还|拨付|兑现|支付|补[贴助])",  # 全年累计发放补贴4.92亿元 tells what was done
    "享受[^，。；]{2,20}基础上",  # 在享受相关扶持政策的基础上
    "基础上$",  # 在银行提供优惠利率贷款的基础上，… gives what is said behind it
    *(f"{which}月起" for which in "次当"),  # 自公告次月起领取
    *(f"{again}申[请领]" for again in ("再次", "重新")),
    "停止[^，。；]{0,4}(?:发放|支付|给予)",
    *("挂钩", "惠及(?:实际|最终|到)"),  # 确保减免政策惠及最终承租人
    "统筹安排[^，。；]{0,16}资金",
    "同时享受(?=[^，。；]+补[贴助][和与及、][^，。；]+补[贴助])",  # 可同时享受购房补贴和契税补贴
    "因(?<=[，。；：\n□]因)[^，。；]*的$",  # 因减免租金影响经营的
    "符合(?:享受|领取|申领|申请)",  # 符合享受补贴待遇的老年人 are others' beneficiaries
    *(f"{name}总额的?[\\d.]+%" for name in ("补贴", "补助", "资助", "奖补")),  # 分别给予补助总额30%、70%的补助
    *(  # 补贴标准为按实际支付的金额给予补贴
        f"{name}(?<=[，。；：\n□]{name})(?:具体)?标准(?:为|按|是)[^，。；]*(?:给予|予以|发放)"
        for name in ("补贴", "补助", "资助", "奖补")
    ),
    "不能(?:再|用|同时|重复)",  # 不能重复申请同一种补贴
    "选择[^，。；]*中的?(?:一[种项]|其一)",  # 可以选择申请人才公寓和租赁补贴中的一种
    "能(?<=[，。；：\n□]能)够",  # 能够为见习人员提供生活补贴 is asked of those who apply
    "申[请领][^，。；]*(?:补[贴助]|资助|津贴)[^，。；]*(?:时|材料|的)$",  # 申请补贴的，应当提交
    "包(?<=[，。；：\n□]包)括[^，。；]*(?:减免|免税|抵免|加计扣除|减计)[^，。；]*等$",  # tells of kinds
    "优惠事项",  # 研发费用加计扣除等优惠事项 are what a rule of procedure is about
    "作为[^，。；]*(?:依据|条件|前提|参考)",  # 作为老年人享受补贴的依据
    "是[^，。；]*的(?:依据|参考|(?:合法|有效)?凭证)$",
)


def refused_pattern(lexicon: ConcessionLexicon) -> re.Pattern[str]:
    """What matches a word of the lexicon that refuses or only refers, or one of the phrases that do."""
    return compile_for_search("|".join((*map(re.escape, lexicon.words["not.refused"]), *REFUSED)))
