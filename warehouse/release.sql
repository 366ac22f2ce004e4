-- What a release holds besides the tables of dbt's marts: views and table macros for people, in the schema marts. Run
-- in the new file after the tables are in. A column without a comment of its own takes that of the column of the same
-- name in the tables.

create view marts.indicator_overview as
select
    value.indicator,
    indicator.name_vi as indicator_name_vi,
    indicator.name_en as indicator_name_en,
    indicator.pillar,
    indicator.pillar_vi,
    indicator.unit_vi,
    indicator.direction,
    series.name_vi as basis_name_vi,
    series.name_en as basis_name_en,
    period.name_vi as period_name_vi,
    period.name_en as period_name_en,
    period.year,
    entity.parent_code,
    entity.present_key,
    value.* exclude (indicator)
from marts.fct_indicator_value as value
inner join marts.dim_indicator as indicator on value.indicator = indicator.indicator
inner join marts.dim_entity as entity on value.entity_key = entity.entity_key
inner join marts.dim_period as period on value.period = period.period
left join marts.dim_series as series on value.indicator = series.indicator and value.basis = series.basis;
comment on view marts.indicator_overview is 'One wide table over all indicators for BI tools: every chosen value with names in Vietnamese and English. Grain: one figure, as fct_indicator_value.';
comment on column marts.indicator_overview.indicator_name_vi is 'Vietnamese name of the indicator.';
comment on column marts.indicator_overview.indicator_name_en is 'English name of the indicator.';
comment on column marts.indicator_overview.basis_name_vi is 'Vietnamese name of the basis (dim_series).';
comment on column marts.indicator_overview.basis_name_en is 'English name of the basis (dim_series).';
comment on column marts.indicator_overview.period_name_vi is 'Vietnamese name of the period: 6 tháng đầu năm 2024.';
comment on column marts.indicator_overview.period_name_en is 'English name of the period: H1 2024.';

create view marts.indicator_by_present_province as
select
    present.entity_key as present_key,
    present.code as present_code,
    present.name_vi as present_name_vi,
    present.name_en as present_name_en,
    case
        when entity.territory_key = present.territory_key then 'itself'
        else 'predecessor'
    end as relation,
    value.*
from marts.fct_indicator_value as value
inner join marts.dim_entity as entity on value.entity_key = entity.entity_key
inner join marts.dim_entity as present on entity.present_key = present.entity_key
where present.kind = 'province';
comment on view marts.indicator_by_present_province is 'Every value under the province of today that its unit belongs to, as what it is: the province''s own figure, or that of a predecessor. Grain: one figure.';
comment on column marts.indicator_by_present_province.present_code is 'Code of today''s province.';
comment on column marts.indicator_by_present_province.present_name_vi is 'Vietnamese name of today''s province.';
comment on column marts.indicator_by_present_province.present_name_en is 'English name of today''s province.';
comment on column marts.indicator_by_present_province.relation is 'itself, or predecessor: the figure of a unit that was merged into it.';

create view marts.present_province_value as
with predecessor as (
    select
        entity.present_key,
        count(distinct entity.territory_key) as predecessors
    from marts.dim_entity as entity
    inner join marts.dim_entity as present on entity.present_key = present.entity_key
    where entity.kind = 'province' and entity.territory_key <> present.territory_key
    group by entity.present_key
),

part as (
    select
        value.present_key,
        value.present_name_vi,
        value.indicator,
        value.basis,
        value.period,
        value.status,
        value.unit,
        predecessor.predecessors,
        count(*) as with_value,
        count(value.total) as with_total,
        sum(value.value) as added,
        sum(value.value * value.total) / sum(value.total) as weighted,
        list(value.entity_name_vi || ' ' || value.value order by value.entity_name_vi) as parts
    from marts.indicator_by_present_province as value
    inner join predecessor on value.present_key = predecessor.present_key
    where value.relation = 'predecessor'
    group by all
)

