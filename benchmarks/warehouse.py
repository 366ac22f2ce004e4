"""The warehouse at a million facts against one at a thousand: full build, refresh after 100 new documents,
release, the questions of docs/analysts.md. Every figure in the data is made up. Ratios hold, absolute times
are this machine's; processor time says what a step costs where others use the machine too.

    python -m benchmarks.warehouse [--facts N] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import duckdb

from pipelines.settings import PROJECT, Settings
from warehouse.release import open_release, release
from warehouse.store import Store

DBT_PROJECT = PROJECT / "dbt_project"
QUESTION = re.compile(r"^### (.+)\n\n```sql\n([\s\S]+?)\n```", re.MULTILINE)

# Ten facts a document; two and a half statements a figure; figures of every indicator, all provinces, districts
# and ministries, 80 periods. A tenth of the statements are off by a little, so that there is something to
# choose.
GENERATE = """
create or replace temp table spec as select
    {facts}::bigint as facts, {first}::bigint as first_fact, {first}::bigint // 10 as first_document;

create or replace temp table choice as select
    (select list(code order by code) from read_csv('{seeds}/entity.csv', all_varchar = true)
     where kind in ('province', 'district', 'ministry') and coalesce(valid_from, '') = '') as units,
    (select list(indicator order by indicator)
     from read_csv('{seeds}/indicator.csv', all_varchar = true)) as indicators,
    (select map(list(indicator), list(unit))
     from read_csv('{seeds}/indicator.csv', all_varchar = true)) as unit_of,
    (select list(cast(y as varchar) || suffix)
     from range(2019, 2024) as years (y), (values
        (''), ('-S1'), ('-S2'), ('-Q1'), ('-Q2'), ('-Q3'), ('-Q4'), ('-01'), ('-02'), ('-03'), ('-05'), ('-06'),
        ('-08'), ('-09'), ('-11'), ('-12')) as suffixes (suffix)) as periods;

insert into raw.batch by name select
    coalesce((select max(batch_id) from raw.batch), 0) + 1 as batch_id, 'extract' as kind, 'v1' as extractor_version,
    now()::timestamp as finished_at, 0 as records, 0 as fetches, facts // 10 as documents, facts
from spec;

insert into raw.document by name
select
    md5('document' || d) as document_id, md5('page' || d) as page_id, null as name, 'source' || d % 15 as source_id,
    'https://source' || d % 15 || '.synthetic.invalid/bai-' || d || '.htm' as url, url as canonical_url,
    url as final_url,
    'Báo mẫu ' || d % 15 as publisher, 'VN' as home_entity, 'Bản tin mẫu số ' || d as title, null as author,
    cast(date '2024-01-01' + interval (d % 300) day as date)::varchar as published, 'vi' as language,
    repeat('Văn bản mẫu. ', 20) as text, md5('text' || d) as text_sha256, md5('bytes' || d) as payload_sha256,
    hash(d) as simhash, timestamp '2025-01-01' + interval (d % 86400) second as fetched_at,
    'synthetic-' || d // 10000 || '.warc.gz' as archive_file, (d % 10000) * 4096 as archive_offset,
    md5('record' || d) as record_id, 'generic' as parser, '1' as parser_version,
    (select max(batch_id) from raw.batch) as batch_id
