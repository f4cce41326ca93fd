"""Responsibilities in running text: bodies named as doing the work, where no bracket says who does it."""

import re
from collections.abc import Iterator
from typing import Final

from hengce.ingest.extract.bodies.assignments import Assigned, items_marked_by_signs
from hengce.ingest.extract.bodies.body import Body
from hengce.ingest.extract.bodies.mentions import Mention, find_governments, find_mentions
from hengce.ingest.extract.bodies.names import BodyReader
from hengce.ingest.extract.bodies.place_words import ONE_LEVEL
from hengce.ingest.marks import stretches_between
from hengce.ingest.model import Provision, Role

# Words that may stand before the body that acts: 由县卫体局牵头, 促进…发展工作由卫生健康部门牵头
LEVELS: Final = (
    rf"(?:(?:{ONE_LEVEL}(?:、|和|及|与|或者?))+{ONE_LEVEL}|市（[区县]）|市区)"  # of lines: 市、区教育、公安等部门
)
BEFORE_SUBJECT: Final = re.compile(
    rf"(?:^|^{LEVELS}|^全部|^所有|^[有相]关|^(?:自治|本)?(?:[省市州盟县区旗、和及]|[有相]关)+的|^(?:自治区党|[省市州盟县区旗])委[、和]|(?:^|由)中共[\u4e00-\u9fff]{{2,12}}委(?:员会)?[、和]|由[省市州盟县区旗]委[、和]|^其(?:所属|下属|直属)的?|(?<!是)由|^请|本[省市县区州旗]|本级人民政府|(?:以上|各级|[省市州县区旗）])(?:地方)?(?:各级)?人民政府|所在地?的?|户籍地?|所|各级|各地|并由|同时|其中|此外|另外|原则上|并|一是|二是|三是|四是|五是|同意|(?:设立|组建|确定|指定|成立)的|(?:牵头|责任|配合|参与|协办|主管)(?:单位|部门)、|[\d一二三四五六七八九十]+[.．、是]|^（[\d一二三四五六七八九十]{{1,3}}）|^有[^，。；、的]{{2,16}}(?:任务|职责|权限)的)$"
)
# 流域内镇人民政府, 沿海乡镇人民政府: which governments, by where they lie
WHERE: Final = re.compile(
    r"^(?:(?![对向给])[\u4e00-\u9fff]){0,8}(?:范围|流域|区域|地区|辖区)?(?:内|沿线|沿岸|沿海|周边|库区)的?$"
)
# 由公安、教育等部门组成的协调机制 names members
MAKE_UP: Final = re.compile(
    r"^(?:(?:[有相]关|分管|主要)*(?:负责人|负责同志|领导|同志|人员)|共同)*(?:组成|参[加与]组成)"
)
STAFF: Final = re.compile(r"[^，。；]{0,24}的?(?:工作|经办)人员")  # 民政部门及其委托的单位的工作人员应当保密
DEFINES: Final = re.compile("是指[^，。；]*$")  # 所称单位，是指在民政部门登记注册的单位
ONLY_DESCRIBES: Final = re.compile(  # 由市卫健委认定的机构: the body does no more than qualify a noun
    r"^(?:认定|指定|确定|出具|颁发|核发|评定|公布|发布|制定|批准|同意|审定|确认|印发|核准|规定|备案|登记)[^，。；]{0,6}的|^(?:根据|按照|依照|依法|依据)[^，。；]{0,16}(?:设立|建立|制定|确定|举办|核发)的(?!职责|权限|分工|要求)|^(?:负责|承担|履行)[^，。；]{2,30}的(?:行政)?(?:主管|管理|监管)*(?:部门|机构|单位)（以下|^委托[^，。；]{2,16}(?:组织|举办|承办|主办|开展|确认|认定|评定)的|^的|^[（）]|^$|^(?:(?:(?:分管|分工|联系)[^，。；]{0,8}?|常务)*副?(?:[省市州县区]长|秘书长|局长|厅长|主任|部长|书记|主席|会长|处长|科长|支队长)|(?:主要|分管|[有相]关)*(?:负责人(?![员口才事力社民工])|负责同志|领导(?![本全])))"
)
BY: Final = re.compile(r"(?<!是)由$")
# 由乡镇与开发区按50%比例进行分配: who shares money does no work
SHARES_MONEY: Final = re.compile(r"^[^。；]{0,40}(?:比例|\d%|\d:\d)[^，。；]{0,6}(?:分配|分成|分享|留成)")
# its members act and not the group; 市政府|推进职能转变协调小组 is no government
OF_GROUP: Final = re.compile("^各?成员单位|^(?:推进|促进|加快|深化)[^，。；]{2,40}(?:小组|专班|指挥部|委员会|联席会议)")
BY_WHOM: Final = re.compile(
    r"^(?!为(?=[^，。；]{2,40}(?:提供|办理|发放)(?!的))|确定(?=[^，。；]{4,}的)|委托|组织|采取|采用|通过|按|依|根据|对|给予|向|在|从|将|以|会同|负责|牵头|处|责令|没收|吊销)[^，。；]{1,12}(?<!一定)的(?!基础|前提|原则|要求|规定|方式)"
)  # 由财政部门拨付事业经费的单位 describes, too
FURTHER: Final = (
    r"(?:部门|单位|等|(?:、|和|及|与|或者?)[^，。；：、和及与或]{2,16}?){0,4}"  # items that name nobody known
)
# 、街道办事处或区政府相关部门（单位）|组织评估
REST_OF_LIST: Final = re.compile(
    r"(?:(?:、|和|及|与|或者?)(?:（[^（）]*）|[^，。；：、和及与或（）]){1,14}?"
    r"(?:(?:办事处|政府|管委会|委员会|部门|单位|集团|公司|中心|居委|村委|[局会办])(?:（[^（）]{1,6}）)?)(?![有相]关|各|部门|单位|（|公室|事)){1,5}"
)
MUST: Final = re.compile(
    rf"^{FURTHER}(?:也|还|均|都)?(?:要(?!求)|应当?|须|需|必须|将|会同|[是为][^，。；]{{0,24}}(?:主管部门|责任主体|责任单位|主管机关|主管单位|(?:实施|执行|组织|管理)(?:主体|部门|单位|机关))|作为[^，。；]{{1,40}}(?:主体|单位|部门|机关|机构)|(?:最高)?可(?!以?参照)|有权|每(?:[年月季周]|半年)|于\d|不?定期|[^，。；、]{{2,10}}后(?:应当?|要|须)|(?:收到|接到|发现|受理|自)[^。；]{{2,60}}(?:应当?|要|须|可以|内|于?\d+个?工作日)|(?:具体|主要|统一|统筹|分别|分工|共同|依法|全面)*负(?!担)|牵头|抓总|各司其职|密切|配合|协同|协助|协作|按照|按(?=[各职部工自任分其规有国要程权省市县区])|主管(?=[本全辖])|在(?:各自)?的?(?:法定)?(?:职责|职权)|参照|依照|依据|根据|结合|围绕|对(?!口)|在[^，。；]{{1,30}}(?:领导|指导|统筹|支持|配合|监督)下)"
)
DOES: Final = re.compile(
    r"^(?:和?各?[有相]关(?:职能)?部门)?(?:继续|持续|不断|着力|全力|努力|尽快|深入|扎实|重点(?=[做抓推加开支建强围落完])|联合|共同|分别|参与|依法|为(?!成员|副?组长)|是|以|把|在|通过|及时|按时|按期|足额|加强|加大|加快|强化|进一步|切实|建立|健全|完善"
    r"|制定|出台|研究|组织|领导(?=[本全])|成立(?!的|[以之]来)|综合(?=协调|指导|监管)|提示|提醒|劝阻|约谈|指导|督促|监督|安排|落实|推进|推动|促进|支持|鼓励|引导|统筹|协调|具体|严格|做好|做实|抓好|积极|主动|认真|全面|充分|给予|承担"
    r"|审核|审查|核实|核查|编制|监测|巡查|检查|查处|处理|扩大|主管|支付|划拨|下达|上报|报送|履行|发挥|设立|提供|开展|实施|执行|办理|审批|受理|管理|保障|拨付|统一|优先|同步|适时|提高|高度|明确|细化|汇总|公开|牢固|坚持|不得|不再|不予|立即|抓紧"
    r"|承办|召集|委托"
    r"|实行|另行(?=研究|制定|规定|出台|下达|通知|公布)|列支|配备|追回|收回|公布|发布|筹措|完成|停止|收取|聘请|向|从|利用|依托|运用)(?!(?!对)[^，。；]{0,5}的)"
    # 科协开展科普活动的门票收入 describes
)
LEADS: Final = re.compile(
    rf"^(?:作为[^，。；]{{1,40}}，)?{FURTHER}(?:要|应当?|须|将|具体|统一)?(?:负责)?(?:(?:切实|充分|积极|认真)*(?:(?:发挥|履行)(?:[^，。；、的]{{1,8}}(?=牵头))?)?(?:好)?|(?:为|是|作为)(?:[^，。；、]{{0,20}}的|[^，。；、的]{{2,8}}(?=牵头))?)(?:总|主要)?(?:牵头|抓总)"
)
SUPPORTS: Final = re.compile(
    rf"^{FURTHER}(?:部门|单位)?(?:要|应当?|须)?(?:(?:按照?|依照|依据|根据)(?:各自|规定|法定|有关)*的?职责(?:分工)?(?:范围)?(?:[或和](?:者?章程|章程))?，?)?(?:积极|主动|密切|全力|予以)*(?:配合|协同|协助)"
)
CHARGED: Final = ("负责", "主要负责", "具体负责")
ENOUGH_CHARGED: Final = 3  # 甲局负责…。乙局负责…。丙局负责牵头…。 who leads there does so for its own part
TAKE_PART: Final = ("参加", "参与", "共同参加", "共同参与")  # 由市民政局牵头，市财政局参加
# 经区民政部门审核, 征得区民政部门同意: the regulator acts
BY_LEAVE_OF: Final = re.compile(r"(?:经(?<!未经)(?:申请)?|征得|取得)$")
GIVES_LEAVE: Final = re.compile(
    r"^(?:会同[^，。；]{2,40}?)?(?:联合|共同)?(?:组织|论证|提出|同意|批准|受理|初核|复核|核实|审核|审批|审查|核准|验收|检验|检测|认定(?!为)|确认|评估)(?!、|[^，。；]{0,6}的)"
    r"|^(?:备案|登记)(?![^，。；]{0,14}的)"
)
# 在县民政局申请注册登记, 推送至县卫体局, 向旗卫健委申请备案: the regulator acts
# 向区级残联组织递交申请, 到市就业服务中心线下申领
SEEKS: Final = re.compile(
    r"(?:[^，。；的]{0,6}(?:窗口|大厅|服务厅))?(?:线[上下]|书面|直接|统一)*(?:申请|申报|递交|提交|提出|报销|报名|申领|领取)(?!的|[^，。；]{0,14}的(?!材料|申请|资料))"
)
TO: Final = ("向", "到", "至", "在")
HANDED: Final = ("报", "交", "送")
AT_REGULATOR: Final = re.compile(r"(?:在|向|(?<![收接得达])到|至|报|报告|报请|报经|交|送)$")
NOT_DONE: Final = re.compile(r"未[^，。；]{0,8}$")  # 未按规定报民政部门备案的
REGISTERS: Final = re.compile(
    r"^(?:报备|(?:统一|申请|进行|办理|提出|依法|完成|提交)*(?:法人)?(?:注册|登记|备案|审批|核准|(?:价格)?核定|审核|审查|批准|验收|复核|核查|认定|审定|确认)(?!的)|申请[^，。；的]{2,14}(?:登记|备案|许可)|(?:申请)?办理[^，。；]{1,14}|申领|申请领取|处[理置]|查处)"
)
SENT_TO: Final = re.compile(r"(?:推送|报送|抄送|反馈|移交|移送|报|抄告)(?:至|给|到)$|(?:推送|报送|移送|(?<!无偿)移交)$")
ORGANISATIONS_USED: Final = re.compile(r"发挥(?:好|各级)?$")  # 充分发挥工会、共青团、妇联等群团组织的作用
OF_USE: Final = re.compile(r"^[^，。；]{0,14}作用")
# 由区民政部门委托镇人民政府审批: who is told to does it, too
COMMISSIONED: Final = re.compile("(?<!受)委托$")
BESIDE: Final = re.compile(r"(?:(?P<jointly>会同|联合)|协同|(?P<moved>协调)|配合)$")
ASKED: Final = re.compile(r"(?:提请|商请|函请)$")  # 受理后提请区民政部门组织调查
NAMED_AS: Final = re.compile(
    r"(?:主管|管理|实施|执行|责任)(?:部门|机关|主体|单位|机构)(?:是|为)$"
)  # 主管机关是各级民政部门
TELLS: Final = re.compile(r"(?:指导|督促|组织|督导)$")  # 指导各地开展职业技能培训
DEFINITE_TASK: Final = re.compile(r"(?!的|工作|[和及]|、|[有相]关)[\u4e00-\u9fff]{4}")
# A government answerable in so many words. Samples: 是…责任主体, 负主要责任, 由各县（区）…执行
ANSWERABLE: Final = re.compile(r"^[^。；]{0,40}?(?:责任主体|(?:负|承担|落实|履行|扛起|压实)[^，。；]{0,16}责任|负总责)")
# 各县（区）人民政府要组织联合审查, 各县区每季度配套发放: a task of its own, but not 要高度重视
HAS_A_TASK: Final = re.compile(
    r"(?:都|均|还|也)?(?:要(?!求|高度重视|(?:进一步|切实|充分)?(?:提高|认识))|应(?!高度重视)|须|必须|每(?:年|半年|季度?|月))"
)
ANYWHERE: Final = "各地"  # are those of the bracket
GOVERNMENT_MUST: Final = re.compile(r"[府会处）县区市州旗镇乡道地](?:都|均|还|也)?(?:要|应|须|必须|每[年半季月])")
CARRIES_OUT: Final = re.compile(r"^[^，。；]{0,24}(?:执行|负责|落实|实施|承担|组织|制定|牵头|统筹)")
LEFT_TO_GOVERNMENT: Final = re.compile("由[各省市州县区旗乡镇属当地]")
RESPONSIBILITY: Final = re.compile("责任(?!单位|部门)")
LIABLE: Final = re.compile("责任主体|[负担实行][^，。；]{0,16}责任(?!单位|部门)")
# The subject stands in an earlier sentence: 各地政府要…。一是按照属地化管理的原则，对…负主要责任
LOCAL_LIABILITY: Final = re.compile(r"按照?属地(?:化)?管理[^。；]{0,12}原则，[^。；]{0,40}负[^，。；]{0,6}责任")


