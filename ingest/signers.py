"""Who signs a document: bodies one below the other above the date, or several on one line that spaces once parted."""

import re
from collections.abc import Iterable
from itertools import dropwhile
from typing import Final

from hengce.ingest.lexicon.documents import load_document_lexicon

DATE_LINE: Final = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日(?:印发)?|[〇○零0OОo一二三四五六七八九十]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
# One body on a line, or several
ISSUER: Final = re.compile(
    r"(?:[^，。；：、《》（）\d]{2,120}(?:政府|办公室|办公厅|办事处|委员会|管委会|中心|局|厅|部|院|委|会|联|署|行|办|司|总队|支队|集团|公司|小组|指挥部|联席会议|机制)|中共中央)"
)
SEALED_FOR: Final = re.compile(r"（[^（）]{2,30}代章）")  # below a body without a seal of its own: （某市住房局代章）
PLACE: Final = re.compile(r"(?:中共)?([\u4e00-\u9fff]{1,7}?[省市州盟县区旗])")
BEHIND_BODY: Final = re.compile("(?<=[厅局委部会院行办室府])(?<!总局)(?<!监督管理委员会)(?<!人民银行)")
# 财政部|税务总局关于…, 财政部办公厅|商务部办公厅, but no part of one: 教育部办公厅, 国家税务总局某省税务局
BEHIND_MINISTRY: Final = re.compile(
    r"(?:(?<=部|委|署|办)|(?<=公厅|总局|银行|监会))"
    r"(?=(?!员|公厅|办公)[\u4e00-\u9fff]{1,12}(?:部|委|署|总局|银行|[监协]会)(?!员))"
    r"|(?<=[部委署局行会办央联厅])(?=国务院|共青团中央|(?:国家|中国|全国)[\u4e00-\u9fff]{2,12}(?:局|会|委|行|联))"
)
STATE_COUNCIL: Final = re.compile(r"(?:(?<=^中共中央)|(?<=^中共中央办公厅))(?=国务院)")


def signs(line: str) -> bool:
    """Whether a line names nothing but bodies that may sign: 某市民政局, 全国总工会共青团中央全国妇联."""
    return ISSUER.fullmatch(line) is not None or bool(central_bodies(line))


def is_signature(lines: Iterable[str]) -> bool:
    """Whether the first lines name who signs, one below the other, and then the date."""
    behind = iter(lines)
    signer = next(behind, "")
    date = next(dropwhile(lambda line: signs(line) or SEALED_FOR.fullmatch(line), behind), "")
    return signs(signer) and DATE_LINE.fullmatch(date) is not None


def central_bodies(line: str) -> tuple[str, ...]:
    """The bodies of the State of which the line is made up, none when it holds anything else.

    >>> central_bodies("财政部民航局"), central_bodies("某省民政厅")
    (('财政部', '民航局'), ())
    """
    body = load_document_lexicon().central_body
    names = tuple(body.findall(line)) if body.match(line) else ()
    return names if "".join(names) == line else ()


def parted(signers: str) -> str:
    """Those who sign on one line, each named apart: told by the place that each begins with, or known by name.

    >>> parted("江西省教育厅江西省财政厅国家税务总局江西省税务局")
    '江西省教育厅、江西省财政厅、国家税务总局江西省税务局'
    >>> parted("中共中央国务院"), parted("中共柳河县委柳河县人民政府")
    ('中共中央、国务院', '中共柳河县委、柳河县人民政府')
    >>> parted("住房城乡建设部国家发展改革委财政部"), parted("教育部办公厅财政部办公厅")
    ('住房城乡建设部、国家发展改革委、财政部', '教育部办公厅、财政部办公厅')
    >>> parted("全国总工会共青团中央全国妇联"), parted("国家能源局综合司")
    ('全国总工会、共青团中央、全国妇联', '国家能源局综合司')
    """
    signers = STATE_COUNCIL.sub("、", signers.replace(" ", "、"))
    if central := central_bodies(signers):
        return "、".join(central)
    place = PLACE.match(signers)
    if place is None:
        return BEHIND_MINISTRY.sub("、", signers)
    begins = (place[1], f"中共{place[1]}", "国家", "中国")
    return BEHIND_BODY.sub(lambda match: "、" if signers.startswith(begins, match.start()) else "", signers)
