-- One value for indicator × basis × entity × period × status (× unit, where money is stated in two). A view in the
-- build file and a table in the release.
{{ config(materialized='view') }}
select * exclude (state)
from {{ ref('int_indicator_value') }}