def assigned_in_text(text: str, provision: Provision, reader: BodyReader) -> tuple[Assigned, ...]:
    """The bodies that the running text of a provision without a bracket names as doing the work."""
    start = provision.start + len(provision.label)
    return tuple(
        item
        for begin, end in items_marked_by_signs(text, start, provision.end)
        for first, last in stretches_between(text, begin, end, "\n")
        for item in _assigned_together(
            _but_free_to_act(text, find_mentions(text, first, last, reader)), provision.number
        )
    )


def _but_free_to_act(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, but for what all of a kind may do if they like: 各区可结合实际制定."""
    return tuple(
        [mention for mention in mentions if not (mention.after.startswith("可") and text[mention.start] == "各")]
    )


def _assigned_together(mentions: tuple[Mention, ...], provision: str) -> Iterator[Assigned]:
    """What is assigned beside each other: who leads does so for all of it, but where each is charged with its own."""
    each = sum(mention.after.startswith(CHARGED) and not mention.before for mention in mentions) >= ENOUGH_CHARGED
    led = not each and any(_leads(mention) for mention in mentions)
    for mention in mentions:
        yield from _assigned(mention, provision, led=led)


def _assigned(mention: Mention, provision: str, *, led: bool) -> Iterator[Assigned]:
    part = _part(mention)
    if part is None:
        return
    for item in mention.bodies:
        role = _role(part, item.body, led=led)
        leads_alone = role == "lead" and len(mention.bodies) == 1
        yield Assigned(provision, item.in_list(open_ended=False) if leads_alone else item, role)


def _role(part: Role, body: Body, *, led: bool) -> Role:
    if part == "responsible" and led and body.kind != "government":
        return "participant"
    return part


def _part(mention: Mention) -> Role | None:
    """The role that the words around a mention give it, before a lead elsewhere is thought of; None for no role."""
    before, after = mention.before, mention.after
    if beside := BESIDE.search(before):
        moved = beside["moved"] and not after  # 协调财政等部门，解决问题: another solves it
        return "responsible" if beside["jointly"] else None if moved else "participant"
    if _only_named(mention):
        return None
    if ORGANISATIONS_USED.search(before):
        return "responsible" if OF_USE.match(after) else None
    if _regulates(mention) or (NAMED_AS.search(before) and not after):
        return "responsible"
    if TELLS.search(before):
        return "responsible" if _is_local(mention) and DEFINITE_TASK.match(after) else None
    return _part_of_subject(mention)


def _only_named(mention: Mention) -> bool:
    """Whether a body is named for who belongs to it, who it is made up of, or what it is paid."""
    only = any(says.match(mention.after) for says in (STAFF, MAKE_UP, OF_GROUP, SHARES_MONEY))
    return only or DEFINES.search(mention.before) is not None


def _regulates(mention: Mention) -> bool:
    """Whether others act at, tell or wait for a body: the body does the work they come for."""
    before, after = mention.before, mention.after
    if SENT_TO.search(before):
        # 报送市人民政府审批; 移交民政部门后; 报送上级民政部门
        told = _is_local(mention) and REGISTERS.match(after)
        return not (told or after.startswith(("后", "前", "的")) or _is_higher(mention))
    at = None if NOT_DONE.search(before) else AT_REGULATOR.search(before)
    if at and at[0] in TO and SEEKS.match(after):
        return not _is_higher(mention)
    if at and (REGISTERS.match(after) or (at[0] == "报请" and after.startswith("组织"))):
        # 报市人民政府批准, 提交市政府审定, 报上级民政部门备案
        return not (at[0].startswith(HANDED) and (_is_local(mention) or _is_higher(mention)))
    if COMMISSIONED.search(before):
        return _acts(after) and not ONLY_DESCRIBES.match(after)
    if ASKED.search(before):
        return _acts(after) and not (_is_local(mention) or _is_higher(mention))
    return BY_LEAVE_OF.search(before) is not None and GIVES_LEAVE.match(after) is not None and not _is_local(mention)


def _part_of_subject(mention: Mention) -> Role | None:
    if _leads(mention):
        return "lead"
    if ONLY_DESCRIBES.match(mention.after) or not (
        BEFORE_SUBJECT.search(mention.before) or (WHERE.match(mention.before) and _is_local(mention))
    ):
        return None
    if SUPPORTS.match(mention.after) or mention.after in TAKE_PART:
        return "participant"
    if mention.after.startswith("不得") and all(item.body.kind == "collective" for item in mention.bodies):
        return None  # 医疗机构不得… regulates them
    by = BY.search(mention.before) is not None and not BY_WHOM.match(mention.after)
    return "responsible" if by or _acts(mention.after) else None


def _acts(after: str) -> bool:
    if MUST.match(after) or DOES.match(after):
        return True
    rest = REST_OF_LIST.match(after)
    return rest is not None and DOES.match(after[rest.end() :]) is not None


def _leads(mention: Mention) -> bool:
    if mention.before.endswith("、"):  # 由市政府分管领导召集、市卫生健康委牵头
        return mention.after.startswith("牵头")
    return BEFORE_SUBJECT.search(mention.before) is not None and LEADS.match(mention.after) is not None


def _is_local(mention: Mention) -> bool:
    return all(item.body.kind == "government" for item in mention.bodies)


def _is_higher(mention: Mention) -> bool:
    return any("上级" in item.body.canonical or "上一级" in item.body.canonical for item in mention.bodies)


def answerable_governments(text: str, provision: Provision, reader: BodyReader) -> tuple[Assigned, ...]:
    """The governments that a provision governed by a bracket makes answerable in so many words."""
    if not _may_be_answerable(provision.text):
        return ()
    start = provision.start + len(provision.label)
    governments = [m for m in find_governments(text, start, provision.end, reader) if _is_local(m)]
    local = LOCAL_LIABILITY.search(text, start, provision.end) is not None
    found = [m for m in governments if _answers(text, m, provision.end)]
    if local and not found:
        found = [m for m in governments if _part_of_subject(m)][:1]
    return tuple(
        Assigned(provision.number, item.in_list(open_ended=False), "responsible")
        for mention in found
        for item in mention.bodies
    )


def _may_be_answerable(words: str) -> bool:
    """A cheap first look."""
    if ("由" in words and LEFT_TO_GOVERNMENT.search(words)) or "负总责" in words:
        return True
    if GOVERNMENT_MUST.search(words):
        return True
    return RESPONSIBILITY.search(words) is not None and LIABLE.search(words) is not None


def _answers(text: str, mention: Mention, end: int) -> bool:
    if mention.before.endswith("由"):
        return CARRIES_OUT.match(mention.after) is not None
    sentence = text[mention.end : min(end, mention.end + 60)]
    if not mention.before and HAS_A_TASK.match(mention.after):
        return not text.startswith(ANYWHERE, mention.start)
    return BEFORE_SUBJECT.search(mention.before) is not None and ANSWERABLE.match(sentence) is not None
