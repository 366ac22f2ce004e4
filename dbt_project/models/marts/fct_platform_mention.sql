select
    concat_ws(':', mention.document_id, mention.start_offset, mention.platform, mention.entity) as mention_id,
    mention.platform,
    mention.entity as entity_code,
    entity.entity_key,
    entity.name_vi as entity_name_vi,
    mention.since,
    mention.mention,
    mention.sentence,
    mention.start_offset,
    mention.end_offset,
    mention.document_id,
    document.publisher,
    document.url,
    document.stated_on,
    document.superseded_on,
    document.extractor_version
from {{ ref('stg_platform_mention') }} as mention
inner join {{ ref('int_document') }} as document
    on mention.document_id = document.document_id and mention.extractor_version = document.extractor_version
left join {{ ref('dim_entity') }} as entity
    on
        mention.entity = entity.code
        and document.stated_on >= coalesce(entity.valid_from, date '0001-01-01')
        and document.stated_on < coalesce(entity.valid_to, date '9999-12-31')
