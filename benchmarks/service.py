"""What the scheduler costs: loading the code location, pages to a release on the sample, a refresh with nothing new.

python -m benchmarks.service

Wall clock depends on who else works on the machine, processor time does not: both are said, with the load. Bytecode is
compiled first, as an installation does it.
"""

from __future__ import annotations

import compileall
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.settings import PROJECT

SAMPLE = PROJECT / "sample" / "sample.warc.gz"
RUN = ("-m", "pipelines.cli", "run")
ASKED = {"code location": 10, "new pages to a release": 60, "nothing new": 15}
"""Seconds of wall clock that are asked for, on two cores that nobody else uses."""


def took(data: Path, arguments: Sequence[str]) -> tuple[float, float]:
    """Seconds of wall clock and of processor time of a Python process and its children."""
    environment = os.environ | {"VNDX_DATA": str(data), "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": ""}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([sys.executable, *arguments], env=environment, cwd=PROJECT, check=True, capture_output=True)
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Prints the table; exits 1 where a refresh with nothing new made a release."""
    for room in ("pipelines", "warehouse"):
        compileall.compile_dir(PROJECT / room, quiet=1)
    with TemporaryDirectory() as folder:
        data = Path(folder)
        found = {"code location": took(data, ["-c", "import pipelines.definitions"])}
        found["new pages to a release"] = took(data, [*RUN, str(SAMPLE)])
        releases = sorted((data / "releases").iterdir())
        found["nothing new"] = took(data, RUN)
        more = sorted((data / "releases").iterdir()) != releases
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for name, (wall, processor) in found.items():
        print(f"{name:24} {wall:6.1f} s  {processor:6.1f} s of processor time  (asked: under {ASKED[name]} s)")
    print(f"a refresh with nothing new {'MADE' if more else 'made no'} release")
    return int(more)


if __name__ == "__main__":
    sys.exit(main())
