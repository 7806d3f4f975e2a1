"""Tables whose rows are things and whose columns are kinds of claims: overviews, matrices, prices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.claims.tables.columns import Column, read_column, read_currency
from geju.claims.tables.making import Subject, as_evidence, make
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import maker_of, row_subject, section_subject
from geju.claims.tables.values import SEPARATORS, cell_values
from geju.claims.values.moment import find_moments, read_moment
from geju.claims.values.price import read_per
from geju.model.claim import Claim
from geju.model.naming.names import find_names, read_name
from geju.model.span import Evidence
from geju.model.value import Mention, Moment
from geju.model.vocabulary import Vocabulary

_SUBJECT_ROLES = {"organization": "Organization", "model": "Model", "product": "Product", "person": "Person"}
_ASIDE = re.compile(r"\s*[(（](?P<words>[^()（）]+)[)）]\s*\Z")


class Records(TableReader):
    """“| 公司 | 创始人 | 估值 |”, “| Model | Params | Context |”, “| Model | Input | Output |”."""

    order = 30

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """A claim for each cell whose column is a kind and whose row has a subject."""
        typed, first = _columns(sheet, vocabulary)
        kinds = {c: t for c, t in typed.items() if t.kind}
        if not kinds and len({t.role for t in typed.values()} & set(_SUBJECT_ROLES)) < 2:
            return
        shared = _shared(sheet, first, typed, vocabulary)
        carried: dict[int, int] = {}
        for row in range(first, sheet.n_rows):
            shift = _shift(sheet, row, typed, vocabulary)
            yield from _row(sheet, row, first, typed, shift, shared, carried, vocabulary)


def _columns(sheet: Sheet, vocabulary: Vocabulary) -> tuple[dict[int, Column], int]:
    """What each column is, from up to two header rows; the first row of data."""
    best: tuple[float, int, dict[int, Column]] = (0.0, 1, {})
    for n_header in (1, 2):
        if sheet.n_rows <= n_header:
            break
        found: dict[int, Column] = {}
        for column in range(sheet.n_columns):
            texts = [sheet.text(row, column) for row in range(n_header)]
            joined = " ".join(dict.fromkeys(t for t in texts if t))
            typed = read_column(texts[-1], vocabulary) or read_column(joined, vocabulary)
            if typed is None and n_header == 1 and not texts[0]:
                continue
            if typed:
                found[column] = typed
        weight = sum(t.fit for t in found.values()) - (0.6 if n_header == 2 else 0)
        if weight > best[0]:
            best = weight, n_header, found
    return best[2], best[1]


def _shared(
    sheet: Sheet, first: int, typed: dict[int, Column], vocabulary: Vocabulary
) -> tuple[str, object, tuple[Evidence, ...], Moment | None]:
    """What header rows and the lines around say for every price: currency, token base, time."""
    currency, per = "", None
    evidence: list[Evidence] = []
    moment: Moment | None = None
    if not any(t.kind == "price" for t in typed.values()):
        return currency, per, (), None
    for row in range(first):
        for column in range(sheet.n_columns):
            text = sheet.text(row, column)
            if (read_per(text) or read_currency(text)) and (span := sheet.span(row, column)):
                per, currency = per or read_per(text), currency or read_currency(text)
                evidence.append(Evidence("header", span))
    anchor = sheet.document.origin.date
    around = [
        sheet.table.caption,
        *(b.text for b in (sheet.context.after, sheet.context.before, sheet.context.title) if b),
    ]
    for beside in around:
        if not beside:
            continue
        if per is None and read_per(beside.text):
            per = read_per(beside.text)
            currency = currency or read_currency(beside.text)
            evidence.append(Evidence("caption", sheet.document.span_of(beside)))
        times = find_moments(beside.text, anchor=anchor) if len(beside.text) < 200 else []
        if times and moment is None:
            moment = times[0].value
            evidence.append(Evidence("time", sheet.document.span_of(beside, times[0].start, times[0].end)))
    return currency, per, tuple(evidence), moment


def _fits(text: str, column: Column, vocabulary: Vocabulary) -> bool:
    """Whether a cell could stand below a header."""
    kind = vocabulary.kinds.get(column.kind)
    if kind is None:
        type_ = _SUBJECT_ROLES.get(column.role, "")
        return bool(type_ and find_names(text, vocabulary.lexicon, type_))
    if kind.form == "entity":
        return bool(find_names(text, vocabulary.lexicon, *kind.entity_types))
    if kind.form == "quantity":
        return any(c.isdigit() for c in text) and not find_names(text, vocabulary.lexicon, "Model", "Product")
    return not find_names(text, vocabulary.lexicon, "Person", "Organization", "Model", "Product")


def _shift(sheet: Sheet, row: int, typed: dict[int, Column], vocabulary: Vocabulary) -> int:
    """By how many columns a row's cells have slipped against the header: 0 but where another fits clearly better."""

    def weight(shift: int) -> int:
        total = 0
        for column, meaning in typed.items():
            at = column + shift
            if 0 <= at < sheet.n_columns and not sheet.missing(row, at):
                total += 1 if _fits(sheet.text(row, at), meaning, vocabulary) else -1
        return total

    straight = weight(0)
    best = max((1, -1), key=weight)
    return best if weight(best) >= straight + 3 else 0


