{# Fails with every combination of these columns that occurs more than once or holds a null. #}
{% test grain(model, columns) %}
    select
        {{ columns | join(', ') }},
        count(*) as n
    from {{ model }}
    group by all
    having count(*) > 1
        {% for column in columns %}or {{ column }} is null {% endfor %}
{% endtest %}
