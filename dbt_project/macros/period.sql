{# Periods in SDMX and ISO 8601 forms: 2024 · 2024-S1 · 2024-Q3 · 2024-09 · 2024-06-10 · 2024-01/2024-09. What is none of
   these gives null. `moment` is one end of a period (no slash). #}

{% macro moment_from(moment) -%}
    case
        when length({{ moment }}) = 4 then try_cast({{ moment }} || '-01-01' as date)
        when length({{ moment }}) = 7 and {{ moment }} like '____-S_'
            then try_cast(
                left({{ moment }}, 5) || case right({{ moment }}, 1) when '1' then '01' when '2' then '07' end
                || '-01' as date
            )
        when length({{ moment }}) = 7 and {{ moment }} like '____-Q_'
            then try_cast(
                left({{ moment }}, 5)
                || case right({{ moment }}, 1) when '1' then '01' when '2' then '04' when '3' then '07' when '4' then '10' end
                || '-01' as date
            )
        when length({{ moment }}) = 7 then try_cast({{ moment }} || '-01' as date)
        when length({{ moment }}) = 10 then try_cast({{ moment }} as date)
    end
{%- endmacro %}

{% macro moment_to(moment) -%}
    cast({{ moment_from(moment) }} + case
        when length({{ moment }}) = 4 then interval 1 year
        when length({{ moment }}) = 7 and {{ moment }} like '____-S_' then interval 6 month
        when length({{ moment }}) = 7 and {{ moment }} like '____-Q_' then interval 3 month
        when length({{ moment }}) = 7 then interval 1 month
        when length({{ moment }}) = 10 then interval 1 day
    end - interval 1 day as date)
{%- endmacro %}

{% macro period_from(period) -%}
    {{ moment_from("split_part(" ~ period ~ ", '/', 1)") }}
{%- endmacro %}

{% macro period_to(period) -%}
    {{ moment_to("split_part(" ~ period ~ ", '/', -1)") }}
{%- endmacro %}

{% macro period_kind(period) -%}
    case
        when {{ period }} like '%/%' then 'span'
        when length({{ period }}) = 4 then 'year'
        when {{ period }} like '____-S_' then 'half'
        when {{ period }} like '____-Q_' then 'quarter'
        when length({{ period }}) = 7 then 'month'
        when length({{ period }}) = 10 then 'day'
    end
{%- endmacro %}
