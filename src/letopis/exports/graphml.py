"""`graphml`: who deals with whom, for Gephi, yEd, igraph."""

from __future__ import annotations

from typing import BinaryIO

from letopis.exports.network import graph_of
from letopis.exports.selection import Selection


def write(selection: Selection, out: BinaryIO) -> None:
    """Write the graph of the contacts asked for."""
    import networkx

    networkx.write_graphml(graph_of(selection), out, named_key_ids=True)
