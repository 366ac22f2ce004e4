"""What the runbook and the files for a server say exists, as far as this machine can tell."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from typer.main import get_group

from pipelines.cli import app
from pipelines.settings import PROJECT, Settings

DEPLOY = PROJECT / "deploy"
RUNBOOK = (PROJECT / "docs" / "runbook.md").read_text(encoding="utf-8")


def test_every_command_and_setting_of_the_runbook_exists() -> None:
    commands = set(get_group(app).commands)
    named = set(re.findall(r"(?:`|new )vndx ([a-z]+)", RUNBOOK))
    assert {"crawl", "prune", "backup", "broken"} <= named <= commands
    settings = {f"VNDX_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"VNDX_[A-Z_]+[A-Z]", RUNBOOK)) <= settings


def test_the_units_are_right(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("NOT CHECKED: deploy/*.service, there is no systemd-analyze")
    for unit in sorted(DEPLOY.glob("*.service")):
        text = unit.read_text()
        command = re.search(r"^ExecStart=\S+/vndx (\S+)$", text, re.MULTILINE)
        assert command is not None and command[1] in get_group(app).commands
        # The program and the user of a server are not here.
        text = re.sub(r"^ExecStart=.*$", "ExecStart=/bin/true", text, flags=re.MULTILINE)
        (tmp_path / unit.name).write_text(re.sub(r"^(User|Group)=.*\n", "", text, flags=re.MULTILINE))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, sorted(tmp_path.glob("*.service")))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    about_ours = [line for line in done.stderr.splitlines() if "vndx" in line]
    assert about_ours == []


def test_containers_share_one_volume_and_publish_to_this_machine_alone() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yml").read_text())["services"]
    assert {tuple(one["volumes"]) for one in services.values()} == {("data:/data",)}
    assert [port for one in services.values() for port in one.get("ports", ())] == ["127.0.0.1:3000:3000"]
    assert {one["command"][0] for one in services.values()} <= set(get_group(app).commands)
    container = (DEPLOY / "Containerfile").read_text()
    assert "USER vndx" in container and "--require-hashes" in container
