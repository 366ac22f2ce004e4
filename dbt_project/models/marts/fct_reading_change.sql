-- What a newer extractor version reads otherwise than the one before, document by document. No source revised anything
-- here: this is about our reading alone (fct_revision is about the sources').
with version as (
    select
        document_id,
        extractor_version,
        lead(extractor_version) over read as next_version,
        lag(extractor_version) over read as previous_version
    from {{ ref('stg_extraction') }}
    window read as (partition by document_id order by batch_id)
),

later as (
    select * from version
    qualify count(*) over (partition by document_id) > 1
),

reading as (
    select
        observation.*,
        later.next_version,
        later.previous_version
    from {{ ref('int_observation') }} as observation
    inner join later
        on
            observation.document_id = later.document_id
            and observation.extractor_version = later.extractor_version
)

select
    one.fact_id,
    case when change.is_drop then 'dropped' else 'added' end as change,
    case when change.is_drop then one.extractor_version else one.previous_version end as before_version,
    case when change.is_drop then one.next_version else one.extractor_version end as after_version,
    one.document_id,
    one.indicator,
    one.entity_code,
    one.period,
    one.status,
    one.value,
    one.unit,
    one.quote
from reading as one
cross join (values (true), (false)) as change (is_drop)
left join reading as other
    on
        one.fact_id = other.fact_id
        and other.extractor_version = case when change.is_drop then one.next_version else one.previous_version end
where
    case when change.is_drop then one.next_version else one.previous_version end is not null
    and other.fact_id is null
