"""Dates as real pages state them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pipelines.parse.moments import HANOI, iso_moment, printed_moment


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("07/03/2026 08:06 GMT+7", "2026-03-07T08:06:00+07:00"),
        ("01/03/2026 09:51", "2026-03-01T09:51:00+07:00"),
        ("Thứ Bảy, 07/03/2026 - 08:52", "2026-03-07T08:52:00+07:00"),
        ("Thứ bảy, 7/3/2026, 00:05 (GMT+7)", "2026-03-07T00:05:00+07:00"),
        ("08:06 07/03/2026", "2026-03-07T08:06:00+07:00"),
        ("Đăng lúc 14h30 ngày 7-3-2026", "2026-03-07T14:30:00+07:00"),
        ("07-03-2026 - 00:01 AM", "2026-03-07T00:01:00+07:00"),
        ("07-03-2026 - 14:01 PM", "2026-03-07T14:01:00+07:00"),
        ("7/3/2026 2:01 CH", "2026-03-07T14:01:00+07:00"),
        ("Nguyễn Minh - 07/03/2026 08:47", "2026-03-07T08:47:00+07:00"),
        ("Chủ nhật, ngày 8 tháng 3 năm 2026", "2026-03-08"),
        ("10.7.2024", "2024-07-10"),
        ("Cập nhật 2024-07-10", "2024-07-10"),
        ("07/03/2026 10:00 (GMT+9)", "2026-03-07T10:00:00+09:00"),
        ("Sáng 10/7", None),
        ("31/02/2024", None),
        ("Văn bản 749/QĐ-TTg", None),
        ("192.168.10.2024", None),
        ("", None),
    ],
)
def test_printed(text: str, meant: str | None) -> None:
    moment = printed_moment(text)
    assert (str(moment) if moment else None) == meant


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("2026-03-07T08:06:00+07:00", "2026-03-07T08:06:00+07:00"),
        ("2026-03-07T08:52:11.000 +07:00", "2026-03-07T08:52:11+07:00"),
        ("2026-03-07T01:06:00Z", "2026-03-07T01:06:00+00:00"),
        ("2026-03-07T08:06:00", "2026-03-07T08:06:00+07:00"),
        ("2026-03-07 08:06", "2026-03-07T08:06:00+07:00"),
        ("2026-3-7T8:06:00+0700", "2026-03-07T08:06:00+07:00"),
        ("2026-03-07", "2026-03-07"),
        ("2026-03", None),
        ("2026-13-01", None),
        ("07/03/2026", None),
        ("", None),
    ],
)
def test_machine_readable(value: str, meant: str | None) -> None:
    moment = iso_moment(value)
    assert (str(moment) if moment else None) == meant


def test_the_day_is_that_of_viet_nam() -> None:
    late = iso_moment("2026-03-07T20:30:00Z")
    assert late is not None
    assert late.day == "2026-03-08"


minutes = some.integers(0, 57_000_000).map(lambda n: datetime(1991, 1, 1, tzinfo=HANOI) + timedelta(minutes=n))


@given(minutes, some.sampled_from(["/", "-", "."]), some.booleans())
def test_any_minute_in_either_order(when: datetime, mark: str, clock_first: bool) -> None:
    day, clock = f"{when.day}{mark}{when.month}{mark}{when.year}", f"{when:%H:%M}"
    moment = printed_moment(f"Hà Nội, {clock} {day} - Tin" if clock_first else f"Thứ Hai, {day} {clock}")
    assert moment is not None
    assert moment.when == when
    assert moment.when.utcoffset() == timedelta(hours=7)


@given(some.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    printed_moment(text)
    iso_moment(text)
