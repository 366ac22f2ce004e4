"""The command `vndx` as tests call it: in this process (the fixture `vndx` of conftest.py) or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipelines.settings import PROJECT


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: object
    out: str
    err: str


Vndx = Callable[..., Done]  # of its arguments, each a string or a path


def vndx_apart(*arguments: str | Path, **settings: str | Path) -> Done:
    """Run the command in a process of its own, as a user does; `settings` go into its environment."""
    ended = subprocess.run(
        [sys.executable, "-m", "pipelines.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(PROJECT)} | {name: str(value) for name, value in settings.items()},
        cwd=PROJECT,
        check=False,
    )
    return Done(ended.returncode, ended.stdout, ended.stderr)
