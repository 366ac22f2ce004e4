-- What a source said first and what it made of it later: two statements of one origin about one figure that cannot both
-- be true. A changed reading of ours is none (both are read by the newest extractor): see fct_reading_change.
-- Few on purpose: of the origins that gave a figure more than one value.
with many as (
    select
        value_id,
        origin
    from {{ ref('fct_observation') }}
    group by value_id, origin
    having min(value) <> max(value)
),

word as (
    select
        observation.fact_id,
        observation.value_id,
        observation.indicator,
        observation.basis,
        observation.entity_key,
        observation.entity_name_vi,
        observation.period,
        observation.status,
        observation.unit,
        observation.origin,
        observation.value,
        observation.value_high,
        observation.bound,
        observation.stated_on,
        observation.learned_on,
        observation.publisher,
        observation.quote,
        {{ said_to('observation.value', 'observation.unit') }} as said_to
    from {{ ref('fct_observation') }} as observation
    inner join many on observation.value_id = many.value_id and observation.origin = many.origin
    -- One statement a document: a document that contradicts itself revises nothing.
    qualify
        row_number() over (
            partition by observation.value_id, observation.origin, observation.document_id
            order by observation.confidence desc, observation.number_start asc, observation.fact_id asc
        ) = 1
),

in_order as (
    select
        *,
        lag(struct_pack(fact_id, value, value_high, bound, said_to, stated_on, quote)) over said as before,
        first_value(struct_pack(value, stated_on)) over said as first_word
    from word
    window said as (partition by value_id, origin order by stated_on, learned_on, fact_id)
)

select
    value_id,
    indicator,
    basis,
    entity_key,
    entity_name_vi,
    period,
    status,
    unit,
    origin,
    first_word.value as first_value,
    first_word.stated_on as first_stated_on,
    before.value as previous_value,
    before.stated_on as previous_stated_on,
    before.fact_id as previous_fact_id,
    before.quote as previous_quote,
    value as revised_value,
    stated_on as revised_on,
    publisher as revised_in,
    fact_id,
    quote,
    round(value - before.value, 6) as change
from in_order
where before is not null and not {{ same_figure('in_order', 'in_order.before') }}
