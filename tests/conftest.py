"""What holds for all tests, and what tests of several rooms ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.command import Done, Vndx

# No test fails because the machine is busy: times are measured in benchmarks/.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture
def vndx(capsys: pytest.CaptureFixture[str]) -> Vndx:
    """The command, in this process: called with its arguments, it tells how it ended and what it said."""

    def run(*arguments: str | Path) -> Done:
        from pipelines.cli import main  # noqa: PLC0415 - most tests never ask for it

        with pytest.raises(SystemExit) as ended:
            main(list(map(str, arguments)))
        said = capsys.readouterr()
        return Done(ended.value.code, said.out, said.err)

    return run