select
    present_key,
    present_name_vi,
    indicator,
    basis,
    period,
    status,
    unit,
    case
        when with_value < predecessors then null
        when unit in ('count', 'vnd', 'usd') then added
        when unit = 'percent' and with_total = predecessors then round(weighted, 4)
    end as value,
    case
        when with_value < predecessors then 'absent: ' || with_value || ' of ' || predecessors || ' predecessors have a figure'
        when unit in ('count', 'vnd', 'usd') then 'added up'
        when unit = 'percent' and with_total = predecessors then 'rebuilt from counts'
        else 'absent: rates, ranks and scores do not add up'
    end as method,
    predecessors,
    with_value as predecessors_with_value,
    parts
from part;
comment on view marts.present_province_value is 'Figures of the time before the mergers for the provinces of today: counts added up where all predecessors have one, rates rebuilt where all give their counts, else absent with the reason. Grain: province of today × indicator × basis × period × status × unit.';
comment on column marts.present_province_value.present_name_vi is 'Vietnamese name of today''s province.';
comment on column marts.present_province_value.method is 'How the value came about, or why there is none.';
comment on column marts.present_province_value.predecessors_with_value is 'How many of them have a figure.';
comment on column marts.present_province_value.parts is 'The predecessors'' figures.';

create view marts.source_freshness as
select
    *,
    date_diff('day', cast(last_fetched_at as date), current_date) as days_since_fetch,
    date_diff('day', last_fact_on, current_date) as days_since_fact
from marts.fct_source_coverage;
comment on view marts.source_freshness is 'fct_source_coverage with ages as of today. Grain: one source.';
comment on column marts.source_freshness.days_since_fetch is 'Days since a page of it was last fetched.';
comment on column marts.source_freshness.days_since_fact is 'Days since it last stated a figure.';

create view marts.review_queue as
with wanting as (
    select
        1 as urgency,
        'contradicted: ' || other_publisher || ' says ' || other_value as why,
        fact_id
    from marts.fct_contradiction
    union all
    select
        2 as urgency,
        'chosen with confidence ' || round(confidence, 2) as why,
        fact_id
    from marts.fct_indicator_value
    where confidence < 0.6
)

select
    wanting.urgency,
    wanting.why,
    fact.fact_id,
    fact.indicator,
    fact.entity_code,
    fact.period,
    fact.status,
    fact.bound,
    fact.value,
    fact.value_high,
    fact.unit,
    fact.attributed_to,
    fact.quote,
    fact.sentence,
    fact.publisher,
    fact.url,
    fact.confidence
from wanting
inner join marts.fct_observation as fact on wanting.fact_id = fact.fact_id
where fact.review is null
union all
select
    case when reason = 'no unit of the catalogue is named' then 4 else 3 end as urgency,
    'quarantined: ' || reason as why,
    fact_id,
    indicator,
    entity_code,
    period,
    status,
    bound,
    value,
    value_high,
    unit,
    attributed_to,
    quote,
    sentence,
    publisher,
    url,
    confidence
from marts.fct_quarantine
where review is null;
comment on view marts.review_queue is 'What wants a person''s decision, most urgent first by urgency: contradicted, chosen with low confidence, quarantined. `vndx review` shows it and takes decisions into the seed correction.csv. Grain: reading × reason.';
comment on column marts.review_queue.urgency is '1 contradicted, 2 low confidence, 3 quarantined, 4 quarantined because no unit of the catalogue is named.';
comment on column marts.review_queue.why is 'Why it wants a decision.';

-- The warehouse as it was known on a day: `from known_on('2024-09-30')`. What was stated later, and what was withdrawn by
-- then, plays no part, whenever it was that we fetched it.
create macro marts.known_on(day) as table
select * exclude (clock, known_from, known_to)
from marts.fct_value_vintage
where clock = 'stated' and known_from <= cast(day as date) and (known_to is null or known_to > cast(day as date));

-- What this warehouse itself knew on a day: as known_on, of the pages that it had fetched by then.
create macro marts.known_to_us_on(day) as table
select * exclude (clock, known_from, known_to)
from marts.fct_value_vintage
where clock = 'learned' and known_from <= cast(day as date) and (known_to is null or known_to > cast(day as date));