from spec, range(spec.first_document, spec.first_document + spec.facts // 10) as documents (d);

insert into raw.extraction
select document_id, 'v1', 10, 0, 0, batch_id from raw.document
where batch_id = (select max(batch_id) from raw.batch);

insert into raw.fact by name
with said as (
    select
        f, f // 10 as d,
        -- The figure that this statement is about.
        hash(f * 7919) % greatest({whole}::bigint * 2 // 5, 1) as figure
    from spec, range(spec.first_fact, spec.first_fact + spec.facts) as facts (f)
),
named as (
    select
        said.*,
        indicators[cast(1 + hash(figure + 1) % len(indicators) as bigint)] as indicator,
        units[cast(1 + hash(figure + 2) % len(units) as bigint)] as entity,
        periods[cast(1 + hash(figure + 3) % len(periods) as bigint)] as period,
        unit_of
    from said, choice
),
about as (
    select
        *,
        unit_of[indicator] as unit,
        case unit_of[indicator]
            when 'percent' then 5 + hash(figure) % 900 / 10.0
            when 'rank' then 1 + hash(figure) % 63
            when 'score' then 0.2 + hash(figure) % 700 / 1000.0
            else 100 + hash(figure) % 1000000
        end + case when hash(f) % 10 = 0 and unit_of[indicator] <> 'rank' then 0.7 else 0 end as value
    from named
)
select
    left(md5('fact' || f), 20) as fact_id, md5('document' || d) as document_id, 'v1' as extractor_version, indicator,
    entity,
    value, null as value_high, unit, null as total, '=' as bound,
    case when hash(figure) % 10 = 0 then 'estimate' else 'actual' end as status, period,
    'đạt ' || value || ' theo báo cáo số ' || f as quote,
    case when hash(f) % 4 = 0 then 'M:btttt' end as attributed_to,
    40 as quote_start, 90 as quote_end, 44 as number_start, 48 as number_end,
    'Theo số liệu tổng hợp của đơn vị, đến hết kỳ báo cáo chỉ tiêu này đạt ' || value || ' theo báo cáo số ' || f
    || ', tăng so với cùng kỳ năm trước.' as sentence,
    0 as sentence_start, 160 as sentence_end, 0.5 + hash(f) % 50 / 100.0 as confidence, 'made up' as rule,
    (select max(batch_id) from raw.batch) as batch_id
from about;
"""


def fill(settings: Settings, facts: int, first: int, whole: int) -> None:
    """Adds `facts` made-up facts, numbered from `first`, to the build file of a warehouse of `whole`
    facts."""
    with Store(settings.build_file):
        pass
    with duckdb.connect(str(settings.build_file)) as con:
        con.execute(GENERATE.format(facts=facts, first=first, whole=whole, seeds=DBT_PROJECT / "seeds"))


def build(settings: Settings) -> None:
    environment = os.environ | {
        "VNDX_BUILD_FILE": str(settings.build_file),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DBT_EXCLUDE_RESOURCE_TYPES": "unit_test",
    }
    command: list[str | Path] = [
        Path(sys.executable).with_name("dbt"), "--quiet", "build", "--project-dir", DBT_PROJECT,
        "--profiles-dir", DBT_PROJECT, "--target-path", settings.data / "target",
        "--log-path", settings.data / "logs",
    ]  # fmt: skip
    subprocess.run(command, env=environment, check=True)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor() -> float:
    """Seconds of processor time of this process and the children that ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def life(folder: Path, facts: int) -> dict[str, float]:
    """A warehouse of `facts` facts: seconds of each step by the clock and of the processor, megabytes of each file."""
    settings = Settings(data=folder / str(facts), keep_releases=2)
    measured: dict[str, float] = {}

    def step(name: str, work: Callable[[], object]) -> None:
        before = processor()
        measured[name] = seconds(work)
        measured[f"{name}, CPU"] = processor() - before
        print(f"{facts:,} facts, {name}: load {os.getloadavg()[0]:.0f}", file=sys.stderr)

    step("generate", lambda: fill(settings, facts, 0, facts))
    # The first build parses the project as well; on this one everything is read and written.
    step("full build", lambda: build(settings))
    step("first release", lambda: release(settings, synthetic=True))
    measured["first release, MB"] = settings.release_link.resolve().stat().st_size / 1e6
    fill(settings, 1000, facts, facts)
    step("refresh: build", lambda: build(settings))
    step("refresh: release", lambda: release(settings, synthetic=True))
    for kind in ("", ", CPU"):
        measured[f"refresh{kind}"] = measured[f"refresh: build{kind}"] + measured[f"refresh: release{kind}"]
    measured["build file, MB"] = settings.build_file.stat().st_size / 1e6
    measured["release, MB"] = settings.release_link.resolve().stat().st_size / 1e6
    return measured


def answer(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[object, ...]]:
    return con.execute(sql).fetchall()


def questions(folder: Path, facts: int) -> dict[str, float]:
    """Median milliseconds of each question of docs/analysts.md, warm."""
    page = (PROJECT / "docs" / "analysts.md").read_text(encoding="utf-8")
    medians = {}
    with open_release(Settings(data=folder / str(facts)).release_link) as con:
        for title, sql in QUESTION.findall(page):
            runs = [seconds(partial(answer, con, sql)) for _ in range(6)]
            medians[title] = statistics.median(runs[1:]) * 1000
    return medians


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.warehouse",
        description="Measure a large warehouse of made-up facts against one of a thousand.",
        epilog="examples:\n  python -m benchmarks.warehouse\n  python -m benchmarks.warehouse --facts 200000",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--facts", type=int, default=1_000_000, help="facts of the large one (default 1000000)")
    parser.add_argument("--folder", type=Path, help="keep both warehouses here (default: a folder that goes)")
    options = parser.parse_args(arguments)
    facts = options.facts
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        small, large = life(folder, 1000), life(folder, facts)
        print(f"{'':24}{1000:>12,}{facts:>12,}{'ratio':>8}")
        for name, value in large.items():
            print(f"{name:24}{small[name]:>12.1f}{value:>12.1f}{value / small[name]:>8.1f}")
        asked = questions(folder, facts)
        print(f"\nquestions on {facts:,} facts, ms (median of 5, warm)")
        for title, median in sorted(asked.items(), key=lambda item: -item[1]):
            print(f"{median:8.1f}  {title}")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
        print(f"\npeak memory of dbt {peak:.1f} GB")


if __name__ == "__main__":
    main()
