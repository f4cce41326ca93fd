"""Documents that came without any line breaks: where the lines around the parts begin.

These are title, number, recipients, signature with date, notes and attachments.
"""

import re
from collections.abc import Iterator
from typing import Final

from hengce.ingest.numerals import NOUGHT

TYPE: Final = (
    r"(?:通知|意见|方案|措施|举措|办法|规定|细则|计划|规划|决定|要点|政策|通告|公告|制度|预案|纲要|条例|规则|规程|指南"
    r"|清单|目录|的函)(?:（[^（）]{1,14}）)?"
)
BODY: Final = r"[\u4e00-\u9fff、 ]{2,200}?(?:政府|办公室|办公厅|委员会|局|厅|部|院|委|会|联)"
NUMBER: Final = r"(?:(?!的|通知|意见|方案|办法)[\u4e00-\u9fff]){2,8}[〔【\[（]\d{4}[〕】\]）]第?\d{1,5}号"
HAN_DATE: Final = rf"[{NOUGHT}一二三四五六七八九]{{4}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日"
DATE: Final = rf"(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日|{HAN_DATE})"
DATED: Final = re.compile(  # from its 年 on: a search skips to that
    rf"年(?<=[{NOUGHT}一二三四五六七八九\d]{{4}}年)(?:\d{{1,2}}月\d|[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十])"
)
RECIPIENTS: Final = r"(?:(?!的)[\u4e00-\u9fff]){0,10}(?:各|有关部门)[^。；：《]{0,300}："
# What a text begins with behind its title
OPENING: Final = r" *(?:为|根据|按照|依据|依照|现将|因|当前|近年来|随着|《|第一[章条]|一、)"
TITLE: Final = rf"[^。；：，]{{6,90}}?{TYPE}"

HEAD: Final = re.compile(
    rf"(?:(?:{BODY})?(?:文件)?()(?={NUMBER}){NUMBER})?"
    rf"(?:()(?!各){TITLE}(?=（?{NUMBER}|{RECIPIENTS}|{OPENING}))?(?:()（?{NUMBER}）?)?(?:()(?:{RECIPIENTS}))?()"
)
SIGNATURE: Final = re.compile(
    rf"()(?:(?:{BODY}) *(?:()(?={DATE}(?!印发)))?)?{DATE}"
    rf"(?:印发()|()（此件[^（）]*）()(?:{TITLE}()(?={OPENING}))?|() *{TITLE}()(?={OPENING})"
    rf"|()(?=更多信息|扫一扫)|(?=$|附件))"  # 更多信息请关注…: a remark of the page
)
# 请认真贯彻执行。|某市人民政府办公室|2024年4月28日|为加快…: below a notice, and nothing but the text goes on
SENT_OUT: Final = re.compile("印发|转发|下发|执行|落实|实施|办理")
SIGNED: Final = rf"()(?:{BODY} *()(?={DATE}))?{DATE}"
SIGNED_ABOVE: Final = re.compile(f"{SIGNED}()(?={OPENING})")
QUOTED: Final = re.compile(r"《([^《》]{6,60})》[^。]*(?:印发|转发|下发)")
BEHIND_CONTACT: Final = re.compile(r"[0-9A-Za-z）](?=[\u4e00-\u9fff、 ]+$)")  # 电话：66908523|某市民政局2024年3月29日
LONGEST_NOTE: Final = 160  # characters of the sentences that quote a title and send its text out
LONGEST_SENT_OUT: Final = 40  # characters before the end of the sentence that sends the text out
NOTE: Final = re.compile(r"[。）](?:(?=抄送：)|(?=附件(?:：|\d[.、：])))()")
ATTACHMENT: Final = re.compile(rf"附件[1-9]?()(?=[^。；：，]{{6,60}}?(?:{TYPE}|分工|职责|名单)()(?:{OPENING}|（一）))")
NAMED: Final = frozenset("见的本和及《（")  # behind these an attachment is only named
LONGEST_SIGNATURE: Final = 240  # characters from the sentence before it to the date: twenty ministries may sign


def attachment_starts(text: str) -> list[int]:
    """Where in `text` an attachment begins, which counts its parts anew."""
    return [match.start() for match in _attachments(text)]


def head_starts(text: str) -> list[int]:
    """Where in the first words of a document title, number, recipients and the text behind them begin; in order."""
    head = HEAD.match(text)
    return list(_starts(head)) if head else []


def frame_starts(text: str) -> list[int]:
    """Where in `text`, a document in one line, a line around its parts begins; in order.

    >>> text = "某市人民政府减税通知某政发〔2020〕1号各区政府：为减税，通知如下：一、减税。某市政府2020年5月1日"
    >>> starts = frame_starts(text)
    >>> [text[start:end] for start, end in zip(starts, [*starts[1:], None])][1:]
    ['某政发〔2020〕1号', '各区政府：', '为减税，通知如下：一、减税。', '某市政府', '2020年5月1日']
    """
    found = set(head_starts(text))
    for match in (*_signatures(text), *NOTE.finditer(text)):
        found.update(_starts(match))
    for match in _attachments(text):
        found.update((match.start(), *_starts(match)))
    return sorted(found)


def _signatures(text: str) -> Iterator[re.Match[str]]:
    """Who signs and when, behind the last sentence before a date."""
    for date in DATED.finditer(text):
        begin = date.start() - len("2020")
        behind = max(text.rfind(mark, max(0, begin - LONGEST_SIGNATURE), begin) for mark in "。）") + 1
        signature = (SIGNATURE.match(text, behind) if behind else None) or _above(text, behind)
        if signature is None and (contact := BEHIND_CONTACT.search(text, behind, begin)):
            signature = SIGNATURE.match(text, contact.end())
        if signature and signature.end() >= date.end():
            yield signature


def _above(text: str, behind: int) -> re.Match[str] | None:
    """Who signs and when, where the sentence that ends at `behind` sends out what follows without a title, or under
    the title that it quotes: 现将《某县规划》印发给你们，请执行。|某县人民政府|2022年4月6日|某县规划|山河…"""
    if SENT_OUT.search(text, max(0, behind - LONGEST_SENT_OUT), behind) is None:
        return None
    if signed := SIGNED_ABOVE.match(text, behind):
        return signed
    quoted = QUOTED.search(text, max(0, behind - LONGEST_NOTE), behind)
    return (
        re.compile(f"{SIGNED}()(?={re.escape(quoted[1])}){re.escape(quoted[1])}()").match(text, behind)
        if quoted
        else None
    )


def _attachments(text: str) -> list[re.Match[str]]:
    return [match for match in ATTACHMENT.finditer(text) if text[match.start() - 1] not in NAMED]


def _starts(match: re.Match[str]) -> Iterator[int]:
    """Where the empty groups of a match stand."""
    return (start for start in (match.start(group + 1) for group in range(match.re.groups)) if start >= 0)
