{# Whether the last full `dbt build` passed, kept beside what it built (intermediate.build_result) and asked by
   `vndx release`, and the tests that warned. A build of a part can spoil that, but not mend it. `inputs` is the
   fingerprint of what it was built from (VNDX_INPUTS, set by vndx), so that a build of the same again can be left out. #}
{% macro build_began() %}
    {% if flags.WHICH == 'build' %}
        create schema if not exists intermediate;
        create or replace table intermediate.build_result as
        select
            false as passed,
            'the build was cut off' as reason,
            '' as inputs,
            cast([] as varchar []) as warned;
    {% else %}
        select 1
    {% endif %}
{% endmacro %}

{% macro build_ended(results) %}
    {% if flags.WHICH == 'build' %}
        {% set failed, warned = [], [] %}
        {# What was skipped was skipped because of what failed. #}
        {% for result in results if result.status not in ('success', 'pass', 'warn', 'no-op', 'skipped') %}
            {% do failed.append(result.node.name ~ ' ' ~ result.status) %}
        {% endfor %}
        {% for result in results if result.status == 'warn' %}
            {% do warned.append(result.node.name ~ ': ' ~ result.message) %}
        {% endfor %}
        {% set selected = invocation_args_dict.get('select') or [] %}
        {% set limited = invocation_args_dict.get('selector') or invocation_args_dict.get('exclude') %}
        {% if (limited or selected and selected | list != ['fqn:*']) and not failed %}
            {% do failed.append('only a part was built') %}
        {% endif %}
        create or replace table intermediate.build_result as
        select
            {{ 'false' if failed else 'true' }} as passed,
            '{{ failed | join(", ") | replace("'", "") }}' as reason,
            '{{ env_var("VNDX_INPUTS", "") }}' as inputs,
            cast([
                {% for one in warned %}'{{ one | replace("'", "") }}'{{ ", " if not loop.last }}{% endfor %}
            ] as varchar []) as warned;
    {% else %}
        select 1
    {% endif %}
{% endmacro %}
