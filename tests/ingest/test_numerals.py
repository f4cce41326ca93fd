"""Numerals read back to the number they were written from; quantities follow the case table."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengce.ingest.numerals import find_quantities, numeral_to_number, quantity_pattern

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "numerals.toml").read_text("utf-8"))
PATTERN = quantity_pattern(("个", "家", "元", "人", "平方米"))


def number_to_han(number: int) -> str:
    """The plain reading of 0 to 99,999,999: 105 → 一百零五, 10 → 一十."""
    if number >= 10_000:
        rest = number % 10_000
        return (
            number_to_han(number // 10_000)
            + "万"
            + (("零" if rest < 1000 else "") + number_to_han(rest) if rest else "")
        )
    digits = f"{number:04d}"
    words = "".join(
        "零一二三四五六七八九"[int(digit)] + (step if digit != "0" else "")
        for digit, step in zip(digits, ("千", "百", "十", ""), strict=True)
    )
    while "零零" in words:
        words = words.replace("零零", "零")
    return words.strip("零") or "零"


@pytest.mark.parametrize("case", CASES["numeral"], ids=lambda case: case["text"])
def test_numeral_has_its_value(case: dict[str, object]) -> None:
    assert numeral_to_number(str(case["text"])) == case["value"]


@pytest.mark.parametrize("case", CASES["quantity"], ids=lambda case: case["text"])
def test_quantities_of_a_sentence(case: dict[str, list[list[object]]]) -> None:
    text = str(case["text"])
    found = find_quantities(PATTERN, text, 0, len(text))
    assert [[q.value, q.unit] if q.upper is None else [q.value, q.upper, q.unit] for q in found] == case["found"]


@given(st.integers(0, 99_999_999))
def test_han_numeral_reads_back(number: int) -> None:
    assert numeral_to_number(number_to_han(number)) == number


@given(st.integers(0, 10**12))
def test_arabic_numeral_with_separators_reads_back(number: int) -> None:
    assert numeral_to_number(f"{number:,}") == number


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    value = numeral_to_number(text)
    assert value is None or value >= 0


@given(st.text())
def test_quantities_lie_in_the_text_in_order(text: str) -> None:
    spans = [(q.start, q.end) for q in find_quantities(PATTERN, text, 0, len(text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
