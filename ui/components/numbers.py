"""Provision numbers as users read them."""

ATTACHMENT = "A"  # how numbers of attachments begin: A.3 in a single one, A2.3 in the second


def number_name(number: str | None) -> str:
    """The number with the word for attachments, empty for text in no numbered part.

    >>> number_name("3.1.2"), number_name("A.7"), number_name("A2")
    ('3.1.2', '附件.7', '附件2')
    """
    if number is None:
        return ""
    return f"附件{number[1:]}" if number.startswith(ATTACHMENT) else number


def place_name(number: str) -> str:
    """The part of a document as it is spoken of.

    >>> place_name("3.1.2"), place_name("A.7"), place_name("A2.1.3"), place_name("A")
    ('第 3.1.2 条', '附件第 7 条', '附件2第 1.3 条', '附件')
    """
    if not number.startswith(ATTACHMENT):
        return f"第 {number} 条"
    attachment, _, part = number.partition(".")
    return number_name(attachment) + (f"第 {part} 条" if part else "")