def _subject(
    sheet: Sheet, row: int, typed: dict[int, Column], shift: int, vocabulary: Vocabulary
) -> tuple[int, Subject] | None:
    """The column and the subject of a row: its organization, else its product or model; else what its cells imply."""
    for role in ("organization", "model", "product", "person"):
        for column, meaning in sorted(typed.items()):
            at = column + shift
            if meaning.role != role or not 0 <= at < sheet.n_columns or sheet.missing(row, at):
                continue
            others = {t.role for c, t in typed.items() if c != column}
            if role in ("model", "product") and "founder" in {t.kind for t in typed.values()}:
                continue
            found = _named(sheet, row, at, role, vocabulary)
            if found and not (role == "organization" and "model" in others and _is_model_table(typed)):
                return at, found
    implied = [c + shift for c, t in typed.items() if t.role in ("model", "product") or t.kind == "founder"]
    owner = maker_of(sheet, row, [c for c in implied if 0 <= c < sheet.n_columns], vocabulary)
    if owner and any(t.kind in ("founder", "valuation", "category", "founded") for t in typed.values()):
        return -1, owner
    first = _named(sheet, row, 0, "organization", vocabulary)
    if first and first.name and first.name.known and 0 not in typed:
        return 0, first
    return None


def _is_model_table(typed: dict[int, Column]) -> bool:
    """Whether the columns speak of models rather than of companies."""
    about_models = {
        "parameters",
        "active_parameters",
        "context_window",
        "architecture",
        "price",
        "modality",
        "license",
        "openness",
        "training_tokens",
        "released",
    }
    return bool({t.kind for t in typed.values()} & about_models)


def _named(sheet: Sheet, row: int, column: int, role: str, vocabulary: Vocabulary) -> Subject | None:
    text = sheet.text(row, column)
    type_ = _SUBJECT_ROLES[role]
    if type_ == "Model":
        name = row_subject(text, vocabulary)
    else:
        name = read_name(text, vocabulary.lexicon, type_)
        if name is None and (only := find_names(text, vocabulary.lexicon, type_)) and len(only) == 1:
            name = only[0]
    if name is not None:
        span = sheet.span(row, column, name.start, name.end)
        return Subject(name.mention, span, name) if span else None
    span = sheet.span(row, column)
    if (
        role in ("organization", "product")
        and span
        and 1 < len(text) <= 30
        and not re.search(r"\d{4}|[。，,；;:：|]", text)
    ):
        return Subject(Mention(text, type_), span)
    return None


def _row(
    sheet: Sheet, row: int, first: int, typed: dict[int, Column], shift: int, shared: tuple[str, object, tuple[Evidence, ...], Moment | None],
    carried: dict[int, int], vocabulary: Vocabulary,
) -> Iterator[Claim]:  # fmt: skip
    found = _subject(sheet, row, typed, shift, vocabulary)
    if found is None:
        fallback = section_subject(sheet, vocabulary, "Organization", "Model", "Product")
        if fallback is None or not any(t.kind == "revenue" for t in typed.values()):
            return
        found = -1, fallback
    at, subject = found
    time = _row_time(sheet, row, typed, shift)
    for column, meaning in sorted(typed.items()):
        place = column + shift
        if not 0 <= place < sheet.n_columns or place == at:
            continue
        source = row
        if meaning.kind == "category":
            if sheet.missing(row, place) and column in carried:
                source = carried[column]
            elif not sheet.missing(row, place):
                carried[column] = row
        yield from _cell(sheet, source, place, column, meaning, subject, time, shared, typed, first, vocabulary)
    yield from _aside(sheet, row, at, subject, vocabulary)


