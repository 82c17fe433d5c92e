"""Files of weights as arrays: slovnet's packs (names, morphology, syntax) and Navec's table of embeddings.

Both are tars. A slovnet pack has `model.json`, where each weight gives its shape, type and number, raw arrays
`arrays/NUMBER.bin`, and vocabularies `vocabs/NAME.gz`, one item a line.
"""

from __future__ import annotations

import gzip
import json
import tarfile
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

SIGNPOST = 32


@dataclass(frozen=True, slots=True)
class Pack:
    """A model: `weights` is the tree of `model.json` with arrays for leaves, `vocabularies` are by name."""

    weights: dict[str, Any]
    vocabularies: dict[str, list[str]]


class Lexicon:
    """The words of a table as it stores them: one a line, in the order of their bytes, "<unk>" and "<pad>" last.

    A dictionary of 250,000 words would take 40 MB and a tenth of a second. Here every `SIGNPOST`-th word is known, and
    the lines after it are searched for the rest.
    """

    def __init__(self, lines: bytes) -> None:
        self._lines = b"\n" + lines + b"\n"
        # where each line ends; the items of a view are plain numbers, four times as fast to take as an array's
        self._ends = np.flatnonzero(np.frombuffer(self._lines, np.uint8) == ord("\n")).data
        self._signposts = [self[number] for number in range(0, len(self) - 2, SIGNPOST)]

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        return self._lines[self._ends[number] + 1 : self._ends[number + 1]]

    def number(self, word: str) -> int:
        """The number of a word; that of "<unk>" if the table has it not."""
        unknown = len(self) - 2
        wanted = word.encode("utf-8", "surrogatepass")
        first = max(0, bisect_right(self._signposts, wanted) - 1) * SIGNPOST
        stop = min(first + SIGNPOST, unknown)
        place = self._lines.find(b"\n%b\n" % wanted, self._ends[first], self._ends[stop] + 1)
        return unknown if place < 0 or b"\n" in wanted else bisect_left(self._ends, place, first, stop)


@dataclass(frozen=True, slots=True)
class Quantised:
    """Embeddings by product quantisation: a word's vector is, for each of 100 parts, one of 256 codes.

    `words` has a word for each row of `indexes` (words, parts); `codes` is (parts, 256, values of a part).
    """

    words: Lexicon
    indexes: NDArray[np.uint8]
    codes: Floats


def load_pack(path: str, *vocabularies: str) -> Pack:
    """A model of slovnet with the vocabularies asked for."""
    with tarfile.open(path) as tar:
        files = {member.name: member for member in tar}
        weights = _arrays(tar, files, json.loads(_read(tar, files["model.json"])))
        lists = {v: _lines(gzip.decompress(_read(tar, files[f"vocabs/{v}.gz"]))) for v in vocabularies}
    return Pack(weights, lists)


def load_embeddings(path: str) -> Quantised:
    """Navec's table; its two binary files begin with their sizes (uint32)."""
    with tarfile.open(path) as tar:
        vocabulary = gzip.decompress(_read(tar, tar.getmember("vocab.bin")))
        table = _read(tar, tar.getmember("pq.bin"))
    size = int(np.frombuffer(vocabulary, np.uint32, 1)[0])
    lines = vocabulary[4 + 4 * size :]  # counts of the words stand between
    vectors, _, parts, centroids = (int(n) for n in np.frombuffer(table, np.uint32, 4))
    indexes = np.frombuffer(table, np.uint8, vectors * parts, 16).reshape(vectors, parts)
    codes = np.frombuffer(table, np.float32, offset=16 + vectors * parts).reshape(parts, centroids, -1)
    return Quantised(Lexicon(lines), indexes, codes)


def _arrays(tar: tarfile.TarFile, files: dict[str, tarfile.TarInfo], node: Any) -> Any:
    """A node of `model.json` with its weights read; what the pack leaves to the embeddings stays without."""
    if isinstance(node, list):
        return [_arrays(tar, files, item) for item in node]
    if not isinstance(node, dict):
        return node
    if "array" not in node:
        return {key: _arrays(tar, files, value) for key, value in node.items()}
    raw = _read(tar, files[f"arrays/{node['array']}.bin"])
    return np.frombuffer(raw, node["dtype"]).reshape(node["shape"])


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    assert file is not None  # a member that is a plain file
    return file.read()


def _lines(raw: bytes) -> list[str]:
    return raw.decode("utf-8").splitlines()
