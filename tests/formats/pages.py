"""Web pages made of a text, in the shells of common content systems."""

import html
import tomllib
from collections.abc import Mapping
from pathlib import Path

STYLES: list[dict[str, str]] = tomllib.loads((Path(__file__).parents[1] / "cases" / "pages.toml").read_text("utf-8"))[
    "style"
]


def make_page(style: Mapping[str, str], title: str, body: str) -> bytes:
    """The bytes of a page with the article `body`, which is HTML."""
    page = style["page"].replace("{{title}}", html.escape(title)).replace("{{body}}", body)
    return page.lstrip().encode(style["encoding"], "xmlcharrefreplace")


def text_to_body(text: str, paragraph: str) -> str:
    """Normalised `text` as the body of an article: `paragraph` for each line, tables of rows divided by tabs."""
    parts, rows = list[str](), list[str]()
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append("<tr>" + "".join(f"<td><p>{html.escape(cell)}</p></td>" for cell in line.split("\t")) + "</tr>")
            continue
        if rows:
            parts.append(f"<table border=1>{''.join(rows)}</table>")
            rows = []
        if line:
            parts.append(paragraph.replace("{{text}}", html.escape(line)))
    return "".join(parts)
