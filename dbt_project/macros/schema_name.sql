{# Schemas are named as they are (marts.fct_observation), not after the target's own schema (main_marts). #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ custom_schema_name or target.schema }}
{%- endmacro %}
