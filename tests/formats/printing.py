"""Documents printed by a browser: the same text as a PDF with pages, margins and page numbers as offices set them."""

import html
import os
import shutil
import subprocess
from pathlib import Path

BROWSER = os.environ.get("HENGCE_TEST_BROWSER") or shutil.which("chromium") or ""
# Margins and sizes of type are those of GB/T 9704-2012.
STYLE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm;
  @bottom-center { content: "— " counter(page) " —"; font-size: 14pt } }
body { font: 16pt/28pt "Noto Serif CJK SC"; margin: 0 }
h1 { font-size: 22pt; line-height: 30pt; text-align: center }
p { text-indent: 2em; margin: 0; text-align: justify }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 18pt }
td, th { border: 1px solid black; padding: 3pt }
"""
GAZETTE = '@page { @top-center { content: "某市人民政府公报"; font-size: 9pt } }'  # a running head


def print_pdf(body: str, path: Path, style: str = "") -> Path:
    """The file at `path`: a PDF of the HTML `body`."""
    source = path.with_suffix(".html")
    source.write_text(f"<meta charset=utf-8><style>{STYLE}{style}</style>{body}", "utf-8")
    subprocess.run(
        [
            BROWSER,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={path.parent / 'profile'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={path}",
            source.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return path


def text_to_html(text: str) -> str:
    """Normalised `text` as HTML: a paragraph for each line, tables of rows whose cells are divided by tabs."""
    parts, rows = list[str](), list[str]()
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t")) + "</tr>")
            continue
        if rows:
            parts.append(f"<table>{''.join(rows)}</table>")
            rows = []
        if line:
            parts.append(f"<p>{html.escape(line)}</p>")
    return "".join(parts)
