-- The calendar that MetricFlow counts time on.
select
    cast(day as date) as day,
    year(day) as year,
    cast(year(day) as varchar) || '-Q' || quarter(day) as quarter,
    strftime(day, '%Y-%m') as month
from generate_series(timestamp '2015-01-01', timestamp '2050-12-31', interval 1 day) as calendar (day)
