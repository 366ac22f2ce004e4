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
