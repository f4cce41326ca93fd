"""How sums and shares are printed: 30万元, 5%—20%, 1∶0.5, 5000元/辆."""

import re
from typing import Final

RANGE: Final = r"(?:[—–~～至-]\d[\d.,]*[万亿]?[元%]?)?"
FIGURE: Final = (
    r"(?:[一二两三五十百千]+万?元|\d[：:∶]\d[\d.]*"
    rf"|\d[\d.,]*{RANGE}(?:[百千万亿]*(?:美?元|[%倍]){RANGE}|(?<=[元%])))(?:/[一-龥]{{1,4}})*"
)
PRINTED: Final = re.compile(r"\d[\d.,]*[百千万亿]*(?:美?元|[%倍])|[一二两三五十百千]万?元|\d[：:∶]\d")
