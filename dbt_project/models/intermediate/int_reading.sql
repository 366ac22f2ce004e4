-- Grain: one current reading (of the newest extractor version that has read its document), usable or not, with its
-- document, its source's authority and the names of its unit. fct_observation and fct_quarantine are its two halves.
{{ config(materialized='view') }}
select
    observation.* exclude (stated_on, batch_id, rules),
    entity.kind as entity_kind,
    entity.name_vi as entity_name_vi,
    entity.name_en as entity_name_en,
    document.source_key as source_id,
    document.publisher,
    document.url,
    document.published,
    document.stated_on,
    document.learned_on,
    document.superseded_on,
    document.archive_file,
    document.archive_offset,
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
    end as directness
from {{ ref('int_observation') }} as observation
inner join {{ ref('int_document') }} as document
    on
        observation.document_id = document.document_id
        and observation.extractor_version = document.extractor_version
inner join {{ ref('dim_source') }} as source on document.source_key = source.source_id
left join {{ ref('dim_entity') }} as entity on observation.entity_key = entity.entity_key
