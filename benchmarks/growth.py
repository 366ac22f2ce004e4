"""Whether the time to read a text grows with its length and no faster: texts of one part again and again, which are
tables and lists of every layout, sentences with very many figures, names or times, and characters that searches could
go astray over. Each is read at two lengths: four times the parts may take a little more than four times as long, what
is quadratic takes sixteen times.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.extract import fastest
from benchmarks.quality import Extractor, load_extractor
from pipelines.model import Context

CONTEXT = Context(published="2024-10-05", title="Kết quả chuyển đổi số tỉnh Hà Giang", publisher="Báo Hà Giang")
FACTOR, LIMIT = 4, 7  # as long, and how much longer it may take: a larger heap costs, too
_LEAST_SECONDS = 0.02  # what is read faster than this is not told from noise, however it grows
_DISTRICTS = ("Quản Bạ", "Yên Minh", "Mèo Vạc", "Đồng Văn", "Bắc Mê", "Vị Xuyên", "Xín Mần", "Quang Bình")
_PROVINCES = ("Hà Giang", "Cao Bằng", "Bắc Kạn", "Lào Cai", "Yên Bái", "Sơn La", "Phú Thọ", "Thái Bình")


@dataclass(frozen=True, slots=True)
class Kind:
    """A text of one part again and again: what stands before, the part, what joins the parts, what stands behind."""

    head: str
    part: str
    joint: str = "\n"
    tail: str = ""

    def text(self, parts: int) -> str:
        return self.head + self.joint.join(map(self._part, range(parts))) + self.tail

    def _part(self, k: int) -> str:
        """{k} its number, {d} a district, {p} {q} provinces, {n} {m} counts, {s} {t} {u} shares, {y} a year."""
        return self.part.format(
            k=k + 1,
            d=_DISTRICTS[k % 8],
            p=_PROVINCES[k % 8],
            q=_PROVINCES[(k + 3) % 8],
            n=f"{k % 9 + 1}.{100 + k % 900}",
            m=f"{k % 9 + 1}.{100 + (k + 7) % 900}",
            s=f"{50 + k % 50},{k % 10}",
            t=f"{50 + k % 49},{k % 9}",
            u=f"{50 + k % 47},{k % 7}",
            y=2000 + k % 25,
        )


KINDS = {
    # tables
    "tabs": Kind("Đơn vị\tHồ sơ tiếp nhận\tTrực tuyến\tTỷ lệ (%)\n", "Huyện {d}\t{n}\t{m}\t{s}"),
    "bars": Kind("Đơn vị | Hồ sơ tiếp nhận | Trực tuyến\n", "Huyện {d} | {n} | {m}"),
    "semicolons": Kind("Đơn vị; Hồ sơ tiếp nhận; Trực tuyến\n", "Huyện {d}; {n}; {m}"),
    "quoted": Kind('"Đơn vị","Hồ sơ tiếp nhận","Tỷ lệ"\n', '"Huyện {d}","{n}","{s}"'),
    "single blanks": Kind("Đơn vị Tiếp nhận Trực tuyến\n", "Huyện {d} {n} {m}"),
    "aligned blanks": Kind("Đơn vị        Tiếp nhận    Trực tuyến\n", "Huyện {d}        {n}     {m}"),
    "box": Kind("│ Đơn vị │ Hồ sơ tiếp nhận │ Tỷ lệ (%) │\n", "├────┼────┼────┤\n│ Huyện {d} │ {n} │ {s} │"),
    "one cell a line": Kind("Đơn vị\nTiếp nhận\nTrực tuyến\n", "Huyện {d}\n{n}\n{m}"),
    "one cell a line, numbered": Kind("STT\nĐơn vị\nTiếp nhận\nTrực tuyến\n", "{k}\nHuyện {d}\n{n}\n{m}"),
    "one cell a line, ragged": Kind("Đơn vị\nTiếp nhận\nTrực tuyến\n", "Huyện {d}\n{n}\nHuyện {d}\n{n}\n{m}"),
    "columns of years": Kind("Chỉ tiêu 2021 2022 2023\n", "Tỷ lệ hồ sơ trực tuyến huyện {d} {s} {t} {u}"),
    "long format": Kind("Năm\tĐơn vị\tChỉ tiêu\tGiá trị\n", "{y}\tHuyện {d}\tTỷ lệ hồ sơ trực tuyến\t{s}"),
    "headers again and again": Kind("", "Chỉ tiêu 2021 2022 2023\nTỷ lệ hồ sơ {d} {s} {t} {u}"),
    "headers alone": Kind("", "Đơn vị\tHồ sơ tiếp nhận\tTrực tuyến", tail="\nHuyện A\t12\t14"),
    "many tables": Kind("", "Bảng {k}. Huyện {d}\nXã\tHồ sơ tiếp nhận\tTrực tuyến\nA\t{n}\t{m}\nB\t{n}\t{m}"),
    "groups of rows": Kind("Đơn vị\tHồ sơ tiếp nhận\tTrực tuyến\n", "Khối {k}\nHuyện {d}\t{n}\t{m}"),
    "empty cells": Kind("Đơn vị\tHồ sơ tiếp nhận\tTrực tuyến\n", "Huyện {d}\t\t"),
    "a wide header": Kind("Đơn vị", "\tHuyện {d}", "", "\nTỷ lệ hồ sơ trực tuyến" + "\t80,5" * 400),
    # lists
    "slashes beside a key": Kind("Hồ sơ tiếp nhận / trực tuyến / tỷ lệ:\n", "- Huyện {d}: {n} / {m} / {s}%"),
    "arrows": Kind("Tỷ lệ hồ sơ trực tuyến năm 2022 → 2023:\n", "- Huyện {d}: {s}% → {t}%"),
    "dots": Kind("Tỷ lệ hồ sơ trực tuyến • đúng hạn\n", "Huyện {d} • {s}% • {t}%"),
    "leaders": Kind("Hồ sơ tiếp nhận của các huyện\n", "Huyện {d} ........ {n}"),
    "legends": Kind("", "Cột {k}: hồ sơ tiếp nhận", tail="\nHuyện A\t12\t14"),
    "a legend each": Kind("", "Cột 1: hồ sơ tiếp nhận; cột 2: trực tuyến\nHuyện {d}\t{n}\t{m}\nHuyện {d}\t{n}\t{m}"),
    "points": Kind("Kết quả xử lý hồ sơ các huyện:\n", "- Huyện {d}: tiếp nhận {n}, trực tuyến {m}, đúng hạn {s}%"),
    "points below names": Kind("", "Huyện {d}\n- Hồ sơ tiếp nhận: {n}\n- Trực tuyến: {m}"),
    "cards": Kind("", "Huyện {d}\n{n}\nHồ sơ tiếp nhận\n{s}%\nHồ sơ trực tuyến"),
    "rows that say themselves": Kind("", "Huyện {d} - DTI 2023: hạng {k} - hồ sơ trực tuyến {s}% - 4G {t}%"),
    "rows with remarks": Kind("Chỉ tiêu / giao / đạt / nhận xét\n", "Hồ sơ huyện {d} / {s}% / {t}% / chưa đạt"),
    "plans and results": Kind("", "Hồ sơ trực tuyến huyện {d}\nGiao: {s}%\nĐạt: {t}%"),
    "times": Kind("Tỷ lệ hồ sơ trực tuyến:\n", "- Năm {y}: {s}"),
    "headings": Kind("", "{k}. Kết quả hồ sơ trực tuyến", tail="\nTỉnh đạt 80%."),
    "nested headings": Kind("", "I. Mục tiêu\n1. Hồ sơ\na) Trực tuyến\n- Cấp tỉnh:\n+ Đạt {s}%"),
    "goals": Kind("", "- Mục tiêu đến năm 2025: {s}% hồ sơ trực tuyến"),
    "broken lines": Kind("", "Tỉnh đạt tỷ lệ hồ sơ trực tuyến trên hệ thống giải quyết thủ tục\nlà {s}% năm 2023"),
    # long sentences, long paragraphs
    "figures in a sentence": Kind("Tỷ lệ hồ sơ trực tuyến của các tỉnh: ", "{p} {s}%", ", ", "."),
    "clauses": Kind("Tỷ lệ hồ sơ trực tuyến: ", "tỉnh {p} đạt {s}%", "; ", "."),
    "names in turn": Kind("Tỷ lệ hồ sơ trực tuyến của ", "tỉnh {p}", ", ", " lần lượt là 80%, 81%, 82%."),
    "ranks": Kind("Về DTI 2023, ", "{p} đứng thứ {k}", ", ", "."),
    "those at the top": Kind("Top 10 DTI gồm: ", "{p}", ", ", "."),
    "communes": Kind("", "Xã Tân {d} tiếp nhận {n} hồ sơ, {d} đạt {s}%.", " "),
    "brackets": Kind("Tỷ lệ hồ sơ trực tuyến ", "{s}% (huyện {d})", " "),
    "years": Kind("Tỷ lệ hồ sơ trực tuyến ", "năm {y} là {s}%", ", ", "."),
    "times with a figure each": Kind("Tỷ lệ hồ sơ trực tuyến: ", "{y}: {s}%", " → "),
    "goals counted off": Kind("Bộ nêu các yêu cầu cho năm 2026. ", "Thứ nhất, {s}% hồ sơ trực tuyến.", " "),
    "questions and answers": Kind("Giám đốc Sở trả lời.\n", "- Hồ sơ huyện {d} thế nào?\n- Đạt {s}% hồ sơ trực tuyến."),
    "dates": Kind("Từ ngày ", "1/2/{y}", " đến ngày ", " có 812 hồ sơ."),
    "counts with shares": Kind("Tỉnh tiếp nhận ", "{n} hồ sơ ({s}%)", ", ", "."),
    "changes": Kind("Kinh tế số ", "tăng {s}%", ", ", "."),
    "from and to": Kind("DTI ", "từ hạng {k} lên hạng {k}", ", ", "."),
    "money": Kind("Doanh thu thương mại điện tử ", "năm {y} {s} tỷ", ", ", " USD."),
    "the same again": Kind("", "Tỉnh Hà Giang đạt 80% hồ sơ trực tuyến.", " "),
    "figures that lean back": Kind("Tỷ lệ hồ sơ trực tuyến năm 2023 là 80%. ", "{p} đạt {s}%.", " "),
    "other things": Kind("Tỷ lệ hồ sơ trực tuyến là 80%. ", "Lúa đạt {s} tạ, tăng {t}%.", " "),
    "sources": Kind("", "Theo Sở Thông tin và Truyền thông, {s}% hồ sơ trực tuyến.", " "),
    "those who said so": Kind("Theo Bộ Nội vụ, có 80% hồ sơ. ", "Bộ này cho biết {s}% hồ sơ trực tuyến.", " "),
    "places that lean back": Kind("Tỉnh Hà Giang. ", "Huyện này đạt {s}% hồ sơ trực tuyến, toàn tỉnh {t}%.", " "),
    "the year before": Kind("", "Huyện {d} cùng kỳ đạt {s}% hồ sơ trực tuyến, năm ấy {t}%.", " "),
    # words and characters
    "cues alone": Kind("", "hồ sơ trực tuyến dịch vụ công ", "", " 80%."),
    "digits": Kind("hồ sơ ", "1" * 40, ""),
    "digits and blanks": Kind("hồ sơ ", "{k}", " "),
    "digits and points": Kind("hồ sơ ", "1.1.1.1.1", "."),
    "digits and dashes": Kind("năm ", "{y}", "-", " hồ sơ"),
    "digits and slashes": Kind("hồ sơ ", "1", "/"),
    "numerals": Kind("hồ sơ ", "hai mươi linh một nghìn", " "),
    "open brackets": Kind("Tỷ lệ hồ sơ trực tuyến 80% ", "(" * 40, "", " 70%"),
    "quotation marks": Kind("", '"' * 40, "", "hồ sơ 80%"),
    "colons": Kind("", "hồ sơ:" * 10, " ", " 80%"),
    "blanks": Kind("hồ sơ", " " * 40, "", "80%\t70%"),
    "line ends": Kind("hồ sơ", "\n" * 40, "", "80%"),
    "marks on letters": Kind("hồ sơ đạt 80% ", "e\u0302\u0301 ", ""),
    "addresses": Kind("", "a@b.vn " * 10, "", "hồ sơ 80%"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Growth:
    """How much longer `FACTOR` times the parts of a kind took."""

    kind: str
    seconds: float
    times: float

    @property
    def holds(self) -> bool:
        return self.times <= LIMIT or self.seconds < _LEAST_SECONDS


def growths(extract: Extractor, kinds: Sequence[str], parts: int) -> Iterator[Growth]:
    """Of each kind, one after the other."""
    for name in kinds:
        short, long = (
            fastest(partial(extract, KINDS[name].text(count), CONTEXT), 2) for count in (parts, FACTOR * parts)
        )
        yield Growth(name, long, long / short)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Exit 1 with --check where a kind grows faster than it may, 2 for a kind that is none."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.growth",
        description="Measure how the time to read a text grows with its length, for many kinds of texts.",
        epilog="example:\n  python -m benchmarks.growth --parts 2000 tabs cards",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="some kinds alone; all where none is named")
    parser.add_argument(
        "--parts", type=int, default=1000, help=f"of the shorter text (default 1000), the other has {FACTOR} times"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument("--check", action="store_true", help="exit 1 where a kind grows faster than it may")
    options = parser.parse_args(arguments)
    strangers = [name for name in options.kinds if name not in KINDS]
    if strangers:
        print(f"no kind {', '.join(strangers)}; there are: {', '.join(KINDS)}", file=sys.stderr)
        return 2
    if options.parts < 1:
        parser.error(f"--parts {options.parts}: a text has at least one")
    extract = load_extractor()
    done = []
    for growth in growths(extract, options.kinds or [*KINDS], options.parts):
        done.append(growth)
        if not options.json:
            verdict = "" if growth.holds else "  BROKEN"
            print(f"{growth.kind:28} {growth.times:6.1f} times {growth.seconds:8.3f} s{verdict}", flush=True)
    if options.json:
        told = {one.kind: {"times": one.times, "seconds": one.seconds, "holds": one.holds} for one in done}
        print(json.dumps({"factor": FACTOR, "limit": LIMIT, "kinds": told}, ensure_ascii=False, indent=1))
    else:
        broken = sum(not growth.holds for growth in done)
        print(f"{FACTOR} times the parts: at most {LIMIT} times as long in {len(done) - broken} of {len(done)} kinds")
    return 1 if options.check and not all(growth.holds for growth in done) else 0


if __name__ == "__main__":
    sys.exit(main())
