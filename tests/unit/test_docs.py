"""What the documentation points at exists: files that are linked; commands, settings, modules and tests by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from pipelines.cli import app
from pipelines.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "tests" / "quality" / "README.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_that_are_named_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    commands = set(typer.main.get_group(app).commands)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|bin/)vndx ([a-z]+)", text)) <= commands
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_settings_that_are_named_exist(page: Path) -> None:
    named = re.findall(r"VNDX_([A-Z_]+)", page.read_text(encoding="utf-8"))
    assert {name.lower() for name in named} <= Settings.model_fields.keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_tests_that_are_named_exist(page: Path) -> None:
    sources = [path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/test_*.py")]
    there = {name for source in sources for name in re.findall(r"^def (test_\w+)", source, re.MULTILINE)}
    assert set(re.findall(r"`(test_\w+)`", page.read_text(encoding="utf-8"))) <= there


def test_every_module_of_the_reader_is_told_and_none_that_is_not_there() -> None:
    told = re.findall(r"`(\w+\.py)`", (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8"))
    reader = {path.name for path in ROOT.glob("pipelines/extract/*.py")} - {"__init__.py"}
    assert {name for name in told if not name.startswith("test_")} == reader
