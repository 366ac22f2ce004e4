-- Grain: one version of a page's text. Everything about a document that can change when another one arrives lives here
-- (superseded, same story, read by which version), so that what was read in it never has to be rewritten.
with document as (
    select
        *,
        coalesce(source_id, 'publisher:' || publisher, 'unknown') as source_key,
        cast(fetched_at as date) as learned_on,
        -- A date known as a year or a month only: the last day it can mean, but not after we had it.
        least({{ moment_to('published') }}, cast(fetched_at as date)) as published_by
    from {{ ref('stg_document') }}
),

-- Syndicated copies and near-duplicates: simhashes at most three bits apart share one of four bands of sixteen bits.
hash as (
    select distinct simhash
    from document
    where simhash <> 0
),

band as (
    select
        simhash,
        unnest([0, 1, 2, 3]) as band,
        unnest([simhash & 65535, (simhash >> 16) & 65535, (simhash >> 32) & 65535, simhash >> 48]) as bits
    from hash
),

leader as (
    select
        one.simhash,
        min(other.simhash) as leader
    from band as one
    inner join band as other
        on one.band = other.band and one.bits = other.bits and bit_count(xor(one.simhash, other.simhash)) <= 3
    group by one.simhash
),

story as (
    select
        one.simhash,
        coalesce(further.leader, one.leader) as story
    from leader as one
    left join leader as further on one.leader = further.simhash
),

reading as (
    select
        document_id,
        arg_max(extractor_version, batch_id) as extractor_version
    from {{ ref('stg_extraction') }}
    group by document_id
),

-- Narrow on purpose: a window carries along every column that it is given.
told as (
    select
        document.document_id,
        -- What a later version of a page says was said when the page changed: by the day we saw it.
        case
            when row_number() over page = 1 then coalesce(document.published_by, document.learned_on)
            else document.learned_on
        end as stated_on,
        row_number() over page as version,
        cast(lead(document.fetched_at) over page as date) as superseded_on,
        coalesce(cast(story.story as varchar), document.document_id) as story_id,
        first_value(document.source_key) over (
            partition by coalesce(cast(story.story as varchar), document.document_id)
            order by coalesce(document.published_by, document.learned_on), document.document_id
        ) as story_source_key
    from document
    left join story on document.simhash = story.simhash
    window page as (partition by document.page_id order by document.fetched_at, document.document_id)
)

select
    document.* exclude (simhash, published_by),
    told.* exclude (document_id),
    reading.extractor_version
from document
inner join told on document.document_id = told.document_id
left join reading on document.document_id = reading.document_id
