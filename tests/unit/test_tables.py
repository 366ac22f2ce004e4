"""Tables of portals become rows under headers that say what each figure is."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from pipelines.model import Table
from pipelines.parse.tables import read_table, table_lines


def read(html: str) -> Table | None:
    node = LexborHTMLParser(html).css_first("table")
    assert node is not None
    return read_table(node, 1)


REPORT = """
<table>
 <tr><td colspan="9">Tháng 10 năm 2025</td></tr>
 <tr><th rowspan="2">STT</th><th rowspan="2">Lĩnh vực giải quyết</th><th colspan="4">Số hồ sơ tiếp nhận</th>
     <th colspan="3">Số hồ sơ đã giải quyết</th></tr>
 <tr><th>Tổng số</th><th>Trực tuyến</th><th>Trực tiếp, dịch vụ bưu chính</th><th>Từ kỳ trước</th>
     <th>Tổng số</th><th>Trước hạn</th><th>Quá hạn</th></tr>
 <tr><td>(1)</td><td>(2)</td><td>(3)=(4)+(5)+(6)</td><td>(4)</td><td>(5)</td><td>(6)</td>
     <td>(7)</td><td>(8)</td><td>(9)</td></tr>
 <tr><td>1</td><td>Hộ <b>tịch</b></td><td>1.204</td><td>1.100</td><td>100</td><td>4</td>
     <td>1.190</td><td>1.150</td><td>3</td></tr>
 <tr><td colspan="9">Cấp xã</td></tr>
 <tr><td>2</td><td>Đất đai</td><td>310</td><td>12</td><td>290</td><td>8</td><td>300</td><td>120</td><td></td></tr>
</table>"""


def test_headers_of_two_levels_are_flattened() -> None:
    table = read(REPORT)
    assert table is not None
    assert table.caption == "Tháng 10 năm 2025"
    assert table.header == (
        "STT",
        "Lĩnh vực giải quyết",
        "Số hồ sơ tiếp nhận / Tổng số",
        "Số hồ sơ tiếp nhận / Trực tuyến",
        "Số hồ sơ tiếp nhận / Trực tiếp, dịch vụ bưu chính",
        "Số hồ sơ tiếp nhận / Từ kỳ trước",
        "Số hồ sơ đã giải quyết / Tổng số",
        "Số hồ sơ đã giải quyết / Trước hạn",
        "Số hồ sơ đã giải quyết / Quá hạn",
    )
    assert table.rows == (
        ("1", "Hộ tịch", "1.204", "1.100", "100", "4", "1.190", "1.150", "3"),
        ("Cấp xã", *[""] * 8),
        ("2", "Đất đai", "310", "12", "290", "8", "300", "120", ""),
    )
    assert table_lines(table)[0] == "Tháng 10 năm 2025"
    assert table_lines(table)[2:4] == ["1 | Hộ tịch | 1.204 | 1.100 | 100 | 4 | 1.190 | 1.150 | 3", "Cấp xã"]


def test_a_plain_first_row_is_the_header() -> None:
    table = read(
        "<table><caption>Biểu 1</caption><tr><td>Địa phương<td>2022<td>2023<tr><td>Cả nước<td>12,66<td>12,87</table>"
    )
    assert table == Table(1, "Biểu 1", ("Địa phương", "2022", "2023"), (("Cả nước", "12,66", "12,87"),))


def test_three_levels_and_spans_in_the_body() -> None:
    table = read(
        "<table><thead><tr><th rowspan=3>Đơn vị<th colspan=3>Hồ sơ</tr>"
        "<tr><th colspan=2>Tiếp nhận<th rowspan=2>Xong</tr>"
        "<tr><th>Mới<th>Cũ</tr></thead>"
        "<tbody><tr><td rowspan=2>Sở Y tế<td>1<td>2<td>3</tr><tr><td>4<td>5<td>6</tr></table>"
    )
    assert table is not None
    assert table.header == ("Đơn vị", "Hồ sơ / Tiếp nhận / Mới", "Hồ sơ / Tiếp nhận / Cũ", "Hồ sơ / Xong")
    assert table.rows == (("Sở Y tế", "1", "2", "3"), ("Sở Y tế", "4", "5", "6"))


def test_a_table_without_a_header_has_none() -> None:
    table = read("<table><tr><td>Đà Nẵng<td>65,3%<tr><td>Huế<td>61,2%</table>")
    assert table is not None
    assert table.header == ("", "")
    assert table_lines(table) == ["Đà Nẵng | 65,3%", "Huế | 61,2%"]


def test_layout_is_no_table() -> None:
    assert read("<table><tr><td><img src=x></td></tr><tr><td>Ảnh: TTXVN</td></tr></table>") is None
    assert read("<table><tr><td>một<td>hai</table>") is None
    nested = "<table><tr><td>a<td>b<tr><td>c<td>d<tr><td>" + "x" * 50 + "<td>1</table>"
    assert read(f"<table><tr><td>Trang</td><td>{nested}</td></tr><tr><td></td><td>Chân</td></tr></table>") is None


def test_spans_cannot_fill_the_memory() -> None:
    table = read("<table><tr><th colspan=99999>A<th>B<tr><td rowspan=65534>1<td>2<tr><td colspan=abc>3</table>")
    assert table is not None
    assert len(table.header) <= 201
