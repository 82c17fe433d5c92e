"""Compare the registry of countries with CLDR's Russian territories; prints what differs.

Needs Babel (`pip install babel`), which Letopis itself does not. A territory of CLDR that the
registry leaves out is no difference; a code that CLDR does not have, or a name of CLDR that does
not lead to the country of that code, is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from babel import Locale

from letopis.lexicons import countries

# CLDR's own short forms, which news do not use.
KNOWN = {"CD": "Конго - Киншаса", "CG": "Конго - Браззавиль"}


def differences() -> Iterator[str]:
    """A line for each country that CLDR knows otherwise."""
    territories = Locale("ru").territories
    for country in countries():
        if country.iso2 is None:
            continue
        name = territories.get(country.iso2)
        if name is None:
            yield f"{country.name}: CLDR has no {country.iso2}"
        elif KNOWN.get(country.iso2) != name and countries().by_name(plain(name)) is not country:
            yield f"{country.name}: CLDR calls {country.iso2} {name}"


def plain(name: str) -> str:
    """A name of CLDR without its abbreviations and remarks: "Фарерские о-ва", "Гонконг (САР)"."""
    return name.replace("о-ва", "острова").partition(" (")[0]


if __name__ == "__main__":
    found = list(differences())
    print("\n".join(found) or "no difference")
    sys.exit(bool(found))
