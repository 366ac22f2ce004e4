"""Write the golden pages: `python tests/golden/write_pages.py`.

Each source gets an article and a second page (a listing, or statistics), gzip, in tests/golden/pages, with a JSON file of
what must be read from it. That file is written from the story, never from what the parser makes of the page.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.golden.markup import CAPTIONS, LAYOUTS, Story, listing, report_form, statistics

FOLDER = Path(__file__).resolve().parent / "pages"
DEV = Path(__file__).resolve().parents[1] / "quality" / "dev"
HANOI = timezone(timedelta(hours=7))

# source → written text, author, address
ARTICLES: dict[str, tuple[str, str | None, str]] = {
    "nld": ("C02", "Thu Trang", "https://nld.com.vn/ho-so-truc-tuyen-196250109071308923.htm"),
    "tuoitre": ("C18", "HẢI ĐĂNG", "https://tuoitre.vn/khong-tien-mat-20231130063000174.htm"),
    "baochinhphu": ("C22", "Hiền Minh", "https://baochinhphu.vn/diem-nghen-102231226093004191.htm"),
    "nhandan": ("C10", "ANH DŨNG", "https://nhandan.vn/lang-son-chuyen-doi-so-post834567.html"),
    "baodanang": ("C20", "Mai Quế", "https://baodanang.vn/cac-quan-thi-dua-3950001.html"),
    "phapluatxahoi": ("C15", "Minh Hảo", "https://phapluatxahoi.kinhtedothi.vn/khoi-thong-du-lieu-400001.html"),
    "kinhtedothi": ("C25", "Nguyên Thi", "https://kinhtedothi.vn/lam-dong-so-ket-10-thang.html"),
    "vietnamnet": ("E30", "Thái Khang", "https://vietnamnet.vn/nhin-lai-nhung-con-so-2481234.html"),
    "vnexpress": ("C07", "Thi Hà", "https://vnexpress.net/tmdt-vuot-moc-20-ty-usd-4739001.html"),
    "baobinhdinh": ("C24", "Hoài Thu", "https://baobinhdinh.vn/viewer.aspx?macm=5&macmp=5&mabb=212345"),
    "baogialai": ("E01", None, "https://baogialai.com.vn/buon-lang-cam-ung-post250001.html"),
    "nso": ("C30", None, "https://www.nso.gov.vn/tin-tuc/2023/11/kinh-te-so/"),
    "dx": ("C11", None, "https://dx.gov.vn/viet-nam-vao-nhom-rat-cao-1726700000000.htm"),
    "mst": ("C17", None, "https://mst.gov.vn/nganh-ict-lap-ky-luc-197241230140500001.htm"),
}
DTI = (
    ("Hạng", "Tỉnh, thành phố", "DTI", "Nhận thức số", "Thể chế số", "Hạ tầng số"),
    ("1", "Đà Nẵng", "0.8002", "0.9000", "0.8850", "0.7642"),
    ("2", "Lạng Sơn", "0.7415", "0.9000", "0.8120", "0.7010"),
    ("2", "Tỉnh thử hai", "0.7415", "0.8500", "0.8000", "0.6904"),
)
DOCUMENTS = (
    ("Số ký hiệu", "Loại văn bản", "Lĩnh vực", "Trích yếu", "Ngày ban hành", "Tải về"),
    ("749/QĐ-TTg", "Quyết định", "Chuyển đổi số", "Phê duyệt Chương trình Chuyển đổi số quốc gia", "03/06/2020", "Tải"),
    (
        "411/QĐ-TTg",
        "Quyết định",
        "Kinh tế số",
        "Phê duyệt Chiến lược phát triển kinh tế số và xã hội số",
        "31/03/2022",
        "Tải",
    ),
    (
        "942/QĐ-TTg",
        "Quyết định",
        "Chính phủ số",
        "Phê duyệt Chiến lược phát triển Chính phủ điện tử",
        "15/06/2021",
        "Tải",
    ),
)
RATINGS = (
    ("Đơn vị", "Số lượt đánh giá", "Tỷ lệ hài lòng (%)"),
    ("Sở thử một", "1.204", "99,5"),
    ("Sở thử hai", "310", "98,0"),
)
FORM = (
    *("STT", "Đơn vị", "Số hồ sơ tiếp nhận / Tổng số", "Số hồ sơ tiếp nhận / Trong kỳ / Trực tuyến"),
    *("Số hồ sơ tiếp nhận / Trong kỳ / Trực tiếp, dịch vụ bưu chính", "Số hồ sơ tiếp nhận / Từ kỳ trước"),
    *("Số hồ sơ đã giải quyết / Tổng số", "Số hồ sơ đã giải quyết / Trước hạn", "Số hồ sơ đã giải quyết / Đúng hạn"),
    *("Số hồ sơ đã giải quyết / Quá hạn", "Số hồ sơ đang giải quyết / Tổng số", "Số hồ sơ đang giải quyết / Trong hạn"),
    *("Số hồ sơ đang giải quyết / Quá hạn", "Tỷ lệ giải quyết đúng hạn (%)", "Mức độ 3, 4"),
)
LINES = (
    ("Khối sở, ban, ngành",),
    ("1", "Sở Tài chính", "345", "300", "40", "5", "340", "300", "40", "0", "5", "5", "0", "100", "12"),
    ("Khối quận, huyện",),
    ("2", "Quận Hải Châu", "12.345", "9.876", "2.000", "469", "11.000", "8.000", "2.900", "100", "1.345", "1.300", "45",
     "99.091", "31"),
    ("3", "Huyện Hòa Vang", "2.010", "1.500", "500", "10", "2.000", "1.200", "790", "10", "10", "9", "1", "99.5", "28"),
    ("Tổng cộng", "14.700", "11.676", "2.540", "484", "13.340", "9.500", "3.730", "110", "1.360", "1.314", "46", "99.175",
     "71"),
)  # fmt: skip
SCORES: list[dict[str, str | None]] = [
    {"ID": "398126", "TEN": "Tỉnh thử một", "MA_COQUAN": "H01", "ROW_STT": "1", "TONG_SCORE": "91.25", "CKMB": "17.5"},
    {"ID": "398127", "TEN": "Tỉnh thử hai", "MA_COQUAN": "H02", "ROW_STT": "2", "TONG_SCORE": "88.10", "CKMB": None},
]
SERVICE = '{"type":"ref","service":"report_tinh_766_service","p_nam":"2025","p_6thang":"0","p_quy":"0","p_thang":"10","p_tinh_id":"0","p_huyen_id":"","p_xa_id":"","p_loaidonvi":"","loaichitieu":"","p_default":"0","pageIndex":"1","pageSize":"100"}'


def lines_of(doc: str) -> list[str]:
    """The lines of a written text."""
    return (DEV / "texts" / f"{doc}.txt").read_text(encoding="utf-8").strip().split("\n")


def known_of(doc: str) -> dict[str, Any]:
    """What its docs.jsonl says of it."""
    for line in (DEV / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        if f'"{doc}"' in line and (known := json.loads(line))["doc"] == doc:
            return dict(known)
    raise KeyError(doc)


def story_of(doc: str, author: str | None) -> Story:
    """A written text as an article: less its byline, its picture and what it calls to read on."""
    title, *rest = lines_of(doc)
    if len(rest[0]) < 70:
        rest = rest[1:]
    kept = [line for line in rest if not re.match(r"\[|Xem thêm|Tin liên quan|Từ khóa|Đọc thêm|>>", line)]
    kept = [line for line in kept if len(line) > 45]
    lead, *paragraphs = (line for line in kept if " | " not in line)
    lead = re.sub(r"^(?:\(\w[\w.]*\)|TTH|BTN)\s*[-–]?\s*", "", lead)
    day = datetime.fromisoformat(known_of(doc)["published"])
    rows = tuple(tuple(line.split(" | ")) for line in kept if " | " in line)
    return Story(title, lead, tuple(paragraphs), CAPTIONS, day.replace(hour=7, minute=12, tzinfo=HANOI), author, rows)


def rows_of(doc: str) -> tuple[list[tuple[str, ...]], list[str]]:
    """The table of a written text, and the lines around it."""
    lines = lines_of(doc)[1:]
    rows = [tuple(line.split(" | ")) for line in lines if line.count(" | ") >= 2]
    return rows, [line for line in lines if line.count(" | ") < 2]


def golden_pages() -> dict[str, tuple[bytes, dict[str, Any]]]:
    """All pages by name (source.kind), each with what must be read from it."""
    pages: dict[str, tuple[bytes, dict[str, Any]]] = {}
    titles = [lines_of(doc)[0] for doc, _, _ in ARTICLES.values()]
    for source, (doc, author, url) in ARTICLES.items():
        story = story_of(doc, author)
        lines = [story.lead, story.paragraphs[0], story.caption, *story.paragraphs[1:]]
        expected = {
            "url": url,
            "kind": "article",
            "title": story.title,
            "text": "\n".join(lines + [" | ".join(row) for row in story.rows]),
            "published": story.published.isoformat(),
            "author": author,
            "tables": [{"header": story.rows[0], "rows": story.rows[1:]}] if story.rows else [],
            "written": doc,
        }
        pages[f"{source}.article"] = (LAYOUTS[source](story).encode(), expected)
        if source not in {"nso", "dx", "mst"}:
            front = url.split("/")[2]
            body = listing(story, titles).encode()
            pages[f"{source}.listing"] = (body, {"url": f"https://{front}/chuyen-doi-so", "kind": "listing"})

    def add_table(name: str, url: str, title: str, rows: Any, said: Any = (), *, read: bool = True) -> None:
        text = [title, *(" | ".join(row) for row in rows)] if read else []
        expected = {
            "url": url,
            "kind": "table",
            "title": title,
            "text": "\n".join([*text, *said]),
            "published": None,
            "author": None,
            "tables": [{"header": rows[0], "rows": rows[1:]}],
        }
        pages[name] = (statistics(title, rows, said).encode(), expected)

    portal = "https://dichvucong.danang.gov.vn/web/guest/dich-vu-cong"
    rows, said = rows_of("D27")
    add_table("dvc_danang.statistics", portal, "Kết quả dịch vụ công trực tuyến năm 2021", rows, said[2:4])
    add_table("dvc_danang.ratings", portal, "Kết quả đánh giá mức độ hài lòng", RATINGS)
    add_table("dti.ranking", "https://dti.gov.vn/xep-hang-2022", "Xếp hạng chuyển đổi số cấp tỉnh", DTI)
    pages["dti.ranking"][1]["facts"] = [
        ["dti_rank", "P48", 1, "2022"], ["dti_score", "P48", 0.8002, "2022"],
        ["dti_rank", "P20", 2, "2022"], ["dti_score", "P20", 0.7415, "2022"],
    ]  # fmt: skip
    add_table("dti.pillars", "https://dti.gov.vn/xep-hang-2022", "Xếp hạng chỉ số thành phần", [row[1:] for row in DTI])
    rows, said = rows_of("D05")
    add_table("nso.statistics", "https://www.nso.gov.vn/bieu-14/", "Biểu 14. Tỷ trọng kinh tế số", rows, said[1:2])
    add_table(
        "dx.documents", "https://dx.gov.vn/van-ban-trang-1.htm?Field=0&Agency=0&Type=0&keyword=", "Văn bản",
        DOCUMENTS, read=False,
    )  # fmt: skip
    rows, _ = rows_of("D04")
    add_table("mst.statistics", "https://mst.gov.vn/so-lieu-thong-ke/chuyen-doi-so.htm", "Số liệu thống kê", rows)
    rows, _ = rows_of("D21")
    title = "Bộ chỉ số phục vụ người dân, doanh nghiệp tháng 10/2025"
    add_table("dvc_quocgia.statistics", "https://dichvucong.gov.vn/p/home/dvc-chi-so.html", title, rows)

    rows = [
        (line[0], *[""] * 14) if len(line) == 1 else (line[0], *line) if len(line) == 14 else line for line in LINES
    ]
    title, caption = "Tình hình giải quyết hồ sơ", "Số liệu tháng 9 năm 2024"
    pages["dvc_danang.dossiers"] = (
        report_form(title, caption, LINES).encode(),
        {
            "url": "https://dichvucong.danang.gov.vn/web/guest/tinh-hinh",
            "kind": "table",
            "title": title,
            "text": "\n".join(
                [title, caption, " | ".join(FORM)] + [" | ".join(row) if any(row[1:]) else row[0] for row in rows]
            ),
            "published": None,
            "author": None,
            "tables": [{"header": FORM, "rows": rows}],
            # Columns whose meaning differs by a level above, decimals with dots beside counts with dots, no fact of a
            # department, none of what is carried over or pending.
            "facts": [
                [indicator, entity, value, "2024-09"]
                for entity, values in {
                    "D492": (12345, 9876, 11000, 100, 99.091),
                    "D497": (2010, 1500, 2000, 10, 99.5),
                    "P48": (14700, 11676, 13340, 110, 99.175),
                }.items()
                for indicator, value in zip(
                    ("dossiers_received", "dossiers_online", "dossiers_resolved", "dossiers_overdue",
                     "dossier_on_time_rate"),
                    values,
                    strict=True,
                )
            ],
        },
    )  # fmt: skip

    fields = list(SCORES[0])
    renamed = {
        "ID": "portal_id", "TEN": "unit", "MA_COQUAN": "agency_code", "ROW_STT": "rank", "TONG_SCORE": "total_score",
        "CKMB": "transparency_score",
    }  # fmt: skip
    pages["dvc_quocgia.scores"] = (
        json.dumps(SCORES, ensure_ascii=False).encode(),
        {
            "url": "https://dichvucong.gov.vn/jsp/rest.jsp?__wb_method=POST",
            "form": {"params": SERVICE},
            "media_type": "application/json",
            "kind": "table",
            "title": "scores_766",
            "text": "",
            "published": None,
            "author": None,
            "tables": [
                {
                    "header": [renamed[name] for name in fields],
                    "rows": [[row[name] or "" for name in fields] for row in SCORES],
                }
            ],
        },
    )
    return pages


def write() -> None:
    """Write all pages and what must be read from them."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, (body, expected) in golden_pages().items():
        (FOLDER / f"{name}.html.gz").write_bytes(gzip.compress(body, mtime=0))
        text = json.dumps(expected, ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
