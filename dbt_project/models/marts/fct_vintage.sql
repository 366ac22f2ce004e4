-- A view in the build file and a table in the release.
{{ config(materialized='view') }}
select * exclude (state)
from {{ ref('int_vintage') }}
