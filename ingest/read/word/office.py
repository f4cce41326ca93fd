"""Old Word, WPS, RTF and OpenDocument files → text, by way of LibreOffice where it is installed."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from hengce.ingest.errors import ReadError
from hengce.ingest.read.package import damaged, encrypted
from hengce.ingest.read.source import ReadText
from hengce.ingest.read.word.document import read_docx

# Names of streams in a compound file
WORD_STREAM, SEALED_STREAM = (name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage"))
# The stream of a Word file begins in the first sector, with a mark; a flag says encrypted ([MS-DOC] 2.5.2).
FIB, FIB_MARK, FLAGS, FLAG_ENCRYPTED = 512, b"\xec\xa5", 11, 0x01

PLACES = (  # where installers put it when it is not on the path
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
MAX_SECONDS = 90  # a plan takes 3 s, most of it the start; a slow laptop with a long document twenty times that
# A document is only read: no macros, and nothing is fetched that it refers to.
FORBIDDEN = ("DisableMacrosExecution", "DisableActiveContent", "BlockUntrustedRefererLinks")
SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>true</value></prop></item>'
)
SETTINGS = (
    f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{"".join(map(SETTING.format, FORBIDDEN))}</oor:items>'
)


def is_word_stream(content: bytes) -> bool:
    """Whether a compound file is a Word or WPS text, or one locked by a password."""
    return WORD_STREAM in content or SEALED_STREAM in content


def read_office(content: bytes, name: str) -> ReadText:
    """The text of a file that LibreOffice can turn into a Word document; read as that.

    Raises: ReadError when LibreOffice is not installed, takes too long, or cannot read the file.
    """
    if SEALED_STREAM in content or (content[FIB : FIB + 2] == FIB_MARK and content[FIB + FLAGS] & FLAG_ENCRYPTED):
        raise encrypted(name)
    program = _program()
    if program is None:
        raise ReadError(
            f"读 {name} 要用 LibreOffice，这台电脑上没有；请安装 LibreOffice，或在 Word、WPS 中另存为 docx。",
            f"Reading {name} takes LibreOffice, which is not installed here: install it, or save the file as docx.",
        )
    return read_docx(_converted(program, content, name), name)


def _program() -> str | None:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def _converted(program: str, content: bytes, name: str) -> bytes:
    """The file as docx, made in a folder and with a profile of its own: no window or run of the user's is touched."""
    with TemporaryDirectory(prefix="hengce-") as folder:
        # by the suffix .doc alone WPS files are taken for what they are; RTF and ODT are known by their content
        given, profile = Path(folder, "given.doc"), Path(folder, "profile")
        given.write_bytes(content)
        settings = profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(SETTINGS, "utf-8")
        options = (f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck")
        _run([program, *options, "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(given)], name)
        made = given.with_suffix(".docx")
        if not made.is_file():
            raise damaged(name)
        return made.read_bytes()


def _run(command: list[str], name: str) -> None:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603  # no shell, and nothing of the document is an argument
        command,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        start_new_session=True,  # the program starts others, and all must end with it
    )
    with process:
        try:
            process.wait(MAX_SECONDS)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise ReadError(
                f"LibreOffice 在 {MAX_SECONDS} 秒内没有读完 {name}，已放弃；请在 Word 或 WPS 中另存为 docx。",
                f"LibreOffice did not finish {name} within {MAX_SECONDS} s: save it as docx in Word or WPS.",
            ) from error
        except BaseException:
            _end(process)
            raise


def _end(process: "subprocess.Popen[bytes]") -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
