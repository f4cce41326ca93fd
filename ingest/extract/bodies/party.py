"""The committees of the Party beside the governments of the same level: 各级党委、政府 are 各级党委 and 各级政府."""

import re
from typing import Final

from hengce.ingest.extract.bodies.body import Body, Listed
from hengce.ingest.extract.bodies.names import BodyReader

PARTY_SIGN: Final = "委"  # looked for first
BOTH: Final = re.compile(
    r"(?P<which>各(?:[^委、（]|（[^）]*）){1,16}?)(?P<party>党(?:工|（工）)?委(?:（党工委）)?|(?<=[市县区旗）])委)(?:[、和及与])?(?P<government>(?:人民)?政府.*)"
)
WORKING: Final = "工"  # 党工委


def with_party(text: str, item: Listed, reader: BodyReader) -> tuple[Listed, ...]:
    """The committees and the governments that an item names together; the item itself where it does not."""
    if item.body.kind != "government" or text.find(PARTY_SIGN, item.start, item.end) < 0:
        return (item,)
    both = BOTH.fullmatch(text, item.start, item.end)
    name = both["which"] + both["government"] if both else ""
    government = reader.read(name) if both else None
    if both is None or government is None:
        return (item,)
    ending = "工作委员会" if both["party"].startswith(f"党{WORKING}") else "委员会"
    committee = Body("government", f"中共{reader.places.prefix()}{both['which']}{ending}", None, "party")
    return (
        Listed(item.start, both.end("party"), committee, item.open_ended),
        Listed(both.start("government"), item.end, government, item.open_ended, name),
    )
