"""Word lists as CSV and TOML, and the typed registries over them; no logic."""

from letopis.lexicons.countries import Countries, Country, countries

__all__ = ["Countries", "Country", "countries"]