def _cell(
    sheet: Sheet, row: int, place: int, column: int, meaning: Column, subject: Subject, time: tuple[str, tuple[Evidence, ...]],
    shared: tuple[str, object, tuple[Evidence, ...], Moment | None], typed: dict[int, Column], first: int, vocabulary: Vocabulary,
) -> Iterator[Claim]:  # fmt: skip
    head = tuple(e for r in range(first) for e in as_evidence("header", sheet.span(r, column)))
    if meaning.role in ("model", "product") and subject.mention.type == "Organization":
        yield from _made(sheet, row, place, meaning, subject, vocabulary)
        return
    if not meaning.kind:
        return
    kind = vocabulary.kind(meaning.kind)
    if kind.name == "category" and subject.mention.type == "Model":
        kind, meaning = vocabulary.kind("modality"), replace(meaning, kind="modality")
    if subject.mention.type not in kind.subject or kind.name in ("score", "metric"):
        return
    if kind.name == "price":
        currency, per, evidence, moment = shared
        meaning = replace(meaning, currency=meaning.currency or currency, per=meaning.per or per)  # type: ignore[arg-type]
        when = (moment.iso if moment else "") or time[0]
        for value, start, end in cell_values(sheet, row, place, meaning, vocabulary):
            yield from make(
                sheet,
                subject,
                "price",
                value,
                sheet.span(row, place, start, end),
                (*head, *evidence, *time[1]),
                direction=meaning.direction,
                time=when,
            )
        return
    for value, start, end in cell_values(sheet, row, place, meaning, vocabulary):
        when = time[0] if kind.qualifier("time") else ""
        yield from make(
            sheet,
            subject,
            kind.name,
            value,
            sheet.span(row, place, start, end),
            (*head, *(time[1] if when else ())),
            time=when,
        )


def _row_time(sheet: Sheet, row: int, typed: dict[int, Column], shift: int) -> tuple[str, tuple[Evidence, ...]]:
    for column, meaning in typed.items():
        place = column + shift
        if meaning.role == "time" and 0 <= place < sheet.n_columns:
            moment = read_moment(sheet.text(row, place), anchor=sheet.document.origin.date)
            if moment:
                return moment.iso, as_evidence("time", sheet.span(row, place))
    return "", ()


def _made(
    sheet: Sheet, row: int, place: int, meaning: Column, owner: Subject, vocabulary: Vocabulary
) -> Iterator[Claim]:
    """Models and products in a company's row: each is developed by it."""
    text = sheet.text(row, place)
    at = 0
    for piece in [*SEPARATORS.finditer(text), None]:
        end = piece.start() if piece else len(text)
        words = text[at:end].strip()
        start = text.find(words, at)
        at = piece.end() if piece else end
        names = find_names(words, vocabulary.lexicon, _SUBJECT_ROLES[meaning.role], "Model", "Product")
        for name in names if len(names) == 1 else []:
            span = sheet.span(row, place, start + name.start, start + name.end)
            if span is None or (
                not name.sure
                and name.maker
                and owner.name
                and owner.name.known
                and name.maker != owner.name.known.entity_id
            ):
                continue
            subject = Subject(name.mention, span, name)
            role = "mended value" if owner.mended else "value"
            yield from make(sheet, subject, "developer", owner.mention, span, (Evidence(role, owner.span),))


def _aside(sheet: Sheet, row: int, at: int, subject: Subject, vocabulary: Vocabulary) -> Iterator[Claim]:
    """“abab-6.5 (MiniMax)”: the maker in brackets behind a model."""
    if at < 0 or subject.mention.type != "Model":
        return
    text = sheet.text(row, at)
    aside = _ASIDE.search(text)
    if not aside:
        return
    for name in find_names(aside["words"], vocabulary.lexicon, "Organization"):
        if name.name == aside["words"].strip():
            start = aside.start("words") + name.start
            yield from make(
                sheet, subject, "developer", name.mention, sheet.span(row, at, start, start + len(name.name))
            )
