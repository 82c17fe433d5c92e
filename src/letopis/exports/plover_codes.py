"""The codes of PLOVER that contacts need, and what each is in CAMEO.

After the codebook of the Open Event Data Alliance (github.com/openeventdata/PLOVER, draft of 2021 and its
CAMEO2PLOVER-2021.txt) and the data set coded by it (POLECAT), which calls REQUEST what the draft calls DEMAND.
"""

from __future__ import annotations

from collections.abc import Mapping

CODEBOOK = "plover-base-0.7b1"
CONSULT_MODES = frozenset({"visit", "third-party", "multilateral", "phone"})
# What is not held yet, or no more: what is done is to agree, to ask, to reject. AGREE has no modes; REQUEST and
# REJECT share theirs, of which `meet` is of meetings and negotiations.
OF_STATUS: Mapping[str, tuple[str, str | None]] = {
    "planned": ("AGREE", None),
    "proposed": ("REQUEST", "meet"),
    "cancelled": ("REJECT", "meet"),
    "denied": ("REJECT", "meet"),
}
QUAD: Mapping[str, int] = {"CONSULT": 1, "AGREE": 1, "REQUEST": 3, "REJECT": 3}
SCALE: Mapping[str, float] = {"CONSULT": 2.1, "AGREE": 4.2, "REQUEST": -5.0, "REJECT": -4.2}

# CAMEO has a code for each side of a visit; its intent to meet stands for an agreement and an offer alike, since its
# demand to meet (106) is more than a proposal.
CAMEO: Mapping[tuple[str, str | None], str] = {
    ("CONSULT", None): "040",
    ("CONSULT", "phone"): "041",
    ("CONSULT", "visit"): "042",
    ("CONSULT", "third-party"): "044",
    ("CONSULT", "multilateral"): "040",
    ("AGREE", None): "036",
    ("REQUEST", "meet"): "036",
    ("REJECT", "meet"): "125",
}
CAMEO_NEGOTIATE = "046"
CAMEO_HOST = "043"

# Sectors of bodies by the kinds of the registry of organisations.
SECTORS: Mapping[str, str] = {
    "ministry": "GOV", "body": "GOV", "parliament": "LEG", "court": "JUD", "party": "PTY", "church": "REL",
    "company": "BUS", "outlet": "JRN",
}  # fmt: skip
ACTORS: Mapping[str, str] = {"international": "IGO", "grouping": "IGO", "ngo": "NGO", "movement": "ISM"}
EVENTS = frozenset({"CONSULT", *(code for code, _ in OF_STATUS.values())})
