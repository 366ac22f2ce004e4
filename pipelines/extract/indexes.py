"""What is known of the indices that rank: their ideas, the scales of their scores, who stands in one order and how
many.
"""

from __future__ import annotations

# How many are ranked: all provinces, 63 until June 2025 and 34 since (resolution 202/2025/QH15), or the members of the
# United Nations, 193 since 2011.
PROVINCES = frozenset({63, 34})
NATIONS = 193
WHOLE_FIELDS = PROVINCES | {NATIONS}
# Many a ranking leaves some of them out, or is one of the 12 to 25 ministries and agencies that it asks; 21 is none: so
# many districts some provinces had.
FIELDS = WHOLE_FIELDS | frozenset(range(55, 63)) | frozenset(range(12, 26)) - {21} | {190, 194}

RANKED = frozenset({"dti", "dti_weak", "par", "par_weak", "sipas", "ict_index", "ebi", "egdi"})
# an index and what is said for it where no index is named
SAME_INDEX = (frozenset({"dti", "dti_weak"}), frozenset({"par", "par_weak"}))
# Where the scores of an index lie on its scales: a figure outside is a difference, a part's points or another count.
SCALES = {
    "dti_score": ((0.05, 1.0), (10.0, 100.0), (150.0, 1000.0)),
    "par_index_score": ((45.0, 100.0),),
    "sipas_score": ((45.0, 100.0),),
}
INDEX_IDEAS = frozenset({"dti", "dti_weak", "par", "par_weak", "sipas", "ict_index", "ebi", "egdi", "other_index"})
# those who stand in one order
PEER = r"(?:địa phương|tỉnh,? thành(?: phố)?|tỉnh|thành phố|bộ, (?:ngành|cơ quan ngang bộ)|bộ|đơn vị|nước|quốc gia)"
