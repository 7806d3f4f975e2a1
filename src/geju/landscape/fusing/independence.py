"""Who is a witness of his own: copied documents and copied lines count once, whoever printed them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from geju.landscape.fusing.passages import passages, sketch
from geju.model.document import Document

# A line that stands in more documents than this says nothing about who copied whom: a licence, a footer.
_MOST = 12
# Documents that share more than half of the longer one's lines, and at least so many, are one text: a digest that quotes
# two articles whole makes them neither its own nor each other's.
_SHARE, _LEAST = 0.5, 5
# More of the longer one's runs of words, and at least so many kept ones (some hundred words), make a near-copy.
_NEAR, _RUNS = 0.5, 16
Places = dict[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Kin:
    """What documents have of each other: ``pairs`` (earlier, later) with one text, passages that several have.

    ``lines``: document id -> passage -> the lines it stands on; ``shared``: passage -> ids, the earliest first.
    """

    pairs: tuple[tuple[str, str], ...]
    lines: Mapping[str, Mapping[str, list[int]]]
    shared: Mapping[str, list[str]]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Kin:
        """The kin of documents: of two with one text the first is whose it is; those without a date come last."""
        ordered = sorted(documents, key=lambda d: (d.origin.date or "9", d.name))
        lines = {d.document_id: passages(d) for d in ordered}
        where: dict[str, list[str]] = defaultdict(list)
        for document_id, found in lines.items():
            for line in found:
                where[line].append(document_id)
        shared = {line: ids for line, ids in where.items() if 1 < len(ids) <= _MOST}
        return cls((*_copied(lines, shared), *_near_copies(ordered)), lines, shared)

    def copies(self) -> dict[str, str]:
        """Id of a copy -> id of the earliest document whose text it has."""
        place = {document_id: n for n, document_id in enumerate(self.lines)}
        found: dict[str, str] = {}
        for first, second in self.pairs:
            a, b = found.get(first, first), found.get(second, second)
            early, late = sorted((a, b), key=place.__getitem__)
            if early != late:
                found = {key: early if root == late else root for key, root in found.items()} | {late: early}
        return found


def independent(
    documents: Iterable[Document], origins: Mapping[str, str], kin: Kin | None = None
) -> tuple[dict[str, str], Places]:
    """The witness behind each document, and behind each line that another witness printed first.

    ``origins``: document id -> who stands behind it, as far as is known. A document that is for the most part the text of another has its
    witness; of a single line it is the witness of the oldest document (the first by name where dates do not tell).
    """
    kin = kin or Kin.of(documents)
    witness = dict(origins)
    for copy, first in kin.copies().items():
        old, new = witness[copy], witness[first]
        witness = {document_id: new if by == old else by for document_id, by in witness.items()}
    places: Places = {}
    for line, ids in kin.shared.items():
        first = witness[ids[0]]
        for document_id in ids:
            if witness[document_id] != first:
                places |= {(document_id, number): first for number in kin.lines[document_id][line]}
    return witness, places


def _copied(lines: Mapping[str, Mapping[str, list[int]]], shared: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of documents that have most of their lines in common."""
    pairs = Counter(pair for ids in shared.values() for pair in combinations(ids, 2))
    for (first, second), n in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if n >= _LEAST and n > _SHARE * max(len(lines[first]), len(lines[second])):
            yield first, second


def _near_copies(ordered: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Pairs of documents whose running texts are nearly the same, the most alike first.

    What many have is laid against the earliest of them alone: a release that twenty printed is one text.
    """
    sketches = {d.document_id: sketch(d) for d in ordered}
    holders: dict[int, list[str]] = defaultdict(list)
    for document_id, found in sketches.items():
        for value in found:
            holders[value].append(document_id)
    pairs: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        pairs.update(combinations(ids, 2) if len(ids) <= _MOST else ((ids[0], later) for later in ids[1:]))
    for (first, second), n in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if n >= _RUNS and n > _NEAR * max(len(sketches[first]), len(sketches[second])):
            yield first, second
