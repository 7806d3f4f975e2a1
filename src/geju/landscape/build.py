"""The door: documents and resolved claims become an edition, one DuckDB file that readers open."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from geju.base.cache import sync_folder
from geju.base.errors import Problem, ShortfallError
from geju.base.ids import content_id
from geju.base.limits import uncollected
from geju.base.settings import settings
from geju.base.text import fold
from geju.landscape import rows
from geju.landscape.fusing.fuse import Fused, fuse
from geju.landscape.fusing.independence import Kin, independent
from geju.landscape.money import USUAL, base_columns, time_columns
from geju.landscape.rule import Standing, Trust
from geju.landscape.store import SCHEMA_VERSION, store_folder, writing
from geju.landscape.tables import batches, insert, make_views
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.entity import Entity, Judgement, Pair
from geju.model.fact import Fact
from geju.model.figure import Edition
from geju.model.project import PROJECT_FILE, Project
from geju.model.vocabulary import Vocabulary

_SCHEMA = Path(__file__).with_name("schema.sql")
_INDEXES = Path(__file__).with_name("indexes.sql")


@dataclass(frozen=True, slots=True)
class Material:
    """What an edition is made of: everything that the rooms before have found.

    ``problems`` are those of sources, documents and claims that were set aside before.
    """

    project: Project
    vocabulary: Vocabulary
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    waiting: tuple[Pair, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    problems: tuple[Problem, ...] = ()


def build(material: Material, name: str = "") -> tuple[Edition, tuple[Problem, ...]]:
    """Write a new edition beside the one that holds; returns it (``path`` is its file) and all that was set aside.

    Raises ShortfallError where the least numbers of the project are not reached, LandscapeError where the disk is full. Nothing that
    readers see changes before ``store.write_pointer`` names the new edition. Every claim is in it: for a fact, against
    it, or set aside. The edition's id is made from what it says, so that the same content is the same edition anywhere;
    its file is called after it, or ``name``.
    """
    material = replace(material, claims=tuple({claim.claim_id: claim for claim in material.claims}.values()))
    vocabulary = material.vocabulary
    trust = weigh(material.documents, material.project.trust, material.entities, vocabulary.makers)
    fused = fuse(material.claims, material.vocabulary.kinds, trust, material.judgements, _date(material))
    _check_counts(material, fused)
    about = _about(material, fused)
    folder = store_folder(material.project.folder)
    beside = folder / f"edition-{os.getpid()}.tmp"
    with writing(folder), uncollected():
        beside.unlink(missing_ok=True)
        edition = _write(beside, about, _tables(material, fused, trust))
        with beside.open("rb") as file:
            os.fsync(file.fileno())
        path = folder / (name or f"{edition.edition_id.replace('e-', 'edition-', 1)}.duckdb")
        beside.replace(path)
        sync_folder(folder)
    return replace(edition, path=str(path)), tuple(problem for problem, _ in _problems(material, fused))


def _check_counts(material: Material, fused: Fused) -> None:
    """Raise ShortfallError with every least number that is not reached, and with all that was set aside."""
    kinds = Counter(f"kind:{fact.kind}" for fact in fused.facts)
    found = {"documents": len(material.documents), "claims": len(material.claims), "facts": len(fused.facts)}
    counts = {**kinds, **found, "entities": len(material.entities)}
    short = [
        Problem(
            "landscape.too_few",
            (("found", str(counts.get(name, 0))), ("least", str(least)), ("what", name.removeprefix("kind:"))),
            PROJECT_FILE,
        )
        for name, least in material.project.assertions
        if counts.get(name, 0) < least
    ]
    if short:
        raise ShortfallError.of(short[0], (*short[1:], *(problem for problem, _ in _problems(material, fused))))


def weigh(
    documents: Sequence[Document],
    trusted: Sequence[str] = (),
    entities: Iterable[Entity] = (),
    makers: Mapping[str, str] | None = None,
) -> Trust:
    """The standing of every document in an order of trust, ``trusted``; whoever copies is no witness of his own.

    A producer named in the order comes before its kind of source. Documents with one text or of one producer are one
    witness; what the maker of a thing, one of ``entities``, publishes about it is official. ``makers``: entity id -> that
    of its maker.
    """
    places = {fold(word): place for place, word in reversed(list(enumerate(trusted)))}
    last = len(trusted)
    known = {fold(name): e.entity_id for e in entities if e.type == "Organization" for name in e.names}
    same_text: dict[str, str] = {}
    found: dict[str, Standing] = {}
    for document in sorted(documents, key=lambda d: d.name):
        origin = document.origin
        by_kind = places.get(fold(origin.kind), last)
        rank = places.get(fold(origin.producer), by_kind) if origin.producer else by_kind
        witness = f"by {fold(origin.producer)}" if origin.producer else document.document_id
        witness = same_text.setdefault(document.sha256, witness)
        publisher = known.get(fold(origin.producer), "")
        found[document.document_id] = Standing(rank, origin.date, witness, publisher, origin.kind == "official")
    kin = Kin.of(documents)
    origins = {document_id: standing.origin for document_id, standing in found.items()}
    witnesses, copied = independent(documents, origins, kin)
    standings = {
        document_id: replace(standing, origin=witnesses[document_id]) for document_id, standing in found.items()
    }
    return Trust(standings, parents=makers or {}, copied=copied, copies=kin.copies())


def _about(material: Material, fused: Fused) -> dict[str, str]:
    """What the edition says of itself."""
    project = material.project
    counts = {
        "n_documents": len(material.documents),
        "n_claims": len(material.claims),
        "n_entities": len(material.entities),
        "n_facts": len(fused.facts),
        "n_problems": len(material.problems) + len(fused.set_aside),
    }
    return {
        "schema": SCHEMA_VERSION,
        "name": project.name,
        "date": _date(material),
        "languages": " ".join(project.languages),
        "base_currency": project.base_currency,
        "address": project.address,
        **{f"title_{language}": title for language, title in project.title},
        **{f"about_{language}": about for language, about in project.about},
        **{name: str(number) for name, number in counts.items()},
    }


def _date(material: Material) -> str:
    """The day an edition stands for: what the project or SOURCE_DATE_EPOCH says, else that of its newest document."""
    epoch = settings().source_date_epoch
    given = time.strftime("%Y-%m-%d", time.gmtime(epoch)) if epoch is not None else ""
    return material.project.date or given or max((d.origin.date for d in material.documents), default="")


def _problems(material: Material, fused: Fused) -> list[tuple[Problem, str]]:
    """Problems in order, each with the id of the claim that it is about, if any."""
    found = [*((p, "") for p in material.problems), *((p, c.claim_id) for c, p in fused.set_aside)]
    return sorted(found, key=lambda pair: (pair[0].path, pair[0].line or 0, pair[0].key, pair[0].params, pair[1]))


def _tables(material: Material, fused: Fused, trust: Trust) -> dict[str, Iterable[rows.Row]]:
    """The rows of every table, made as they are written: an edition may be larger than what memory holds."""
    by_id = {claim.claim_id: claim for claim in material.claims}
    sides: dict[str, tuple[str, str]] = {}
    for fact in fused.facts:
        sides |= dict.fromkeys(fact.claims_for, (fact.fact_id, "for"))
        sides |= dict.fromkeys(fact.claims_against, (fact.fact_id, "against"))
    sides |= dict.fromkeys((claim.claim_id for claim, _ in fused.set_aside), ("", "set aside"))
    names = {e.entity_id: e.name for e in material.entities}
    vocabulary = material.vocabulary
    currency = material.project.base_currency or USUAL
    return {
        "documents": rows.document_rows(sorted(material.documents, key=lambda d: d.name), trust.copies),
        "entities": (
            row | {"part_of": trust.parents.get(row["entity_id"])}
            for row in rows.entity_rows(sorted(material.entities, key=lambda e: e.entity_id))
        ),
        "names": rows.name_rows(material.entities, Counter(claim.subject_id for claim in material.claims)),
        "claims": rows.claim_rows(_in_order(material.claims), sides),
        "facts": (
            row | base_columns(fact, currency) | time_columns(fact)
            for row, fact in rows.fact_rows(_by_name(fused.facts, names), by_id, vocabulary.kinds, trust, names)
        ),
        "relations": rows.relation_rows(fused.relations, by_id),
        "doubts": rows.doubt_rows(fused.doubts),
        "kinds": rows.kind_rows(vocabulary.kinds.values()),
        "terms": rows.term_rows(vocabulary.kinds.values()),
        "types": rows.type_rows(vocabulary.entity_types.values()),
        "problems": rows.problem_rows(_problems(material, fused)),
        "waiting": rows.pair_rows(_ordered(material.waiting)),
    }


def _in_order(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims as they stand in their documents; one document after the other, which takes less room than all at once."""
    said: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.document].append(claim)
    for document in sorted(said):
        yield from sorted(said.pop(document), key=lambda c: (c.span.start, c.span.end, c.kind, c.claim_id))


