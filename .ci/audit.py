"""Known vulnerabilities of the locked dependencies, by pip-audit.

    python .ci/audit.py [PIP-AUDIT]

Exit 1 where one is known, or where the lock cannot be read. Without a network nothing can be known: it says so and
exits 0, so that a closed machine can land a change. pip-audit itself calls a package that its service does not know
"no known vulnerability"; here such packages are counted and named.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"
NO_NETWORK = (
    "your network may be blocking",
    "ConnectionError",
    "ConnectTimeout",
    "ReadTimeout",
    "Max retries exceeded",
)


def main(program: str) -> int:
    """Runs pip-audit and says what it found in one line a finding."""
    with TemporaryDirectory() as folder:
        found = Path(folder) / "found.json"
        options = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
        done = subprocess.run(
            [program, *options, "--output", found, "-r", LOCK], capture_output=True, text=True, check=False
        )
        if not found.exists():
            if any(words in done.stderr for words in NO_NETWORK):
                print("audit: NOT AUDITED, the network is closed: nothing is known of the locked packages")
                return 0
            print(f"audit: pip-audit could not work:\n{done.stderr.strip()}", file=sys.stderr)
            return 1
        packages = json.loads(found.read_text(encoding="utf-8"))["dependencies"]
    unknown = [one["name"] for one in packages if "skip_reason" in one]
    if len(unknown) == len(packages):
        print("audit: NOT AUDITED, the service that answers knows none of the locked packages (a mirror, perhaps)")
        return 0
    findings = [(one, vulnerability) for one in packages for vulnerability in one.get("vulns", ())]
    for one, vulnerability in findings:
        fixed = ", ".join(vulnerability["fix_versions"]) or "no version yet"
        print(f"{one['name']} {one['version']}: {vulnerability['id']}, fixed in {fixed}", file=sys.stderr)
    print(f"audit: {len(packages) - len(unknown)} packages asked about, {len(findings)} known vulnerabilities")
    if unknown:
        print(f"audit: the service does not know {', '.join(unknown)}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else str(Path(sys.executable).parent / "pip-audit")))
