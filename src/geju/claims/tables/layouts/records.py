"""How a table of things is laid out: what its columns are, whom a row is about, whether a row has slipped."""

from __future__ import annotations

import re

from geju.claims.fields.columns import Column, read_column
from geju.claims.tables.layouts.sizes import size_column, sized, sources
from geju.claims.tables.making import Subject, as_evidence
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import maker_of, subject_in, subject_span
from geju.claims.values.moment import read_moment, time_role
from geju.model.naming.names import find_names, read_name
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

SUBJECT_ROLES = {"organization": "Organization", "model": "Model", "product": "Product", "person": "Person"}


def read_columns(sheet: Sheet, vocabulary: Vocabulary) -> tuple[dict[int, Column], int]:
    """What each column is, from up to two header rows; the first row of data."""
    best: tuple[float, int, dict[int, Column]] = (0.0, 1, {})
    for n_header in (1, 2):
        if sheet.n_rows <= n_header or (n_header == 2 and _is_data(sheet.row(1))):
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
    return _with_products(sheet, _with_models(sheet, best[2], best[1], vocabulary), best[1], vocabulary), best[1]


_NUMBER = re.compile(r"[~≈<>]?\s?(?:US)?[$¥￥€£]?\s?\d")


def _is_data(texts: tuple[str, ...]) -> bool:
    """Whether a row holds values, not what is below them: most of its cells begin with a number."""
    return 2 * sum(bool(_NUMBER.match(text)) for text in texts) >= len(texts)


# Headers below which models stand although they name something else.
_LOOSE_ROLES = ("person", "plan", "segment")
_SAMPLE = 40


def _with_models(sheet: Sheet, typed: dict[int, Column], first: int, vocabulary: Vocabulary) -> dict[int, Column]:
    """The columns with that of the models, where only its cells tell: below “Name”, “Version”, “Release”, or nothing."""
    if any(t.role in ("model", "product", "organization") for t in typed.values()) or not _is_model_table(typed):
        return typed
    heading = sheet.title.text if sheet.title else ""
    if re.search(r"data ?sets?|corpora|corpus|数据集|语料", f"{heading} {' '.join(sheet.row(0))}", re.IGNORECASE):
        return typed
    for column in range(min(2, sheet.n_columns)):
        meaning = typed.get(column)
        if meaning and meaning.role not in _LOOSE_ROLES and meaning.kind != "released":
            continue
        texts = [t for t in sheet.column(column, first)[:_SAMPLE] if t]
        names = [
            n
            for t in texts
            if (n := subject_in(sheet, t, vocabulary)) and (n.sure or n.family or re.search(r"[A-Za-z]-?\d", n.name))
        ]
        several = len({n.name for n in names}) > 1 or any(t.kind == "parameters" for t in typed.values())
        if len(names) * 5 >= len(texts) * 3 and several and any(n.sure for n in names):
            return typed | {column: Column(role="model", fit=0.5)}
    return typed


_NAMED = re.compile(r"名称|名字|name", re.IGNORECASE)


def _with_products(sheet: Sheet, typed: dict[int, Column], first: int, vocabulary: Vocabulary) -> dict[int, Column]:
    """The columns with that of the products, where “名称” stands above things most of which are known products."""
    if any(t.role in SUBJECT_ROLES for t in typed.values() if t.role != "person"):
        return typed
    for column in (c for c, text in enumerate(sheet.row(0)[:2]) if _NAMED.fullmatch(text.strip())):
        texts = [t for t in sheet.column(column, first)[:_SAMPLE] if t]
        names = [n for t in texts if (n := read_name(t, vocabulary.lexicon, "Product")) and n.known]
        if len(names) > 1 and len(names) * 5 >= len(texts) * 3:
            return typed | {column: Column(role="product", fit=0.5)}
    return typed


def _fits(text: str, column: Column, vocabulary: Vocabulary) -> bool:
    """Whether a cell could stand below a header."""
    kind = vocabulary.kinds.get(column.kind)
    if kind is None:
        type_ = SUBJECT_ROLES.get(column.role, "")
        return bool(type_ and find_names(text, vocabulary.lexicon, type_))
    if kind.form == "entity":
        return bool(find_names(text, vocabulary.lexicon, *kind.entity_types))
    if kind.form == "quantity":
        return any(c.isdigit() for c in text) and not find_names(text, vocabulary.lexicon, "Model", "Product")
    return not find_names(text, vocabulary.lexicon, "Person", "Organization", "Model", "Product")


def find_shift(sheet: Sheet, row: int, typed: dict[int, Column], vocabulary: Vocabulary) -> int:
    """By how many columns a row's cells have slipped against the header: 0 but where another fits clearly better."""

    def weight(shift: int) -> int:
        total = 0
        for column, meaning in typed.items():
            at = column + shift
            if meaning.kind in ("metric", "score"):
                continue
            if 0 <= at < sheet.n_columns and not sheet.missing(row, at):
                total += 1 if _fits(sheet.text(row, at), meaning, vocabulary) else -1
        return total

    straight = weight(0)
    best = max((1, -1), key=weight)
    return best if weight(best) >= straight + 3 else 0


_ROLES = ("organization", "model", "product", "person")


