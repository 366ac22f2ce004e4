{# The place value of the last digit that was said: 0.1 for 18.3, 1 for 42, 1e14 for 1.9e15 (counts and money are rounded
   by words, "61 nghìn"); a percentage, rank or score is never taken as rounded to tens. #}
{% macro said_to(value, unit) -%}
    case
        when {{ value }} <> floor({{ value }})
            then power(10, -length(split_part(cast({{ value }} as varchar), '.', 2)))
        when {{ unit }} in ('percent', 'rank', 'score') or {{ value }} = 0 then 1.0
        else power(10, length(cast(cast({{ value }} as hugeint) as varchar))
            - length(rtrim(cast(cast({{ value }} as hugeint) as varchar), '0')))
    end
{%- endmacro %}

{# Whether two statements can both be true of one figure: equal once the more precise is rounded as the other, inside a
   range, or on the side that the other's bound says. Never null. Each side is the name of a relation (or struct) with
   value, value_high, bound and said_to. #}
{% macro same_figure(a, b) -%}
    (
        abs({{ a }}.value - {{ b }}.value)
        <= 0.500001 * greatest({{ a }}.said_to, {{ b }}.said_to)
        * case when '~' in ({{ a }}.bound, {{ b }}.bound) then 4 else 1 end
        -- A null end of a range must not make the whole null.
        or coalesce({{ b }}.value between {{ a }}.value and {{ a }}.value_high, false)
        or coalesce({{ a }}.value between {{ b }}.value and {{ b }}.value_high, false)
        or ({{ a }}.bound in ('>', '>=') and {{ b }}.value >= {{ a }}.value and {{ b }}.bound not in ('<', '<='))
        or ({{ b }}.bound in ('>', '>=') and {{ a }}.value >= {{ b }}.value and {{ a }}.bound not in ('<', '<='))
        or ({{ a }}.bound in ('<', '<=') and {{ b }}.value <= {{ a }}.value and {{ b }}.bound not in ('>', '>='))
        or ({{ b }}.bound in ('<', '<=') and {{ a }}.value <= {{ b }}.value and {{ a }}.bound not in ('>', '>='))
    )
{%- endmacro %}

{# The columns of a chosen value: what `observation` states, and why and by how many `vintage` chose it. Shares one list
   between every value that ever stood and those that stand today. #}
{% macro value_columns() -%}
    observation.value_id,
    observation.indicator,
    observation.basis,
    observation.entity_key,
    observation.entity_code,
    observation.entity_kind,
    observation.entity_name_vi,
    observation.entity_name_en,
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
    vintage.chosen_by,
    vintage.statements,
    vintage.sources_agreeing,
    vintage.sources_disagreeing,
    vintage.other_values,
    observation.attributed_to,
    observation.authority,
    observation.stated_on,
    observation.learned_on,
    observation.fact_id,
    observation.quote,
    observation.publisher,
    observation.url,
    observation.confidence
{%- endmacro %}

{# What an incremental model that is worked out figure by figure does before it adds: takes out the figures whose state
   (int_figure) is no longer the one they were worked out from, and those that nobody states any more. Those that are not
   in it are then worked out. #}
{% macro forget_changed_figures() %}
    {% if is_incremental() %}
        delete from {{ this }} where state not in (select state from {{ ref('int_figure') }})
    {% endif %}
{% endmacro %}

{# What int_observation does before it adds: takes out all readings of a document whose day has changed, and all that were
   worked out under other rules. Those of documents that are not in it are then worked out. #}
{% macro forget_changed_readings() %}
    {% if is_incremental() %}
        delete from {{ this }} using {{ ref('int_document') }} as document
        where
            {{ this.identifier }}.document_id = document.document_id
            and (
                {{ this.identifier }}.stated_on <> document.stated_on
                or {{ this.identifier }}.rules <> (select rules from {{ ref('int_rules') }})
            )
    {% endif %}
{% endmacro %}
