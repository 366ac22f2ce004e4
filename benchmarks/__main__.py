"""Every benchmark, one after the other, each in a process of its own so that none warms or crowds the next.

python -m benchmarks             # all
python -m benchmarks extract     # some
"""

from __future__ import annotations

import subprocess
import sys

BENCHMARKS = ("extract", "growth", "parse", "crawl", "warehouse", "service")


def main(names: list[str]) -> int:
    """Exit 1 where a benchmark failed, 2 for a name that is none."""
    strangers = [name for name in names if name not in BENCHMARKS]
    if strangers:
        print(f"no benchmark {', '.join(strangers)}; there are: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    failed = []
    for name in names or BENCHMARKS:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
        print(flush=True)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
