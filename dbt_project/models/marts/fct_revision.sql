-- What a source said first and what it made of it later: two statements of one origin about one figure that cannot both
-- be true. A changed reading of ours is none (both are read by the newest extractor): see reading_change.
with word as (
    select
        *,
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
        lag(struct_pack(fact_id, value, value_high, bound, said_to, stated_on, publisher, quote)) over said as before,
        first_value(struct_pack(value, stated_on)) over said as first_word
    from word
    window said as (partition by value_id, origin order by stated_on, learned_on, fact_id)
)

select
    in_order.value_id,
    in_order.indicator,
    in_order.basis,
    in_order.entity_key,
    in_order.entity_name_vi,
    in_order.period,
    in_order.status,
    in_order.unit,
    in_order.origin,
    in_order.first_word.value as first_value,
    in_order.first_word.stated_on as first_stated_on,
    in_order.before.value as previous_value,
    in_order.before.stated_on as previous_stated_on,
    in_order.before.fact_id as previous_fact_id,
    in_order.before.quote as previous_quote,
    in_order.value as revised_value,
    in_order.stated_on as revised_on,
    in_order.publisher as revised_in,
    in_order.fact_id,
    in_order.quote,
    round(in_order.value - in_order.before.value, 6) as change
from in_order
where
    in_order.before is not null
    and not {{ same_figure('in_order', 'in_order.before') }}
