"""`gexf`: who deals with whom, for Gephi."""

from __future__ import annotations

from typing import BinaryIO

from letopis.exports.network import graph_of
from letopis.exports.selection import Selection


def write(selection: Selection, out: BinaryIO) -> None:
    """Write the graph of the contacts asked for."""
    import networkx

    networkx.write_gexf(graph_of(selection), out)
