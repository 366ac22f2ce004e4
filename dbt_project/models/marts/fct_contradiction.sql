-- Where sources disagree beyond rounding: the chosen value beside what another origin says, within one series.
with chosen as (
    select *
    from {{ ref('fct_indicator_value') }}
    where sources_disagreeing > 0
),

said as (
    select
        other.value_id,
        other.fact_id,
        other.value,
        other.publisher,
        other.attributed_to,
        other.stated_on,
        other.quote
    from {{ ref('fct_observation') }} as other
    inner join chosen on other.value_id = chosen.value_id
    where
        other.superseded_on is null
        and list_contains(chosen.other_values, other.value)
        -- What a source has taken back is a revision, no contradiction.
        and other.fact_id not in (select revision.previous_fact_id from {{ ref('fct_revision') }} as revision)
    -- A source that says it twice, or a copy of its story, disagrees once: by its last word.
    qualify
        row_number() over (
            partition by other.value_id, other.origin order by other.stated_on desc, other.fact_id asc
        ) = 1
)

select
    chosen.value_id,
    chosen.indicator,
    chosen.basis,
    chosen.entity_key,
    chosen.entity_name_vi,
    chosen.period,
    chosen.status,
    chosen.unit,
    chosen.value,
    chosen.chosen_by,
    chosen.publisher,
    chosen.attributed_to,
    chosen.stated_on,
    chosen.fact_id,
    chosen.quote,
    said.value as other_value,
    said.publisher as other_publisher,
    said.attributed_to as other_attributed_to,
    said.stated_on as other_stated_on,
    said.fact_id as other_fact_id,
    said.quote as other_quote,
    round(said.value - chosen.value, 6) as difference
from said
inner join chosen on said.value_id = chosen.value_id
