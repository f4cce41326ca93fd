"""The Chinese of the command line's own machinery."""

import gettext
from pathlib import Path

import babel.messages.pofile

FOLDER = Path(__file__).parents[2] / "ui" / "locale" / "zh" / "LC_MESSAGES"


def test_compiled_catalogue_is_the_one_people_read() -> None:
    with (FOLDER / "messages.po").open("rb") as text, (FOLDER / "messages.mo").open("rb") as compiled:
        read = {message.id: message.string for message in babel.messages.pofile.read_po(text) if message.id}
        translations = gettext.GNUTranslations(compiled)
    for key, string in read.items():
        if isinstance(key, tuple):
            assert translations.ngettext(*key, 1) == string[0]
        else:
            assert translations.gettext(key) == string
