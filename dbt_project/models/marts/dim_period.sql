with used as (
    select distinct
        period,
        period_kind,
        period_from,
        period_to
    from {{ ref('fct_observation') }}
)

select
    period,
    period_kind,
    period_from,
    period_to,
    year(period_to) as year,
    date_diff('day', period_from, period_to) + 1 as days,
    case period_kind
        when 'year' then 'Năm ' || period
        when 'half'
            then '6 tháng ' || case right(period, 1) when '1' then 'đầu' else 'cuối' end || ' năm ' || left(period, 4)
        when 'quarter' then 'Quý ' || right(period, 1) || '/' || left(period, 4)
        when 'month' then 'Tháng ' || month(period_from) || '/' || left(period, 4)
        when 'day' then 'Ngày ' || strftime(period_from, '%d/%m/%Y')
        else strftime(period_from, '%d/%m/%Y') || ' - ' || strftime(period_to, '%d/%m/%Y')
    end as name_vi,
    case period_kind
        when 'year' then period
        when 'half' then 'H' || right(period, 1) || ' ' || left(period, 4)
        when 'quarter' then 'Q' || right(period, 1) || ' ' || left(period, 4)
        when 'month' then strftime(period_from, '%B %Y')
        when 'day' then strftime(period_from, '%Y-%m-%d')
        else strftime(period_from, '%Y-%m-%d') || ' to ' || strftime(period_to, '%Y-%m-%d')
    end as name_en
from used
