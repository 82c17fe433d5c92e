"""Who deals with whom: parties as nodes, and between two of them an edge for the contacts that they had.

Two who speak for one side do not deal with each other when they meet a third. What was called off or denied is no
dealing; what is planned or proposed is counted apart. The graph is held: its size is that of the parties and pairs,
not of the contacts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeAlias

from letopis.exports.days import first_day
from letopis.exports.selection import Selection
from letopis.exports.xml_text import clean
from letopis.model.chronicle import Event, Party

if TYPE_CHECKING:
    import networkx

AHEAD = frozenset({"planned", "proposed"})
UNDONE = frozenset({"cancelled", "denied"})
Node: TypeAlias = str


@dataclass(slots=True)
class Dealings:
    """The contacts of a pair so far: how many held and planned, of which kinds, from which day (ISO) to which."""

    held: int = 0
    planned: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    days: list[str] = field(default_factory=list)

    def add(self, event: Event) -> None:
        """Count a contact."""
        if event.status in AHEAD:
            self.planned += 1
            return
        self.held += 1
        self.kinds[event.kind] += 1
        if day := first_day(event.date):
            ends = sorted((*self.days, day.isoformat()))
            self.days = [ends[0], ends[-1]]

    def attributes(self) -> dict[str, Any]:
        """What an edge says."""
        first, last = self.days or ("", "")
        kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(self.kinds.items()))
        counts = {"weight": self.held, "planned": self.planned, "kinds": kinds}
        return counts | {"first_day": first, "last_day": last}


def graph_of(selection: Selection) -> networkx.Graph[Node]:
    """The graph of the contacts asked for."""
    import networkx

    known, pairs, contacts = dict[Node, Party](), dict[tuple[Node, Node], Dealings](), Counter[Node]()
    for seen in selection.events("contact"):
        if seen.event.status in UNDONE:
            continue
        parties = {node_of(party): party for party in seen.event.parties}
        known = parties | known
        contacts.update(parties.keys())
        for pair in dealing(parties):
            pairs.setdefault(pair, Dealings()).add(seen.event)
    graph: networkx.Graph[Node] = networkx.Graph(name="letopis")
    for node, party in sorted(known.items()):
        represents = clean(party.represents or "")
        graph.add_node(node, label=clean(party.name), type=party.type, represents=represents, contacts=contacts[node])
    for (one, other), dealings in sorted(pairs.items()):
        graph.add_edge(one, other, **dealings.attributes())
    return graph


def node_of(party: Party) -> Node:
    """The node of a party: a state by its code, others by their names."""
    return clean(f"{party.type}:{party.represents if party.type == 'country' and party.represents else party.name}")


def dealing(parties: dict[Node, Party]) -> Iterator[tuple[Node, Node]]:
    """The pairs of parties that are of two sides."""
    for one, other in combinations(sorted(parties), 2):
        sides = parties[one].represents, parties[other].represents
        if sides[0] is None or sides[0] != sides[1]:
            yield one, other
