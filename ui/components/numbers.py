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
