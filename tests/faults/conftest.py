"""What all fault tests share: a server, and retries that do not wait."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import stamina

from tests.faults.site import Site


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    """Retries happen, as often as the settings say, but at once."""
    with stamina.set_testing(True, attempts=10, cap=True):
        yield


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running
