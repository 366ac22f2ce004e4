-- What a source said first and what it made of it later: two statements of one origin about one figure that cannot both
-- be true. A changed reading of ours is none (both are read by the newest extractor): see fct_reading_change.
with word as (
    -- Narrow on purpose: quotations are joined at the end, for the few that are revisions.
    select
        fact_id,
        value_id,
        origin,
        value,
        value_high,
        bound,
        stated_on,
        learned_on,
        {{ said_to('value', 'unit') }} as said_to
    from {{ ref('fct_observation') }}
    -- One statement a document: a document that contradicts itself revises nothing.
    qualify
        count(*) over (partition by value_id, origin) > 1
        and row_number() over (
            partition by value_id, origin, document_id order by confidence desc, number_start asc, fact_id asc
        ) = 1
),

in_order as (
    select
        *,
        lag(struct_pack(fact_id, value, value_high, bound, said_to, stated_on)) over said as before,
        first_value(struct_pack(value, stated_on)) over said as first_word
    from word
    window said as (partition by value_id, origin order by stated_on, learned_on, fact_id)
),

revised as (
    select *
    from in_order
    where before is not null and not {{ same_figure('in_order', 'in_order.before') }}
)

select
    revised.value_id,
    observation.indicator,
    observation.basis,
    observation.entity_key,
    observation.entity_name_vi,
    observation.period,
    observation.status,
    observation.unit,
    revised.origin,
    revised.first_word.value as first_value,
    revised.first_word.stated_on as first_stated_on,
    revised.before.value as previous_value,
    revised.before.stated_on as previous_stated_on,
    revised.before.fact_id as previous_fact_id,
    previous.quote as previous_quote,
    revised.value as revised_value,
    revised.stated_on as revised_on,
    observation.publisher as revised_in,
    revised.fact_id,
    observation.quote,
    round(revised.value - revised.before.value, 6) as change
from revised
inner join {{ ref('fct_observation') }} as observation on revised.fact_id = observation.fact_id
inner join {{ ref('fct_observation') }} as previous on revised.before.fact_id = previous.fact_id
