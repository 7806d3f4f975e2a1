"""From a statement of a model to a claim in the passage's own words, or to the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from geju.base.errors import Problem
from geju.base.text import fold
from geju.claims.llm.answer import Statement, shown
from geju.claims.llm.passage import Passage
from geju.claims.llm.places import (
    Place,
    belongs,
    find,
    find_quote,
    first_beside,
    joined,
    other_subject,
    scopes,
    span_of,
)
from geju.claims.llm.prompt import no_names
from geju.claims.llm.values import Read, read_measure, read_moment, read_number, read_series, read_term
from geju.claims.measures import Measure
from geju.claims.sentences.stance import asks, words_of
from geju.claims.values.price import read_direction
from geju.model.claim import Claim, qualifiers
from geju.model.kind import Kind
from geju.model.naming.names import find_names, read_name
from geju.model.span import Evidence, Span
from geju.model.value import Mention, Term, Value
from geju.model.vocabulary import Vocabulary

_LONGEST_NAME = 80
# Names that go on behind a hyphen: X-9-mini is not X-9.
_JOINED_NAMES = {"Model", "Product", "Benchmark"}


class UnfoundedError(Exception):
    """A statement that the passage does not bear out; ``key`` names the message."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


@dataclass
class _Case:
    """One statement held against its passage."""

    passage: Passage
    vocabulary: Vocabulary
    said: Statement
    kind: Kind
    quotes: list[tuple[int, int]]
    value: Place
    evidence: list[Evidence] = field(default_factory=list)

    def note(self, role: str, start: int, end: int) -> None:
        """Keep words as evidence."""
        self.evidence.append(Evidence(role, self.passage.span(start, end)))

    def place(self, words: str) -> Place | None:
        """Where words stand, in the quote first, then in the evidence that was named."""
        return first_beside(self.passage, words, self.value, self.quotes)


def claim_of(passage: Passage, vocabulary: Vocabulary, said: Statement) -> Claim | Problem:
    """The claim that a statement comes to, in the document's words alone."""
    line = said.line if said.line and 0 < said.line <= passage.document.n_lines else passage.first_line
    try:
        return _claim(passage, vocabulary, said)
    except UnfoundedError as error:
        told = shown(f"{said.subject} {said.kind} {said.value}")
        words = tuple(sorted({"claim": told, **error.params}.items()))
        return Problem(error.key, words, passage.document.name, line, "warning")


def _claim(passage: Passage, vocabulary: Vocabulary, said: Statement) -> Claim:
    kind = vocabulary.kinds.get(said.kind)
    if kind is None:
        raise UnfoundedError("claims.unknown_kind")
    case = _open(passage, vocabulary, said, kind)
    _asserted(case)
    subject, subject_place = _subject(case)
    measure = _measure(case)
    read = _reading(case, measure)
    value, span = (read.value, passage.span(read.start, read.end)) if read else _words(case)
    given = _qualifiers(case, read, measure)
    case.note("subject", subject_place.start, subject_place.end)
    case.note("statement", *case.quotes[0])
    return Claim(
        document=passage.document.name,
        document_id=passage.document.document_id,
        subject=subject,
        kind=kind.name,
        value=value,
        span=span,
        qualifiers=qualifiers(**given),
        hedged=said.hedged or _doubted(case),
        evidence=tuple(dict.fromkeys(case.evidence)),
        extractor="llm",
    )


def _open(passage: Passage, vocabulary: Vocabulary, said: Statement, kind: Kind) -> _Case:
    """Quote and value found, each at one place."""
    found = find_quote(passage, said.quote, said.line)
    if len(found) != 1:
        key = "claims.llm_quote_unclear" if found else "claims.llm_quote_absent"
        raise UnfoundedError(key, quote=shown(said.quote))
    values = find(passage, said.value, *found[0])
    if len(values) != 1:
        raise UnfoundedError("claims.llm_value_absent", quote=shown(said.quote))
    others = [place for words in said.evidence for place in find_quote(passage, words)]
    return _Case(passage, vocabulary, said, kind, [found[0], *others], values[0])


def _asserted(case: _Case) -> None:
    """Raise where the passage denies, plans or asks."""
    if case.passage.pieces[case.value.piece].kind == "cell":
        return
    (a, b), (c, d), _ = scopes(case.passage, case.value)
    text = case.passage.text.text
    if asks(text[c:d]) or words_of("denied").search(text[a:b]) or words_of("planned").search(text[a:b]):
        raise UnfoundedError("claims.llm_not_asserted", quote=shown(text[a:b]))


def _doubted(case: _Case) -> bool:
    places = scopes(case.passage, case.value)[:2]
    return any(words_of("doubted").search(case.passage.text.text[a:b]) for a, b in places)


def _in_piece(case: _Case, place: Place) -> tuple[str, int, int]:
    """The words of the piece that a place stands in, and where in them."""
    piece = case.passage.pieces[place.piece]
    return case.passage.words(piece), place.start - piece.start, place.end - piece.start


def _named(case: _Case, place: Place, types: tuple[str, ...]) -> Place:
    """A place with the rest of the name that it is a part of: ``GPT-4`` in ``GPT-4-Turbo`` names another thing."""
    piece = case.passage.pieces[place.piece]
    for name in find_names(case.passage.words(piece), case.vocabulary.lexicon, *types):
        start, end = piece.start + name.start, piece.start + name.end
        if start <= place.start and place.end <= end:
            return Place(start, end, place.piece)
    return joined(case.passage, place) if set(types) & _JOINED_NAMES else place