def find_subjects(
    sheet: Sheet,
    row: int,
    typed: dict[int, Column],
    shift: int,
    vocabulary: Vocabulary,
    roles: tuple[str, ...] = _ROLES,
) -> tuple[int, list[Subject]] | None:
    """The column and the subjects of a row: its organization, else its products or models; else what its cells imply."""
    for role in roles:
        for column, meaning in sorted(typed.items()):
            at = column + shift
            if meaning.role != role or not 0 <= at < sheet.n_columns:
                continue
            size = size_column(typed) if role == "model" else None
            source = row if size is None else sources(sheet, at, size)[row]
            if sheet.missing(source, at):
                continue
            others = {t.role for c, t in typed.items() if c != column}
            if role in ("model", "product") and "founder" in {t.kind for t in typed.values()}:
                continue
            if role == "organization" and "model" in others and _is_model_table(typed):
                continue
            found = _named(sheet, source, at, meaning, vocabulary)
            if found:
                return at, [sized(sheet, row, at, typed, subject, vocabulary) for subject in found]
    implied = [c + shift for c, t in typed.items() if t.role in ("model", "product") or t.kind == "founder"]
    owner = maker_of(sheet, row, [c for c in implied if 0 <= c < sheet.n_columns], vocabulary)
    if owner and any(t.kind in ("founder", "valuation", "category", "founded") for t in typed.values()):
        return -1, [owner]
    first = _named(sheet, row, 0, Column(role="organization"), vocabulary)
    if first and first[0].name and first[0].name.known and 0 not in typed:
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


def tells_of_models(sheet: Sheet, typed: dict[int, Column], n_kinds: int, vocabulary: Vocabulary) -> bool:
    """Whether a table on its side has models for columns: more than one kind in its rows, or known models side by side."""
    models = next((c for c, t in typed.items() if t.role == "model"), None)
    if models is None or n_kinds > 1:
        return models is not None
    names = [n for text in sheet.column(models, 1) for n in find_names(text, vocabulary.lexicon, "Model")[:1]]
    return len({n.name for n in names}) == sheet.n_rows - 1 > 1


_LIST = re.compile(r"\s*[,，、]\s*|\s+/\s+")
_UNKNOWN_MODEL = 24


def _named(sheet: Sheet, row: int, column: int, meaning: Column, vocabulary: Vocabulary) -> list[Subject]:
    """The things that a cell below a role names: one, or several models of a list."""
    text = sheet.text(row, column)
    if meaning.role == "model" and _LIST.search(text):
        listed = [_model(sheet, row, column, at, meaning, vocabulary) for at in _pieces(text)]
        if all(listed):
            return [subject for subject in listed if subject]
    one = (
        _model(sheet, row, column, (0, len(text)), meaning, vocabulary)
        if meaning.role == "model"
        else _thing(sheet, row, column, meaning.role, vocabulary)
    )
    return [one] if one else []


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the pieces of a list stand, commas in brackets aside."""
    outside = re.sub(r"[(（][^()（）]*[)）]", lambda m: "·" * len(m[0]), text)
    cuts = [0, *(place for cut in _LIST.finditer(outside) for place in cut.span()), len(text)]
    return [(cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2) if cuts[i] < cuts[i + 1]]


def _model(
    sheet: Sheet, row: int, column: int, place: tuple[int, int], meaning: Column, vocabulary: Vocabulary
) -> Subject | None:
    """The model that a piece of a cell names; below a header that says so also one that nobody knows."""
    text = sheet.text(row, column)[slice(*place)]
    name = subject_in(sheet, text, vocabulary)
    span = subject_span(sheet, row, column, name, vocabulary, place[0]) if name else None
    if name and span:
        return Subject(name.mention, span, name)
    known = vocabulary.lexicon.lookup(text.strip(), "Product")
    if known or (meaning.fit > 0.5 and _could_be_model(text.strip(), vocabulary)):
        span = sheet.span(row, column, *place)
        return Subject(Mention(text.strip(), known.type if known else "Model"), span) if span else None
    return None


def _could_be_model(text: str, vocabulary: Vocabulary) -> bool:
    if not 1 < len(text) <= _UNKNOWN_MODEL or re.search(
        r"equivalent|[。，,；;:：|？?!]|\A[\W\d]+\Z|模型\Z|models?\Z", text, re.IGNORECASE
    ):
        return False
    return vocabulary.lexicon.lookup(text) is None and not (text.isascii() and text[:1].islower())


def _thing(sheet: Sheet, row: int, column: int, role: str, vocabulary: Vocabulary) -> Subject | None:
    text = sheet.text(row, column)
    type_ = SUBJECT_ROLES[role]
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


def row_time(sheet: Sheet, row: int, typed: dict[int, Column], shift: int) -> tuple[str, tuple[Evidence, ...]]:
    """The time that a row's own column of times says."""
    for column, meaning in typed.items():
        place = column + shift
        if meaning.role == "time" and 0 <= place < sheet.n_columns:
            moment = read_moment(sheet.text(row, place), anchor=sheet.document.origin.date)
            if moment:
                return moment.iso, as_evidence(time_role(moment), sheet.span(row, place))
    return "", ()
