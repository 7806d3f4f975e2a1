"""A line of judgements.jsonl that decides nothing is told, with its line and what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geju import pipeline
from geju.base.errors import AccessError, Problem


def problems(folder: Path, *lines: object) -> list[Problem]:
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    (folder / "judgements.jsonl").write_text(text, encoding="utf-8")
    found = [p for p in pipeline.build(folder).problems if p.path == "judgements.jsonl"]
    assert all(p.words("en") and p.words("zh") for p in found)
    return found


def told(folder: Path, *lines: object) -> list[tuple[int | None, str]]:
    return [(p.line, p.key.partition(".")[2]) for p in problems(folder, *lines)]


GOOD = {"verdict": "different", "a": "GLM-4", "b": "Claude 3 Opus", "by": "Ann", "at": "2024-09-20", "note": "why"}


def test_lines_that_decide_something_are_no_problem(folder: Path) -> None:
    pipeline.build(folder)
    with pipeline.open_landscape(folder) as view:
        ids = [claim.claim_id for claim in view.claims("GLM-4")]
    assert told(folder, GOOD, "", {**GOOD, "at": "2024-09-20T14:30:00+08:00"}) == []
    assert told(folder, {"verdict": "right", "a": ids[0]}, {"verdict": "same", "a": "GPT-4", "b": "gpt-4 "}) == [
        (2, "judgement_one_spelling")
    ]
    by_id = {"verdict": "different", "a": "zhipu-ai", "b": "智谱 AI", "type": "Organization"}
    assert told(folder, by_id) == []


@pytest.mark.parametrize(
    ("line", "key", "words"),
    [
        ("{", "judgement_no_json", "JSON"),
        ("[]", "judgement_no_object", "object"),
        ("null", "judgement_no_object", "verdict"),
        ({"verdict": "maybe", "a": "GLM-4", "b": "GPT-4"}, "yaml_value", "same, different, right, wrong"),
        ({"verdict": "sam", "a": "GLM-4", "b": "GPT-4"}, "yaml_value_near", "“same”"),
        ({"a": "GLM-4", "b": "GPT-4"}, "yaml_missing", "verdict"),
        ({"verdict": "same", "b": "GPT-4"}, "yaml_missing", "a"),
        ({**GOOD, "reason": "x"}, "yaml_key", "note"),
        ({"verdikt": "same", "a": "GLM-4", "b": "GPT-4"}, "yaml_key_near", "verdict"),
        ({**GOOD, "at": "2024-13-45"}, "yaml_time", "2024-13-45"),
        ({**GOOD, "at": "yesterday"}, "yaml_time", "yesterday"),
        ({**GOOD, "a": 7}, "yaml_wrong", "string"),
        ({"verdict": "same", "a": "GLM-4"}, "judgement_one_name", "b is missing"),
        ({"verdict": "wrong", "a": "c-000000000000", "b": "x"}, "judgement_two_claims", "one claim"),
        ({"verdict": "wrong", "a": "c-000000000000"}, "judgement_no_claim", "c-000000000000"),
        ({"verdict": "wrong", "a": "GLM-4"}, "judgement_no_claim", "geju why"),
        ({**GOOD, "a": "Nobody knows"}, "judgement_no_name", "Nobody knows"),
        ({**GOOD, "b": "Claude 3 Opsu"}, "judgement_no_name_near", "did you mean “Claude 3 Opus”"),
        ({**GOOD, "b": "智谱 AI"}, "judgement_two_types", "Organization"),
        ({**GOOD, "type": "Modle"}, "judgement_no_type", "Model"),
        ({**GOOD, "type": "Person"}, "judgement_other_type", "never as Person"),
    ],
)
def test_a_line_that_decides_nothing_is_told(folder: Path, line: object, key: str, words: str) -> None:
    found = problems(folder, GOOD, "", line)
    assert key in {p.key.partition(".")[2] for p in found}
    assert {p.line for p in found} == {3}
    assert words in " ".join(p.words("en") for p in found)
    assert pipeline.validate(folder) == pipeline.build(folder).problems


def test_a_line_ends_at_a_newline_only(folder: Path) -> None:
    note = "one\u2028two\x85three"  # other signs that some take for the end of a line; JSON leaves them as they are
    assert told(folder, json.dumps({**GOOD, "note": note}, ensure_ascii=False), "{") == [(2, "judgement_no_json")]


def test_every_fault_of_a_line_is_told(folder: Path) -> None:
    line = {"verdict": "maybe", "a": "GLM-4", "b": "GPT-4", "at": "2024-02-30", "who": "me"}
    assert sorted(key for _, key in told(folder, line)) == ["yaml_key", "yaml_time", "yaml_value"]


def test_a_judgement_against_a_later_one_is_told(folder: Path) -> None:
    same = {**GOOD, "verdict": "same"}
    third = {"verdict": "same", "a": "GPT-4", "b": "Claude 3 Opus"}
    fourth = {"verdict": "same", "a": "GPT-4", "b": "GLM-4"}
    assert told(folder, GOOD, same) == []
    assert told(folder, GOOD, third, fourth) == [(1, "judgement_overruled")]


def test_judgements_that_cannot_be_read(folder: Path) -> None:
    (folder / "judgements.jsonl").mkdir()
    with pytest.raises(AccessError, match="folder where a file is wanted"):
        pipeline.build(folder)
