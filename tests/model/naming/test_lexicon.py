"""The lexicon: one entry is one thing, and one name leads to one thing of a type."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import yaml

import geju.model
from geju.base.text import fold
from geju.model.naming.families import clash, known_model, read_model
from geju.model.vocabulary import read_vocabulary

LEXICON = read_vocabulary().lexicon
FILES = sorted((Path(geju.model.__file__).parent / "lexicon").glob("*.yaml"))
REASONS = {item["id"]: item.get("note", "") for path in FILES for item in yaml.safe_load(path.read_text("utf-8"))}
MODELS = [thing for thing in LEXICON.things if thing.type == "Model"]


def test_names_of_one_model_say_the_same_version_size_and_variants_or_the_entry_says_why() -> None:
    wrong = {}
    for thing in MODELS:
        names = defaultdict(list)
        for name in thing.names:
            parts = read_model(name, LEXICON)
            names[parts.version, parts.size, parts.variants, parts.date].append(name)
        if len(names) > 1 and not REASONS[thing.entity_id]:
            wrong[thing.entity_id] = list(names.values())
    assert wrong == {}


def test_every_name_of_a_model_leads_to_it() -> None:
    led = {name: known.entity_id for t in MODELS for name in t.names if (known := known_model(name, LEXICON))}
    assert led == {name: thing.entity_id for thing in MODELS for name in thing.names}


def test_no_two_models_are_one_by_the_parts_of_their_names() -> None:
    """What parts of a name do not tell apart, the lexicon does not either."""
    by_key = defaultdict(list)
    for thing in MODELS:
        parts = read_model(thing.name, LEXICON)
        by_key[parts.key].append((thing.entity_id, parts))
    twins = [
        (a[0], b[0])
        for group in by_key.values()
        for i, a in enumerate(group)
        for b in group[i + 1 :]
        if not clash(a[1], b[1])
    ]
    assert twins == []


def test_no_name_leads_to_two_things_of_one_type() -> None:
    found = defaultdict(set)
    for thing in LEXICON.things:
        for name in thing.names:
            found[thing.type, fold(name)].add(thing.entity_id)
    assert {key: ids for key, ids in found.items() if len(ids) > 1} == {}


def test_makers_and_founders_are_known() -> None:
    missing = {t.entity_id: x for t in LEXICON.things for x in (t.by, *t.people) if x and x not in LEXICON.by_id}
    assert missing == {}


def test_a_team_is_no_name_of_its_company() -> None:
    words = ("团队", " team", " Team")
    assert [(t.entity_id, n) for t in LEXICON.things if not t.by for n in t.names if n.endswith(words)] == []
