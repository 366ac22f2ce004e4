select
    indicator,
    pillar,
    case pillar
        when 'government' then 'Chính quyền số'
        when 'data' then 'Dữ liệu số'
        when 'economy' then 'Kinh tế số'
        when 'society' then 'Xã hội số'
        when 'infrastructure' then 'Hạ tầng số'
        when 'ranking' then 'Xếp hạng'
        else pillar
    end as pillar_vi,
    unit,
    case unit
        when 'percent' then '%'
        when 'count' then 'số lượng'
        when 'vnd' then 'đồng'
        when 'usd' then 'đô la Mỹ'
        when 'rank' then 'thứ hạng'
        when 'score' then 'điểm'
        else unit
    end as unit_vi,
    direction,
    name_vi,
    name_en,
    definition
from {{ ref('indicator') }}
