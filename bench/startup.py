"""How long whole processes take: `hengce --help`, and a search in a library of the corpus.

Usage: python bench/startup.py
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
HENGCE = Path(sys.executable).with_name("hengce")
RUNS = 7
BARS = {("--help",): 0.4, ("search", "托育机构备案"): 0.8}  # seconds


def seconds(*command: str) -> float:
    """How long one whole process takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Prints the median of each command; ends with 1 when one misses its bar."""
    slow = False
    with tempfile.TemporaryDirectory() as home:
        subprocess.run([HENGCE, "ingest", ROOT / "corpus", "--home", home], check=True, capture_output=True)
        for arguments, bar in BARS.items():
            place = () if arguments == ("--help",) else ("--home", home)
            median = statistics.median(seconds(str(HENGCE), *arguments, *place) for _ in range(RUNS))
            print(f"hengce {' '.join(arguments):24} {median:.2f} s (at most {bar} s)")
            slow |= median > bar
    raise SystemExit(slow)


if __name__ == "__main__":
    main()
