"""vndx: from crawled Vietnamese pages to tested marts of Vietnam's digital transformation."""