def _mention(case: _Case, place: Place, told: str, types: tuple[str, ...]) -> Mention:
    """The name at a place, of the type that the lexicon knows, else of the type that the model says if it can be."""
    name = " ".join(case.passage.text.text[place.start : place.end].split())
    if not re.search(r"[^\W\d_]", name) or len(name) > _LONGEST_NAME or fold(name) in no_names():
        raise UnfoundedError("claims.llm_no_name", name=shown(name))
    known = read_name(name, case.vocabulary.lexicon, *types)
    if known and known.known:
        return Mention(name, known.type)
    other = read_name(name, case.vocabulary.lexicon)
    if other and other.known and other.sure and types:
        raise UnfoundedError("claims.llm_other_type", name=shown(name), type=other.type)
    if types and told not in types:
        raise UnfoundedError("claims.llm_other_type", name=shown(name), type=shown(told or "-"))
    return Mention(name, told)


def _subject(case: _Case) -> tuple[Mention, Place]:
    """The subject, where it may speak of the value and nobody else stands nearer."""
    place = case.place(case.said.subject)
    if place is None:
        raise UnfoundedError("claims.llm_subject_absent", subject=shown(case.said.subject))
    types = case.kind.subject
    place = _named(case, place, types)
    other = other_subject(case.passage, place, case.value, case.vocabulary.lexicon, types)
    if other:
        raise UnfoundedError("claims.llm_subject_other", subject=shown(case.said.subject), other=shown(other))
    return _mention(case, place, case.said.subject_type, types), place


def _measure(case: _Case) -> Measure | None:
    """The measure of a kind that has one, from its words in the passage."""
    if case.kind.qualifier("measure") is None:
        return None
    words = dict(case.said.qualifiers).get("measure", "")
    place = case.place(words)
    found = read_measure(*_in_piece(case, place)) if place else None
    if place is None or found is None:
        raise UnfoundedError("claims.llm_qualifier_absent", qualifier=shown(f"measure {words}"))
    case.note("measure", place.start, place.end)
    return found


def _reading(case: _Case, measure: Measure | None) -> Read | None:
    """A number or a time read again; None for names and words."""
    if case.kind.form not in ("quantity", "time"):
        return None
    if case.kind.form == "time":
        read = _moment(case, case.value)
    else:
        read = read_number(case.passage, case.value, case.kind, _unit(case), measure)
        for start, end in read.unit if read else ():
            case.note("unit", start, end)
    if read is None:
        raise UnfoundedError("claims.llm_value_unread", value=shown(case.said.value), kind=case.kind.name)
    return read


def _unit(case: _Case) -> Place | None:
    if not case.said.unit.strip():
        return None
    found = [*find(case.passage, case.said.unit, *case.quotes[0])]
    found += [place for place in find(case.passage, case.said.unit) if place not in found]
    beside = [place for place in found if belongs(case.passage, place, case.value)]
    if not beside:
        raise UnfoundedError("claims.llm_qualifier_absent", qualifier=shown(f"unit {case.said.unit}"))
    return beside[0]


def _moment(case: _Case, place: Place) -> Read | None:
    read = read_moment(case.passage, place, case.passage.document.origin.date)
    if read is not None:
        # A bare month is read with the year said before it.
        case.note("time", read.start, read.end)
        case.note("time", case.passage.pieces[place.piece].start, read.end)
    return read


def _words(case: _Case) -> tuple[Value, Span]:
    place = case.value
    if case.kind.form == "entity":
        place = _named(case, place, case.kind.entity_types)
        told = case.said.value_type or (case.kind.entity_types[0] if len(case.kind.entity_types) == 1 else "")
        return _mention(case, place, told, case.kind.entity_types), span_of(case.passage, place)
    if case.kind.name == "funding_round":
        word = read_series(*_in_piece(case, place))
    else:
        word = read_term(case.kind, case.passage.text.text[place.start : place.end])
    if not word:
        raise UnfoundedError("claims.llm_value_unread", value=shown(case.said.value), kind=case.kind.name)
    return Term(word), span_of(case.passage, place)


def _qualifiers(case: _Case, read: Read | None, measure: Measure | None) -> Mapping[str, str]:
    """Every qualifier that the kind has, in the passage's words or as the house reads them."""
    given = {"measure": measure.name} if measure else {}
    if read and read.period and case.kind.qualifier("per"):
        given["per"] = read.period
    for name, words in case.said.qualifiers:
        if name in ("measure", "per") or case.kind.qualifier(name) is None:
            continue
        place = case.place(words)
        if place and (kind := case.kind.qualifier(name)) and kind.entity_type:
            place = _named(case, place, (kind.entity_type,))
        found = _qualifier(case, name, place) if place else ""
        if place is None or not found:
            raise UnfoundedError("claims.llm_qualifier_absent", qualifier=shown(f"{name} {words}"))
        case.note(name, place.start, place.end)
        given[name] = found
    return given


def _qualifier(case: _Case, name: str, place: Place) -> str:
    words = " ".join(case.passage.text.text[place.start : place.end].split())
    if name == "time":
        read = _moment(case, place)
        return str(getattr(read.value, "iso", "")) if read else ""
    if name == "direction":
        start, end = scopes(case.passage, place)[0]
        return read_direction(case.passage.text.text[start:end]) or read_direction(words)
    if name == "series":
        return read_series(*_in_piece(case, place))
    if name in ("shots", "days"):
        digits = re.findall(r"\d+", words)
        counted = name == "days" or re.search(r"shot|样本", _in_piece(case, place)[0], re.IGNORECASE)
        return digits[0] if len(digits) == 1 and counted else ""
    return words
