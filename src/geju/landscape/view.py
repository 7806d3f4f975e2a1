"""The door for reading: an edition, asked in words of the model or in SQL over its views; never changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from geju.base.errors import LandscapeError, Problem, UnknownNameError, UsageError
from geju.base.limits import limited_memory, limited_time
from geju.base.text import fold
from geju.landscape.answers import Comparison, Listed, Rows, Terms, Why
from geju.landscape.store import READ_ONLY, SCHEMA_VERSION, edition_path
from geju.landscape.tables import hold_views
from geju.model import record
from geju.model.claim import Claim
from geju.model.document import Document, Origin
from geju.model.entity import Entity, Pair
from geju.model.fact import Fact
from geju.model.figure import Edition

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

T = TypeVar("T")
_ATTEMPTS = 5
# What one query may ask for: an exhibit may come from a stranger.
_MOST_ROWS = 200_000
_SECONDS = 30
_MEGABYTES = 1536
_FEW = 8


def open_view(path: Path) -> View:
    """Open the edition that holds in a landscape's folder, or an edition's file; raises LandscapeError."""
    for attempt in range(_ATTEMPTS):
        file = path if path.is_file() else edition_path(path)
        if file is None:
            continue
        try:
            return View(file)
        except LandscapeError:
            # A build that ended just now may have replaced the edition between looking and opening.
            if attempt == _ATTEMPTS - 1 or file.is_file():
                raise
    raise LandscapeError("landscape.not_built", path=path)


def _broken(path: Path, error: Exception) -> LandscapeError:
    return LandscapeError("landscape.broken", path=path, reason=str(error).splitlines()[0])


def _text(what: str, value: object) -> str:
    """What names something; raises UsageError for what is no text."""
    if not isinstance(value, str):
        raise UsageError("landscape.not_text", what=what, found=repr(value)[:80])
    return value


class View:
    """One edition, read-only. Objects are frozen; lists are in a fixed order; close it, or use it in ``with``.

    Wherever an entity is asked for, its id or any of its names will do; an unknown one raises UnknownNameError.
    """

    def __init__(self, path: Path) -> None:
        import duckdb

        self.path = path
        self._open = True
        self._met: dict[str, list[Entity]] = {}
        self._known: dict[str, Entity] = {}
        try:
            self._connection: DuckDBPyConnection = duckdb.connect(str(path), read_only=True, config=READ_ONLY)
        except duckdb.Error as error:
            raise _broken(path, error) from error
        try:
            self.about: dict[str, str] = dict(self.rows("SELECT key, value FROM store.edition"))
        except LandscapeError:
            self.close()
            raise
        if self.about.get("schema") != SCHEMA_VERSION:
            self.close()
            found = self.about.get("schema", "?")
            raise LandscapeError("landscape.other_version", path=path, found=found, wanted=SCHEMA_VERSION)

    def __enter__(self) -> View:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; whatever is asked from now on raises LandscapeError."""
        self._open = False
        self._connection.close()

    def check_open(self) -> None:
        """Raise LandscapeError where the view was closed."""
        if not self._open:
            raise LandscapeError("landscape.closed")

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Rows of one statement over the tables that an edition keeps: for this room, whose tables they are."""
        import duckdb

        self.check_open()
        try:
            return self._connection.execute(sql, list(parameters)).fetchall()
        except duckdb.Error as error:  # the file was whole when it was opened: part of it is damaged
            raise _broken(self.path, error) from error

    def _read(self, read: Callable[[record.Record], T], sql: str, parameters: Sequence[object] = ()) -> list[T]:
        return [read(json.loads(row[0])) for row in self.rows(sql, parameters)]

    @property
    def edition(self) -> Edition:
        """The edition's id, title, date and counts."""
        return Edition.of(self.about, self.about["edition_id"], str(self.path))

    def entities(self, type: str = "") -> list[Entity]:
        """All entities, or those of one type, by type and name."""
        where, parameters = ("WHERE type = ?", [type]) if type else ("", [])
        if type and type not in self.types:
            raise UnknownNameError("entity type", type, self.types)
        sql = f"SELECT record FROM store.entities {where} ORDER BY type, name, entity_id"  # noqa: S608
        return self._read(record.read_entity, sql, parameters)

    def find(self, name: str, *types: str) -> Entity:
        """The entity of that id or any name, of one of the types if any are given; raises UnknownNameError."""
        self.check_open()
        found = self._named(_text("entity", name))
        fitting = [entity for entity in found if not types or entity.type in types]
        if not fitting:
            near = "SELECT spelling FROM store.names ORDER BY jaro_winkler_similarity(name, ?) DESC, spelling LIMIT 50"
            raise UnknownNameError("entity", name, {row[0] for row in self.rows(near, [fold(name)])})
        return fitting[0]

    def entity(self, entity_id: str) -> Entity:
        """The entity of that id; raises UnknownNameError."""
        return self.find(entity_id)

    def _named(self, name: str) -> list[Entity]:
        """Entities of an id or any name; those whose canonical name it is first, then those most is said of."""
        if name not in self._met:
            ids = self.rows(
                "SELECT entity_id FROM store.names WHERE name IN ($1, $2) ORDER BY name <> $1, place",
                [name, fold(name)],
            )
            self._met[name] = self.entities_of(dict.fromkeys(row[0] for row in ids))
        return self._met[name]

    def entities_of(self, entity_ids: Iterable[str]) -> list[Entity]:
        """The entities of those ids, in the order given; raises UnknownNameError. They are read once."""
        wanted = list(entity_ids)
        missing = [entity_id for entity_id in wanted if entity_id not in self._known]
        self._known |= {e.entity_id: e for e in self._of_ids(record.read_entity, "entities", "entity_id", missing)}
        return [self._known.get(entity_id) or self.find(entity_id) for entity_id in wanted]

    def facts(self, entity: str = "", kind: str = "", status: str = "") -> list[Fact]:
        """Facts, of one entity, one kind, one status where given, by entity, kind, slot and time."""
        where, parameters = self._where(entity_id=entity and self.find(entity).entity_id, kind=kind, status=status)
        return self._read(record.read_fact, f"SELECT record FROM store.facts {where} ORDER BY place", parameters)  # noqa: S608

    def claims(self, entity: str = "", kind: str = "", document: str = "", side: str = "") -> list[Claim]:
        """Claims, about one entity, of one kind, in one document, on one side (for, against, set aside), in order."""
        asked = entity and self.find(entity).entity_id
        source = document and self.document_id(document)
        where, parameters = self._where(entity_id=asked, kind=kind, document_id=source, side=side)
        return self._read(record.read_claim, f"SELECT record FROM store.claims {where} ORDER BY place", parameters)  # noqa: S608

    def _where(self, **wanted: str) -> tuple[str, list[str]]:
        if wanted.get("kind") and wanted["kind"] not in self.kinds:
            raise UnknownNameError("kind", wanted["kind"], self.kinds)
        asked = {column: value for column, value in wanted.items() if value}
        return ("WHERE " + " AND ".join(f"{column} = ?" for column in asked) if asked else "", list(asked.values()))

    def fact(self, fact_id: str) -> Fact:
        """The fact of that id; raises UnknownNameError."""
        return self._one(record.read_fact, "fact", fact_id)

    def claim(self, claim_id: str) -> Claim:
        """The claim of that id; raises UnknownNameError."""
        return self._one(record.read_claim, "claim", claim_id)

    def _one(self, read: Callable[[record.Record], T], what: str, id: str) -> T:
        found = self._read(read, f"SELECT record FROM store.{what}s WHERE {what}_id = ?", [id])  # noqa: S608
        if not found:
            near = f"SELECT {what}_id FROM store.{what}s ORDER BY jaro_winkler_similarity({what}_id, ?) DESC LIMIT 12"  # noqa: S608
            raise UnknownNameError(what, id, [row[0] for row in self.rows(near, [id])])
        return found[0]

    def claims_of(self, claim_ids: Iterable[str]) -> list[Claim]:
        """The claims of those ids, in the order given; raises UnknownNameError."""
        wanted = list(claim_ids)
        by_id = {claim.claim_id: claim for claim in self._of_ids(record.read_claim, "claims", "claim_id", wanted)}
        return [by_id.get(claim_id) or self.claim(claim_id) for claim_id in wanted]

    def _of_ids(self, read: Callable[[record.Record], T], table: str, column: str, ids: Sequence[str]) -> list[T]:
        """What is kept under ids, in no order: a few are looked up by the index one by one, many in one go over all."""
        sql = f"SELECT record FROM store.{table} WHERE"  # noqa: S608
        if len(ids) > _FEW:
            return self._read(read, f"{sql} list_contains(?::VARCHAR[], {column})", [ids])
        return self._read(read, " UNION ALL ".join([f"{sql} {column} = ?"] * len(ids)), ids) if ids else []

    def why(self, id: str) -> Why:
        """Why a fact is as it is; ``id`` is the fact's, or that of a claim for or against it."""
        fact_id = _text("id", id)
        if id.startswith("c-"):
            self.claim(id)
            fact_id = self.rows("SELECT fact_id FROM store.claims WHERE claim_id = ?", [id])[0][0] or id
        fact = self.fact(fact_id)
        others = (claim_id for claim_id in fact.claims_for if claim_id != fact.chosen)
        claims = tuple(self.claims_of((fact.chosen, *others, *fact.claims_against)))
        n = len(fact.claims_for)
        return Why(fact, self.entities_of([fact.entity_id])[0], claims[:n], claims[n:])

    def compare(self, *names: str) -> Comparison:
        """Entities side by side, question by question; questions that more of them answer come first."""
        entities = tuple(map(self.find, names))
        if not entities:
            raise UsageError("landscape.no_names")
        return Comparison.of(entities, [self.facts(entity.entity_id) for entity in entities])

    def documents(self) -> list[Listed]:
        """All documents by name, without their texts."""
        columns = "document_id, name, format, encoding, sha256, n_bytes, n_lines, n_claims, n_entities"
        origin = "title, producer, url, source_kind, date, licence, language, retrieved_on, currency, author"
        found = self.rows(f"SELECT {columns}, {origin} FROM documents")  # noqa: S608
        return [Listed(row[0], row[1], Origin(*row[9:]), *row[2:9]) for row in found]

    def document(self, name: str) -> Document:
        """A document with its text, by name or id; of its blocks only the places and the words of headings are kept."""
        sql = "SELECT record FROM store.documents WHERE document_id = ?"
        return self._read(record.read_document, sql, [self.document_id(name)])[0]

    def document_id(self, name: str) -> str:
        """The id of a document by its name or id; raises UnknownNameError."""
        found = self.rows("SELECT document_id FROM store.documents WHERE document_id = ? OR name = ?", [name, name])
        if not found:
            known = [row[0] for row in self.rows("SELECT name FROM store.documents")]
            raise UnknownNameError("document", name, known)
        return str(found[0][0])

    def problems(self) -> list[Problem]:
        """Everything that was set aside, by file and line."""
        return self._read(record.read_problem, "SELECT record FROM store.problems ORDER BY place")

    def waiting(self) -> list[Pair]:
        """Pairs of names that wait for a judgement, most useful first."""
        return self._read(record.read_pair, "SELECT record FROM store.waiting ORDER BY place")

    @cached_property
    def kinds(self) -> dict[str, dict[str, str]]:
        """Kind -> language -> label, for every kind of the landscape's vocabulary."""
        return {k: {"en": en, "zh": zh} for k, en, zh in self.rows("SELECT kind, label_en, label_zh FROM kinds")}

    @cached_property
    def types(self) -> dict[str, dict[str, str]]:
        """Entity type -> language -> label."""
        return {t: {"en": en, "zh": zh} for t, en, zh in self.rows("SELECT type, label_en, label_zh FROM types")}

    @cached_property
    def _terms(self) -> Terms:
        return Terms(self.rows("SELECT kind, word, label_en, label_zh FROM store.terms ORDER BY kind, word"))

    def term(self, word: str, language: str, kind: str = "") -> str:
        """A word of a value or a qualifier in a language, where the vocabulary knows it; else as it is printed."""
        return self._terms.say(word, language, kind)

    def hold(self) -> None:
        """Keep the rows of the views most asked at hand from now on, for many questions; they say the same, in the same order."""
        self.check_open()
        hold_views(self._connection)

    def query(self, sql: str, parameters: Sequence[object] = ()) -> Rows:
        """The answer to one SELECT over the views; raises LandscapeError where it is none or cannot be answered."""
        import duckdb

        self.check_open()
        try:
            statements = duckdb.extract_statements(sql)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                found = " + ".join(statement.type.name for statement in statements) or "-"
                raise LandscapeError("landscape.query_not_select", found=found)
            with limited_time(_SECONDS, self._connection.interrupt), limited_memory(_MEGABYTES):
                cursor = self._connection.execute(statements[0], list(parameters))
                columns = tuple(column[0] for column in cursor.description or ())
                rows = cursor.fetchmany(_MOST_ROWS + 1)
            if len(rows) > _MOST_ROWS:
                raise LandscapeError("landscape.query_too_much", most=_MOST_ROWS)
            return Rows(columns, tuple(rows))
        except duckdb.InterruptException as error:
            raise LandscapeError("landscape.query_too_long", seconds=_SECONDS) from error
        except (duckdb.OutOfMemoryException, MemoryError) as error:
            raise LandscapeError("landscape.query_too_large", megabytes=_MEGABYTES) from error
        except duckdb.Error as error:
            raise LandscapeError("landscape.query_wrong", reason=" ".join(str(error).split())) from error
