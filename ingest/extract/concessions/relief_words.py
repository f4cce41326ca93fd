"""The words that waive or cut, as one pattern: 免征, 减按90%计入收入总额, 两免三减半."""

import re
from collections.abc import Iterable
from typing import Final

from hengce.ingest.lexicon.concessions import FREE_OF, ConcessionLexicon

SHARE: Final = r"(?:[\d.]+%|百分之[一二三四五六七八九十]{1,3})"
# what waives or cuts in more than one word; each begins with a plain character, see _by_first_character
PHRASES_OF_WORDS: Final = (
    *(rf"{first}年(?:全免|免租金?|减半)" for first in "首"),  # 首年免租
    *(rf"{years}免[一二三五]减半" for years in "一二两三五"),  # 企业所得税“两免三减半”
    rf"免(?<![“减]免)(?:{'|'.join(FREE_OF)})(?!补)",  # 全省国有景区免门票 · 完善免学费补助政策
)
SIGNS_OF_PHRASES: Final = (
    *("%", "元/", "优惠", "折", "低", "下限", "税法", "在计算", "息贷款", "百分之"),
    *(f"{cut}{to}" for cut in "降减调" for to in "至为到"),
    *("按实际", "奖励", "延续", "延长"),
)
# one of these signs stands in each
PHRASES: Final = (
    # 减按90%计入收入总额 · 减按所属土地等级适用税额标准的50%计征
    rf"减按[^，。；%]{{0,18}}?{SHARE}[^，。；]{{0,6}}?(?:计[入算](?:收入总额|[^，。；]{{0,14}}所得额?)|征收(?!率)|计征|预缴|缴纳|收取|计收)",
    r"减按[\d.]+%优惠",
    r"以市场[^，。；]{0,16}的[\d.]+%(?:计算和?)?(?:收取|计收)",  # 以市场租金的50%计算和收取
    # 按现行收费标准80%收取 · 按20%的税率缴纳
    r"按(?<!减按)(?!不低于|(?:营业|经营|销售)(?:收入|额))[^，。；按]{0,16}?[\d.]+%(?:的(?:优惠)?税率)?(?:收取|征收|计征|[缴交]纳|减征|结算)",
    # 污水处理费按0.8元/吨收取
    r"按(?:照)?[^，。；按\d]{0,8}\d[\d.]*元/[一-龥]{1,3}(?:的?标准)?(?:收取|计收|征收|缴纳)",
    # 土地出让底价可按不低于所在地最低价标准的70%执行
    r"按(?:照)?不低于[^，。；按]{0,30}(?:最低价(?:标准)?|□)的?[\d.]+%执行",
    r"按(?:照)?现行[^，。；按]{0,12}的?[\d.]+%(?:调整|执行)",  # 按照现行标准的80%调整土地使用税税额标准
    r"按(?:照)?[^，。；按\d]{0,10}(?:价格?|标准|收费|费率)的?[\d.]+%执行",  # 低谷时段电价按平段电价的50%执行
    r"按(?<=可按)实际(?:用|使用|发生)[^，。；按]{0,8}(?:收取|计收|缴纳)",  # 基本电费可按实际用电容量收取
    r"按(?<!减按)[\d.]+%计入(?:收入总额|[^，。；]{0,8}所得额)",  # 保费收入按90%计入收入总额
    r"减除(?:幅度|比例)(?:[由从][\d.]+%)?(?:调整|提高|上调)[为至到][\d.]+%",  # 房产税减除幅度由10%调整为30%
    *(rf"{since}[\d.]+%(?:下?降|[降下]调)低?(?:至|为|到)[\d.]+%" for since in "由从"),  # 征收率由3%降至1%
    r"按(?:照)?优惠租金(?:标准)?(?:计租|收取|缴纳)",  # 特困家庭按优惠租金标准计租
    # 按公房成本租金标准的50%计租 · 按市场租金标准的50%、70%缴纳租金
    r"按(?<!如按)[^，。；按]{1,20}?[\d.]+%(?:、[\d.]+%)*(?:计租|(?:计收|收取|缴纳)租金)(?!低于|高于)",
    # 租金可按家庭月收入的15%计算
    r"按(?<!如按)(?!(?:营业|经营|销售)收入)[^，。；按]{1,14}收入的?[\d.]+%(?:计算|计收|缴纳)",
    r"按(?:照)?[^，。；]{2,40}(?:较低|更低|低)的?(?:标准|租金)(?:计租|收取|缴纳)",  # 按照两者中的较低标准计租
    r"按(?:照)?[^，。；]{0,10}(?:最低(?:标准|税率|税额)|[下低]限)(?:征收|收取|执行)",  # 按照法定最低标准征收车船税
    *(rf"{cut}(?:至|为|到)[\d.]+%(?:以[内下])?" for cut in ("下降", "下调", "调降", "降低")),  # 担保费率降低至1%以内
    r"降(?<![下调]降)[至为到][\d.]+%(?:以[内下])?",
    *(  # 收费标准由160元/本降为120元/本
        rf"{since}(?:每[一-龥]{{1,2}})?\d[\d.]*万?元(?:/[一-龥]{{1,3}})?(?:下?降|[降下]调|减)低?(?:至|为|到)"
        r"(?:每[一-龥]{1,2})?\d[\d.]*万?元(?:/[一-龥]{1,3})?"
        for since in "由从"
    ),
    r"降(?<![下调]降)低?[至为到](?:每[一-龥]{1,2})?\d[\d.]*万?元(?:/[一-龥]{1,3})?",  # 登记费降至每件50元
    # 失业保险费率为1%的政策延续至2026年底
    *(rf"延(?<=%的政策延){last}(?:实施|执行)?(?=$|至|到)" for last in "续长"),
    r"全额(?:给予|予以)?(?:(?:租金|税[费款]?)的?)?奖励(?![补资])",  # 契税地方留成部分全额奖励
    r"降(?<![下调]降)低?[至为到]不(?:超过|高于)[^，。；]{0,16}?[\d.]+%",  # 投标保证金降至不超过估算价的1%
    *(  # 提供优惠利率贷款
        rf"{gives}[^，。；]{{0,8}}(?:(?<!、)优惠利率|利率优惠)(?:政策|贷款)?"
        for gives in ("提供", "给予", "享受", "执行", "实行", "适用")
    ),
    "优惠(?<=、优惠)利率",  # 提供中长期限、优惠利率的信贷支持
    "优惠的[^，。；的]{0,8}利率",  # 给予优惠的住房贷款利率
    *(
        rf"{gives}[^，。；]{{0,4}}(?:[低无免]息贷款|低息(?:长期)?(?:金融|信贷)产品)"
        for gives in ("提供", "给予", "享受", "发放", "开发", "推出")
    ),
    r"按(?:照)?[^，。；]{0,4}税法[^，。；]{0,6}扣除",  # 可按税法规定扣除有关费用
    # 在计算个人所得税时依法定额扣除 · 在计算企业所得税和个人所得税时依法从其应纳税所得额中扣除
    r"在计算[^，。；]{0,10}(?:应纳税所得额|个人所得税|企业所得税)时[^，。；]{0,16}扣除",
    # 高新技术企业所得税优惠 · 对老年人实行资费优惠
    # 落实快递网点水电气优惠
    r"优惠(?:(?<=税优惠)|(?<=[^税]费优惠)|(?<=[水电气热暖]优惠))(?:政策)?(?=$|[、等和及与或]|力度)",
    *(  # 通行费给予八五折优惠
        rf"{gives}(?:(?!优惠|免租)[^，。；费税□]){{0,14}}优惠(?!政策|措施|扶持|贷款|利率)"
        for gives in ("给予", "予以", "执行", "享受", "实行", "提供")
    ),
    *(rf"{digit}[\d.]*%优惠" for digit in "0123456789"),  # 通行费30%优惠政策
    *(
        rf"{digit}[\d.一二三四五六七八九]*折(?:[/、](?:第[一二三四五]年)?[\d.]+折)*优惠"
        for digit in "0123456789一二三四五六七八九"
    ),
    *(rf"{digit}(?<=租金{digit})[\d.一二三四五六七八九]*折" for digit in "0123456789一二三四五六七八九"),  # 租金五折
    r"优惠\d[\d.]*%",  # 货车通行费优惠50%
    r"价格优惠(?:政策)?",  # 落实水电气热价格优惠
    r"加计[\d.]+%抵减(?:应纳(?:增值税)?税?额)?",  # 按照当期可抵扣进项税额加计5%抵减应纳税额
)
# 减免条件的 and 先征后退政策的图书 say who has the relief, 按照减免租金的10% what is counted by it
NOT_BEHIND: Final = ("按照", "按照减", "对", "因", "标准为", "标准为减")
# 不计入收入 waives nothing, 减免租金 waives by 减免
NOT_WHOLE: Final = {
    "抵扣": "抵扣(?!进项|联|链条|凭证)",
    "返还": "返还(?<!稳岗返还)",
    "专项附加扣除": "专项附加扣除(?!(?:[相有]关)?信息|涉税|额|情况|(?:具体)?操作|遵循|有关|办法|项目)",
    "不扣": "不扣(?<!不折不扣)",
    "不计": "不计(?!入|算)",
    "调降": "调(?<!协调)降",
    "退税": "退(?<=税退)税(?=$|[、等和及]|政策)",  # 个人所得税退税政策
    "先征后补": "先征后补(?!”|的?原则|的?方式)",
    "免租金": "免(?<!减免)租金",
    "免租": "免(?<!减免)租",
    "减租": "减租(?![赁户])",
    "降租": "降租(?![赁户])",
}
NOT_BEFORE: Final = (
    r"(?!等[^，。；、]{0,4}服务|信息|情况|资料|凭证|范围|时间|期限|期间|规定比例|补[贴助]"
    r"|(?:政策|条件|措施|税)?的(?!政策|优惠|办法|(?:信贷|贷款|融资|金融)(?:支持|服务|产品))"
    r"|后(?!的))"  # 降低后的电价 tells what is so then
)


def relief_pattern(lexicon: ConcessionLexicon, phrases: Iterable[str] = PHRASES) -> re.Pattern[str]:
    """What matches a word of the lexicon that waives or cuts, or one of the phrases that do."""
    longest_first = sorted(lexicon.relief, key=len, reverse=True)
    words = (NOT_WHOLE.get(word, re.escape(word)) for word in longest_first)
    patterns = (*phrases, *PHRASES_OF_WORDS, *words)
    return re.compile(f"(?:{_by_first_character(patterns, NOT_BEHIND)}){NOT_BEFORE}")


def _by_first_character(patterns: Iterable[str], not_behind: Iterable[str]) -> str:
    """An alternation of `patterns`, none of which stands behind any of the words `not_behind`.

    Each branch begins with a plain character, and looks back behind it: so a search skips to the next place where one
    of these characters stands, three times as fast as where the look stands first.
    """
    branches = dict[str, list[str]]()
    for pattern in patterns:
        branches.setdefault(pattern[0], []).append(pattern[1:])
    looks = {first: "".join(f"(?<!{words}{first})" for words in not_behind) for first in branches}
    return "|".join(f"{first}{looks[first]}(?:{'|'.join(rests)})" for first, rests in branches.items())
