-- Grain: figure × clock × time in which the choice and its support were the same. Which statement stood for a figure,
-- from when to when: the choice made again on every day on which one was added or withdrawn. Two clocks: a statement is
-- known from the day it was made (stated) or from the day we fetched it (learned). Today's choice is the vintage that
-- has not ended (fct_indicator_value), the same by both.
--
-- Of one origin only the last word counts, and what agrees with it. Among what is left the first in this order is
-- chosen, and the row says which step decided: authority, directness, precision, recency, confidence, key.
--
-- Incremental because it is the dearest model and a refresh touches few figures: those whose state (int_figure) changed
-- are taken out and worked out again.
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_changed_figures() }}"
) }}
with spoken as (
    select
        value_id,
        fact_id,
        origin,
        authority,
        directness,
        value,
        value_high,
        bound,
        confidence,
        stated_on,
        learned_on,
        superseded_on,
        {{ said_to('value', 'unit') }} as said_to,
        case when bound = '=' and value_high is null then 0 else 1 end as is_vague,
        count(*) over (partition by value_id) as statements
    from {{ ref('fct_observation') }}
    {% if is_incremental() %}
        where value_id in (
            select value_id from {{ ref('int_figure') }}
            where state not in (select state from {{ this }})
        )
    {% endif %}
),

timed as (
    select
        spoken.* exclude (learned_on),
        clock.clock,
        case clock.clock when 'stated' then spoken.stated_on else spoken.learned_on end as known_from
    from spoken
    cross join (values ('stated'), ('learned')) as clock (clock)
),

statement as (
    select
        * exclude (superseded_on),
        -- Withdrawn by a newer version of its page, and never before it was known.
        case when superseded_on is not null then greatest(superseded_on, known_from) end as known_to
    from timed
),

event as (
    select
        value_id,
        clock,
        day,
        lead(day) over (partition by value_id, clock order by day) as next_day
    from (
        select distinct
            value_id,
            clock,
            unnest([known_from, known_to]) as day
        from statement
        where statements > 1
    ) as happened
    where day is not null
),

standing as (
    select
        event.day,
        event.next_day,
        statement.* exclude (known_from, known_to, statements)
    from event
    inner join statement
        on
            event.value_id = statement.value_id
            and event.clock = statement.clock
            and event.day >= statement.known_from
            and event.day < coalesce(statement.known_to, date '9999-12-31')
),

ordered as (
    select
        *,
        row_number() over (
            partition by value_id, clock, day, origin
            order by stated_on desc, is_vague asc, said_to asc, confidence desc, fact_id asc
        ) as words_ago
    from standing
),

last_word as (
    select * from ordered
    where words_ago = 1
),

candidate as (
    select standing.*
    from standing
    inner join last_word
        on
            standing.value_id = last_word.value_id
            and standing.clock = last_word.clock
            and standing.day = last_word.day
            and standing.origin = last_word.origin
    where {{ same_figure('standing', 'last_word') }}
),

placed as (
    select
        *,
        row_number() over choice as place,
        lead(struct_pack(authority, directness, is_vague, said_to, stated_on, confidence)) over choice as runner_up
    from candidate
    window choice as (
        partition by value_id, clock, day
        order by
            authority asc, directness asc, is_vague asc, said_to asc, stated_on desc, confidence desc, fact_id asc
    )
),

chosen as (
    select * from placed
    where place = 1
),

compared as (
    select
        placed.value_id,
        placed.clock,
        placed.day,
        placed.origin,
        placed.value,
        {{ same_figure('placed', 'chosen') }} as agrees
    from placed
    inner join chosen
        on placed.value_id = chosen.value_id and placed.clock = chosen.clock and placed.day = chosen.day
),

support as (
    select
        value_id,
        clock,
        day,
        count(*) as statements,
        count(distinct origin) filter (where agrees) as sources_agreeing,
        count(distinct origin) filter (where not agrees) as sources_disagreeing,
        coalesce(list_sort(list(distinct value) filter (where not agrees)), []) as other_values
    from compared
    group by value_id, clock, day
),

vintage as (
    select
        chosen.value_id,
        chosen.clock,
        chosen.fact_id,
        chosen.day as known_from,
        chosen.next_day as known_to,
        case
            when support.statements = 1 then 'only statement'
            when chosen.authority < chosen.runner_up.authority then 'authority'
            when chosen.directness < chosen.runner_up.directness then 'directness'
            when chosen.is_vague < chosen.runner_up.is_vague then 'precision'
            when chosen.said_to < chosen.runner_up.said_to then 'precision'
            when chosen.stated_on > chosen.runner_up.stated_on then 'recency'
            when chosen.confidence > chosen.runner_up.confidence then 'confidence'
            else 'key'
        end as chosen_by,
        support.statements,
        support.sources_agreeing,
        support.sources_disagreeing,
        support.other_values
    from chosen
    inner join support
        on chosen.value_id = support.value_id and chosen.clock = support.clock and chosen.day = support.day
    union all by name
    select
        value_id,
        clock,
        fact_id,
        known_from,
        known_to,
        'only statement' as chosen_by,
        1 as statements,
        1 as sources_agreeing,
        0 as sources_disagreeing,
        cast([] as double[]) as other_values
    from statement
    where statements = 1 and known_from is distinct from known_to
)

select
    vintage.*,
    figure.state
from vintage
left join {{ ref('int_figure') }} as figure on vintage.value_id = figure.value_id
