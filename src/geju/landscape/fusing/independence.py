"""Who is a witness of his own: copied documents and copied lines count once, whoever printed them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from geju.model.document import Document

# A line of fewer letters (a Han character counts two) is the same in two documents by chance: a heading, a label; and a row
# of numbers is the same where the numbers are, whoever measured them.
_LINE = 40
# A line that stands in more documents than this says nothing about who copied whom: a licence, a footer.
_MOST = 12
# Documents that share half of the shorter one's lines, and at least so many, are one text.
_SHARE, _LEAST = 0.5, 5
Places = dict[tuple[str, int], str]


def independent(documents: Iterable[Document], origins: Mapping[str, str]) -> tuple[dict[str, str], Places]:
    """The witness behind each document, and behind each line that another witness printed first.

    ``origins``: document id -> who stands behind it, as far as is known. A document that is for the most part the text of another has its
    witness; of a single line it is the witness of the oldest document (the first by name where dates do not tell).
    """
    ordered = sorted(documents, key=lambda d: (d.origin.date or "9", d.name))
    lines = {d.document_id: _lines(d.text) for d in ordered}
    where: dict[str, list[str]] = defaultdict(list)
    for document_id, found in lines.items():
        for line in found:
            where[line].append(document_id)
    shared = {line: ids for line, ids in where.items() if 1 < len(ids) <= _MOST}
    witness = dict(origins)
    pairs = Counter(pair for ids in shared.values() for pair in combinations(ids, 2))
    for (first, second), n in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if n >= _LEAST and n >= _SHARE * min(len(lines[first]), len(lines[second])):
            old, new = witness[second], witness[first]
            witness = {document_id: new if by == old else by for document_id, by in witness.items()}
    places: Places = {}
    for line, ids in shared.items():
        first = witness[ids[0]]
        for document_id in ids:
            if witness[document_id] != first:
                places |= {(document_id, number): first for number in lines[document_id][line]}
    return witness, places


def _lines(text: str) -> dict[str, list[int]]:
    """Lines of many letters, spacing and case aside, and the numbers at which each stands."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(text.split("\n"), 1):
        words = " ".join(line.split()).casefold()
        if len(words) >= _LINE // 2 and sum(1 if c.isascii() else 2 for c in words if c.isalpha()) >= _LINE:
            found[words].append(number)
    return found
