-- A view in the build file (its rows are int_observation's, stored once) and a table in the release.
{{ config(materialized='view') }}
select
    observation.fact_id,
    observation.value_id,
    observation.indicator,
    observation.basis,
    observation.entity_key,
    observation.entity_code,
    entity.kind as entity_kind,
    entity.name_vi as entity_name_vi,
    entity.name_en as entity_name_en,
    observation.period,
    observation.period_kind,
    observation.period_from,
    observation.period_to,
    observation.status,
    observation.value,
    observation.value_high,
    observation.unit,
    observation.total,
    observation.bound,
    observation.attributed_to,
    observation.quote,
    observation.sentence,
    observation.quote_start,
    observation.quote_end,
    observation.number_start,
    observation.number_end,
    observation.sentence_start,
    observation.sentence_end,
    observation.document_id,
    document.source_key as source_id,
    document.publisher,
    document.title,
    document.url,
    document.published,
    document.stated_on,
    document.learned_on,
    document.superseded_on,
    document.story_id,
    -- Whose figure it is: the body that is named, else who printed the story first.
    coalesce(observation.attributed_to, document.story_source_key) as origin,
    least(
        source.tier,
        case
            when observation.attributed_to = 'M:tctk' then 1
            when regexp_matches(observation.attributed_to, '^(M:|P\d|VN$|G:)') then 2
            when observation.attributed_to like 'I:%' then 3
            else source.tier
        end
    ) as authority,
    case
        when source.tier <= 2 then 1
        when observation.attributed_to is not null then 2
        else 3
    end as directness,
    document.archive_file,
    document.archive_offset,
    observation.extractor_version,
    observation.rule,
    observation.confidence,
    observation.review,
    observation.value_as_read,
    observation.correction_reason
from {{ ref('int_observation') }} as observation
inner join {{ ref('int_document') }} as document
    on
        observation.document_id = document.document_id
        and observation.extractor_version = document.extractor_version
inner join {{ ref('dim_source') }} as source on document.source_key = source.source_id
inner join {{ ref('dim_entity') }} as entity on observation.entity_key = entity.entity_key
where observation.quarantine_reason is null
