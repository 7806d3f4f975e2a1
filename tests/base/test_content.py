"""Wrong YAML is answered with file, line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from geju.base.content import load_yaml, parse_yaml
from geju.base.errors import ContentError
from geju.model.kind import read_kind

SCHEMA = Path(__file__).parents[2] / "src" / "geju" / "model" / "schemas" / "kind.schema.json"
GOOD = """kind: colour
labels: {en: Colour, zh: 颜色}
about: {en: What colour it has., zh: 颜色。}
subject: [Model]
value: {form: text}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "colour.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_good_content_is_read(tmp_path: Path) -> None:
    assert read_kind(written(tmp_path, GOOD)).label("zh") == "颜色"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (GOOD + "colour: red\n", 6, "colour"),
        (GOOD.replace("labels:", "lable:"), 2, "labels"),
        (GOOD.replace("[Model]", "Model"), 4, "subject"),
        (GOOD.replace("form: text", "form: colour"), 5, "form"),
        (GOOD.replace("kind: colour\n", ""), 1, "kind"),
    ],
)
def test_wrong_content_names_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ContentError) as caught:
        load_yaml(path, SCHEMA)
    assert caught.value.problem.line == line
    assert str(path) in str(caught.value) and words in str(caught.value)
    assert "schema" in caught.value.words("en") and "模式" in caught.value.words("zh")


def test_broken_yaml_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        load_yaml(written(tmp_path, "kind: [a\nlabels: {"), SCHEMA)
    assert caught.value.problem.line == 2


def test_a_kind_bears_the_name_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "color.yaml"
    path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(ContentError, match="colour"):
        read_kind(path)


def test_dates_stay_the_words_they_are(tmp_path: Path) -> None:
    assert parse_yaml("date: 2024-05-06", tmp_path) == {"date": "2024-05-06"}
