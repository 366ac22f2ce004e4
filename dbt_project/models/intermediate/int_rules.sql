-- Grain: one row. A fingerprint of every rule that int_observation applies: its own text, the period macros, the seeds.
-- Readings that were worked out under another fingerprint are worked out again.
{% set code = local_md5(
    (graph.nodes['model.vndx.int_observation'].raw_code if execute else '')
    ~ period_from('p') ~ period_to('p') ~ period_kind('p')
) %}
with seed_row as (
    {% for seed in ['indicator', 'entity', 'entity_commune', 'series', 'correction'] %}
        select '{{ seed }}' || cast(to_json(seed) as varchar) as row_text
        from {{ ref(seed) }} as seed
        {{ 'union all' if not loop.last }}
    {% endfor %}
)

select '{{ code }}' || md5(string_agg(row_text, '' order by row_text)) as rules
from seed_row
