-- Grain: one row. A fingerprint of every rule that the incremental models apply: their own text, the macros that they
-- use, the seeds. What was worked out under another fingerprint is worked out again.
{% set code = [period_from('p'), period_to('p'), period_kind('p'), same_figure('a', 'b'), said_to('v', 'u')] %}
{% for model in ['int_observation', 'int_reading', 'int_vintage', 'int_indicator_value'] if execute %}
    {% do code.append(graph.nodes['model.vndx.' ~ model].raw_code) %}
{% endfor %}
with seed_row as (
    {% for seed in ['indicator', 'entity', 'entity_commune', 'series', 'correction'] %}
        select '{{ seed }}' || cast(to_json(seed) as varchar) as row_text
        from {{ ref(seed) }} as seed
        {{ 'union all' if not loop.last }}
    {% endfor %}
)

select '{{ local_md5(code | join) }}' || md5(string_agg(row_text, '' order by row_text)) as rules
from seed_row
