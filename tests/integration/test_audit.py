"""The audit fails on findings, and says plainly when nothing could be known. pip-audit is a stand-in here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipelines.settings import PROJECT

WELL = {"name": "httpx", "version": "0.28.1", "vulns": []}
ILL = {"name": "lxml", "version": "6.1", "vulns": [{"id": "CVE-2026-1", "fix_versions": ["6.2"], "aliases": []}]}
STRANGE = {"name": "ours", "skip_reason": "Dependency not found on PyPI"}


def audit(folder: Path, packages: list[dict[str, Any]] | None, stderr: str = "") -> subprocess.CompletedProcess[str]:
    """The audit with a pip-audit that finds these packages (None: it ends without an answer)."""
    program = folder / "pip-audit"
    answer = None if packages is None else json.dumps({"dependencies": packages})
    program.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"sys.stderr.write({stderr!r})\n"
        f"if {answer!r}: open(sys.argv[sys.argv.index('--output') + 1], 'w').write({answer!r})\n"
        f"sys.exit({int(packages is None or ILL in packages)})\n"
    )
    program.chmod(0o755)
    return subprocess.run(
        [sys.executable, PROJECT / ".ci" / "audit.py", program], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("packages", "stderr", "code", "said"),
    [
        ([WELL], "", 0, "1 packages asked about, 0 known vulnerabilities"),
        ([WELL, ILL], "Found 1 known vulnerability", 1, "1 known vulnerabilities"),
        ([WELL, STRANGE], "", 0, "the service does not know ours"),
        ([STRANGE], "No known vulnerabilities found", 0, "NOT AUDITED"),
        (None, "ERROR:pip_audit._cli:Tip: your network may be blocking this service.", 0, "NOT AUDITED"),
        (None, "requests.exceptions.ConnectionError: HTTPSConnectionPool", 0, "NOT AUDITED"),
        (None, "ERROR: requirement httpx has no hash", 1, ""),
    ],
)
def test_findings_fail_and_a_closed_network_is_said(
    tmp_path: Path, packages: list[dict[str, Any]] | None, stderr: str, code: int, said: str
) -> None:
    done = audit(tmp_path, packages, stderr)
    assert done.returncode == code, done.stdout + done.stderr
    assert said in done.stdout


def test_a_finding_names_package_and_cure_and_a_broken_lock_its_error(tmp_path: Path) -> None:
    assert "lxml 6.1: CVE-2026-1, fixed in 6.2" in audit(tmp_path, [ILL]).stderr
    assert "httpx has no hash" in audit(tmp_path, None, "ERROR: requirement httpx has no hash").stderr
