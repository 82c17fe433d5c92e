"""Word lists as CSV and TOML, and the typed registries over them; no logic."""

from letopis.lexicons.bodies import Bodies, Body, bodies
from letopis.lexicons.countries import Countries, Country, countries
from letopis.lexicons.organisations import Organisation, Organisations, organisations
from letopis.lexicons.tenures import Tenures, tenures

__all__ = [
    "Bodies",
    "Body",
    "Countries",
    "Country",
    "Organisation",
    "Organisations",
    "Tenures",
    "bodies",
    "countries",
    "organisations",
    "tenures",
]
