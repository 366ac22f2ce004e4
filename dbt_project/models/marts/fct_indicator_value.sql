-- One value for indicator × basis × entity × period × status (× unit, where money is stated in two). Of all statements
-- that stand (the current version of each page, not quarantined) the first in this order is chosen, and the row says
-- which step decided: authority of the source, directness, precision, recency, confidence, key.
with statement as (
    select
        *,
        {{ said_to('value', 'unit') }} as said_to,
        case when bound = '=' and value_high is null then 0 else 1 end as is_vague
    from {{ ref('fct_observation') }}
    where superseded_on is null
),

placed as (
    select
        *,
        row_number() over choice as place,
        lead(struct_pack(authority, directness, is_vague, said_to, stated_on, confidence)) over choice as runner_up
    from statement
    window choice as (
        partition by value_id
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
        placed.fact_id,
        placed.place,
        placed.origin,
        placed.value,
        {{ same_figure('placed', 'chosen') }} as agrees
    from placed
    inner join chosen on placed.value_id = chosen.value_id
),

support as (
    select
        value_id,
        count(*) as statements,
        count(distinct origin) filter (where agrees) as sources_agreeing,
        count(distinct origin) filter (where not agrees) as sources_disagreeing,
        coalesce(list_sort(list(distinct value) filter (where not agrees)), []) as other_values,
        coalesce(list(fact_id order by place) filter (where place > 1), []) as other_facts
    from compared
    group by value_id
)

select
    chosen.value_id,
    chosen.indicator,
    chosen.basis,
    chosen.entity_key,
    chosen.entity_code,
    chosen.entity_kind,
    chosen.entity_name_vi,
    chosen.entity_name_en,
    chosen.period,
    chosen.period_kind,
    chosen.period_from,
    chosen.period_to,
    chosen.status,
    chosen.value,
    chosen.value_high,
    chosen.unit,
    chosen.total,
    chosen.bound,
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
    support.other_values,
    support.other_facts,
    chosen.attributed_to,
    chosen.authority,
    chosen.stated_on,
    chosen.learned_on,
    chosen.fact_id,
    chosen.quote,
    chosen.publisher,
    chosen.url,
    chosen.confidence
from chosen
inner join support on chosen.value_id = support.value_id
order by chosen.indicator, chosen.entity_key, chosen.period_from, chosen.value_id
