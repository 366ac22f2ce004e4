select
    indicator,
    basis,
    name_vi,
    name_en,
    note
from {{ ref('series') }}
union all
select
    indicator,
    'unspecified' as basis,
    'Không nêu rõ' as name_vi,
    'Not told by the words' as name_en,
    cast(null as varchar) as note
from {{ ref('indicator') }}
