{{ progress('digital_economy_gdp_share') }}
