"""The error tree: what can go wrong, said to the person who must act.

Every message is one sentence that says what was found and what to do. It is kept in Chinese and in English; which
one is shown is decided once, where the environment is read.
"""

import errno
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence in both languages.

    >>> Message("文件是空的。", "The file is empty.").in_language("en")
    'The file is empty.'
    """

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The sentence in `language` (`zh` or `en`)."""
        return self.en if language == "en" else self.zh


# What the system says of a file, in the words of the person who must act.
REASONS = {
    errno.ENOENT: Message("位置不存在", "no such place"),
    errno.EACCES: Message("没有权限", "permission denied"),
    errno.EPERM: Message("没有权限", "permission denied"),
    errno.EROFS: Message("磁盘只读", "the disk is read-only"),
    errno.ENOSPC: Message("磁盘已满", "the disk is full"),
    errno.EDQUOT: Message("磁盘配额已满", "the disk quota is used up"),
    errno.EISDIR: Message("这是文件夹", "it is a folder"),
    errno.ENOTDIR: Message("上级不是文件夹", "what stands above it is no folder"),
    errno.ENAMETOOLONG: Message("名称太长", "the name is too long"),
    errno.EBUSY: Message("文件正被占用", "the file is in use"),
    errno.EIO: Message("磁盘读写出错", "the disk failed"),
}


def system_reason(error: OSError) -> Message:
    """Why the system refused a file, in both languages; the number of the error when it is an unusual one.

    >>> system_reason(OSError(errno.ENOSPC, "No space left on device")).zh
    '磁盘已满'
    """
    return REASONS.get(error.errno or 0, Message(f"系统错误 {error.errno}", f"system error {error.errno}"))


class PolicyError(Exception):
    """Anything Hengce refuses to do, with the sentence that explains it."""

    exit_code = 1  # the data or the machine is at fault; 2 is for wrong usage

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.message = Message(zh, en)

    def __reduce__(self) -> tuple[type["PolicyError"], tuple[str, str]]:
        """Both sentences, so that an error met in another process arrives whole."""
        return type(self), (self.message.zh, self.message.en)


class ReadError(PolicyError):
    """A source file cannot be read: missing, empty, unsupported, damaged, encrypted, too large."""


class LexiconError(PolicyError):
    """An entry of the rules is wrong; the message names file and line."""


class StoreError(PolicyError):
    """The graph store is unavailable, locked, or not found."""


class SearchError(PolicyError):
    """The index is unavailable."""


class ConfigError(PolicyError):
    """A setting or an argument is wrong."""

    exit_code = 2