def _by_name(facts: Iterable[Fact], names: Mapping[str, str]) -> Iterator[Fact]:
    """Facts by the name of whom they are about; those of one entity come one after another."""
    groups = [list(group) for _, group in groupby(facts, key=attrgetter("entity_id"))]
    groups.sort(key=lambda group: (names[group[0].entity_id], group[0].entity_id), reverse=True)
    while groups:
        yield from sorted(groups.pop(), key=lambda f: (f.kind, f.slot, f.time, f.fact_id))


def _ordered(pairs: Iterable[Pair]) -> Sequence[Pair]:
    return sorted(pairs, key=lambda p: (-p.gain, -p.score, p.type, p.a, p.b))


def _spoken(table: str, row: rows.Row) -> str:
    """What a row says, as the edition's id is made of it."""
    exchanged = row.get("base_low"), row.get("base_high")
    return f"\0{table}\0{row.get('record') or sorted(row.items())}\0{exchanged}"


def _write(path: Path, about: Mapping[str, str], tables: Mapping[str, Iterable[rows.Row]]) -> Edition:
    """Write every table; the edition's id is a hash of everything that it says."""
    import duckdb

    said = hashlib.sha256(repr(sorted(about.items())).encode())
    connection = duckdb.connect(str(path), config={"autoinstall_known_extensions": False, "threads": 2})
    try:
        connection.execute("BEGIN")
        connection.execute(_SCHEMA.read_text(encoding="utf-8"))
        for table, table_rows in tables.items():
            for several in batches(table_rows):
                said.update("".join([_spoken(table, row) for row in several]).encode())
                insert(connection, table, several)
        edition = Edition.of(about, content_id("e", said.hexdigest()))
        spoken = {**about, "edition_id": edition.edition_id}
        insert(connection, "edition", [{"key": key, "value": value} for key, value in spoken.items()])
        connection.execute(_INDEXES.read_text(encoding="utf-8"))
        connection.execute("COMMIT")
        make_views(connection)
        connection.execute("CHECKPOINT")
    except (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException) as error:
        raise OSError(str(error).splitlines()[0]) from error
    finally:
        connection.close()
    return edition
