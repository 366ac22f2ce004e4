-- Grain: one stated figure × extractor version that read it. A reading is worked out once and never again, unless the
-- rules changed (int_rules) or its document counts as stated on another day (an older version of its page came in after
-- it): so a refresh costs what is new.
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_changed_readings() }}"
) }}
with stated as (
    select *
    from {{ ref('stg_fact') }}
    {% if is_incremental() %}
        where
            batch_id > (select coalesce(max(batch_id), 0) from {{ this }})
            or document_id not in (select document_id from {{ this }})
    {% endif %}
),

-- Reviewed corrections come before anything is worked out; what was read stays visible beside them.
fact as (
    select
        stated.* exclude (indicator, entity, value, value_high, period, status),
        coalesce(correction.indicator, stated.indicator) as indicator,
        coalesce(correction.entity, stated.entity) as entity,
        coalesce(correction.value, stated.value) as value,
        case when correction.value is null then stated.value_high end as value_high,
        coalesce(correction.period, stated.period) as period,
        coalesce(correction.status, stated.status) as status,
        correction.action as correction_action,
        correction.reason as correction_reason,
        case when correction.action in ('correct', 'withdraw') then stated.value end as value_as_read
    from stated
    left join {{ ref('correction') }} as correction on stated.fact_id = correction.fact_id
),

dated as (
    select
        fact.*,
        document.stated_on,
        {{ period_kind('fact.period') }} as period_kind,
        {{ period_from('fact.period') }} as period_from,
        {{ period_to('fact.period') }} as period_to
    from fact
    inner join {{ ref('int_document') }} as document on fact.document_id = document.document_id
),

placed as (
    select
        *,
        -- Null where the period was not over when it was stated (a condition of one side alone, inside the join below,
        -- would make it a nested loop).
        case when period_to <= stated_on then period_to end as past_period_to
    from dated
),

-- What counts as one series: the reviewed cues of series.csv, the first that fits; without one a series of its own.
basis as (
    select
        dated.fact_id,
        dated.extractor_version,
        arg_min(series.basis, series.priority) as basis
    from dated
    inner join {{ ref('series') }} as series
        on
            dated.indicator = series.indicator
            and (series.cue is null or regexp_matches(lower(dated.quote), series.cue))
            and (series.attributed_to is null or regexp_full_match(dated.attributed_to, series.attributed_to))
            and dated.value between coalesce(series.value_from, '-infinity') and coalesce(series.value_to, 'infinity')
    group by dated.fact_id, dated.extractor_version
),

known as (
    select distinct code
    from {{ ref('dim_entity') }}
),

unit as (
    select
        code,
        entity_key,
        coalesce(valid_from, date '0001-01-01') as first_day,
        coalesce(valid_to, date '9999-12-31') as end_day
    from {{ ref('dim_entity') }}
),

resolved as (
    select
        dated.* exclude (past_period_to),
        coalesce(basis.basis, 'unspecified') as basis,
        indicator.unit as indicator_unit,
        -- A unit is the one of the period it speaks of; where the period follows or spans a change of units, the one of
        -- the day it was stated.
        coalesce(then_valid.entity_key, now_valid.entity_key) as entity_key,
        known.code is not null as entity_known
    from placed as dated
    left join basis
        on dated.fact_id = basis.fact_id and dated.extractor_version = basis.extractor_version
    left join {{ ref('indicator') }} as indicator on dated.indicator = indicator.indicator
    left join known on dated.entity = known.code
    left join unit as then_valid
        on
            dated.entity = then_valid.code
            and dated.period_from >= then_valid.first_day
            and dated.past_period_to < then_valid.end_day
    left join unit as now_valid
        on
            dated.entity = now_valid.code
            and dated.stated_on >= now_valid.first_day
            and dated.stated_on < now_valid.end_day
),

judged as (
    select
        *,
        case
            when correction_action = 'withdraw' then 'withdrawn by review: ' || correction_reason
            when indicator_unit is null then 'indicator is not in the catalogue'
            when entity = '?' then 'no unit of the catalogue is named'
            when not entity_known then 'entity code is unknown'
            when period is null then 'no period can be told'
            when period_from is null or period_to is null then 'period cannot be read'
            when period_from > period_to then 'period ends before it begins'
            when entity_key is null then 'entity is valid neither in the period nor on the day it was stated'
            when
                unit <> indicator_unit and not (unit in ('vnd', 'usd') and indicator_unit in ('vnd', 'usd'))
                then 'unit is not the indicator''s'
            when value_high < value then 'range ends below its begin'
            when
                unit = 'percent' and indicator not like '%\_growth' escape '\' and (value < 0 or value > 100)
                then 'percentage outside 0 to 100'
            when unit in ('count', 'vnd', 'usd') and value < 0 then 'negative amount'
            when unit = 'count' and value > total then 'more than the total it is said to be of'
            when unit = 'rank' and (value < 1 or value <> floor(value)) then 'rank is no whole number from 1'
            when unit = 'rank' and value > total then 'rank beyond the number of ranked'
            when status = 'actual' and period_from > stated_on then 'reported as reached before the period began'
        end as quarantine_reason
    from resolved
)

select
    fact_id,
    extractor_version,
    document_id,
    indicator,
    basis,
    entity as entity_code,
    entity_key,
    period,
    period_kind,
    period_from,
    period_to,
    status,
    value,
    value_high,
    unit,
    total,
    bound,
    attributed_to,
    stated_on,
    quote,
    sentence,
    quote_start,
    quote_end,
    number_start,
    number_end,
    sentence_start,
    sentence_end,
    confidence,
    rule,
    value_as_read,
    correction_action as review,
    case when correction_action <> 'confirm' then correction_reason end as correction_reason,
    quarantine_reason,
    left(md5(concat_ws('|', indicator, basis, entity_key, period, status, unit)), 16) as value_id,
    batch_id,
    (select rules from {{ ref('int_rules') }}) as rules
from judged
