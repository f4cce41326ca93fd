"""The region a document is issued for, from who issued it, its title, and where they leave a choice, its text."""

from collections.abc import Iterable

from hengce.ingest.lexicon.regions import NATION, RegionLexicon
from hengce.ingest.model import Extracted, Finding, Region

NATIONAL = ("国务院", "中共中央", "中央", "国家", "全国", "最高人民")
NATIONAL_ENDINGS = ("部", "总局", "总署", "人民银行", "银保监会", "证监会")


def extract_region(names: Iterable[str], text: str, lexicon: RegionLexicon) -> Extracted[Region]:
    """The region that the first of `names` (issuer, title, notice) begins with; else the one `text` names most.

    Findings: `ambiguous_region` when the name has several bearers and the text settles on none of them,
    `unknown_region` when none is named.
    """
    names = tuple(names)
    for name in names:
        if found := _leading(name, lexicon) or lexicon.leading(name):
            return _settled(found, text)
    if any(name.startswith(NATIONAL) or name.endswith(NATIONAL_ENDINGS) for name in names):
        return Extracted((NATION,))
    if found := _most_named(text, lexicon):
        return _settled(found, text)
    zh, en = "没有读出发文地区，请在文库中补充。", "The region it is issued for could not be read."
    return Extracted((), (Finding("unknown_region", zh, en),))


def _leading(name: str, lexicon: RegionLexicon) -> tuple[Region, ...]:
    """The regions `name` may begin with: 重庆市渝中区人民政府 begins with 渝中区 of 重庆市."""
    found: tuple[Region, ...] = ()
    start = 0
    while True:
        printed, regions = lexicon.named(name, start)
        below = tuple(r for r in regions if not found or any(up.name in r.path[:-1] for up in found))
        if not below:
            return found
        found, start = below, start + len(printed)


def _settled(found: tuple[Region, ...], text: str) -> Extracted[Region]:
    """The one of `found` whose province and city the text names most often."""
    votes = sorted(
        ((sum(text.count(_stem(up)) for up in region.path[:-1]), region) for region in found), key=lambda v: -v[0]
    )
    best = votes[0][1]
    if len(votes) == 1 or votes[0][0] > votes[1][0] or len({region.path for region in found}) == 1:
        return Extracted((best,))
    paths = "、".join("".join(region.path) for region in found[:4])
    zh, en = (
        f"「{best.name}」有几处同名（{paths}），暂取第一处，请核对。",
        f"“{best.name}” may be any of {paths}; the first is taken.",
    )
    return Extracted((best,), (Finding("ambiguous_region", zh, en),))


def _stem(name: str) -> str:
    """云南 of 云南省: how the text may name it, too."""
    return name[:2] if name.endswith("自治区") and not name.startswith("内蒙古") else name.rstrip("省市") or name


def _most_named(text: str, lexicon: RegionLexicon) -> tuple[Region, ...]:
    """The province or city named most often, in full or in short, when it is named at least twice."""
    counts = {name: text.count(name) for name in lexicon.short_codes if name in text}
    best = max(counts, key=lambda name: counts[name], default="")
    return lexicon.known(best) if counts.get(best, 0) >= 2 else ()
