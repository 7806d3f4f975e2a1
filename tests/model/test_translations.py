"""Words of values and qualifiers in the reader's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from geju.base.errors import ContentError
from geju.base.text import has_cjk
from geju.landscape.view import open_view
from geju.model.kind import Kind, read_kind
from geju.model.vocabulary import read_vocabulary
from geju.pipeline import build

KINDS = read_vocabulary().kinds
KIND = """\
kind: stage
labels: {en: Stage, zh: 阶段}
about: {en: How far a company is., zh: 公司所处阶段。}
subject: [Organization]
value: {form: text, same: [[早期, early]]}
translations: [{en: Grown up, zh: 成熟期, also: [成熟]}]
"""


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_translation_has_both_languages_and_english_is_english(kind: Kind) -> None:
    for word, labels in kind.translations:
        assert set(dict(labels)) == {"en", "zh"}, word
        assert not has_cjk(dict(labels)["en"]), word


def test_terms_that_say_the_same_translate_each_other(tmp_path: Path) -> None:
    path = tmp_path / "stage.yaml"
    path.write_text(KIND, encoding="utf-8")
    found = {word: dict(labels) for word, labels in read_kind(path).translations}
    assert found["早期"] == found["early"] == {"en": "early", "zh": "早期"}
    assert found["成熟"] == found["成熟期"] == found["Grown up"] == {"en": "Grown up", "zh": "成熟期"}
    path.write_text(KIND.replace("zh: 成熟期, ", ""), encoding="utf-8")
    with pytest.raises(ContentError, match="translations"):
        read_kind(path)


def test_a_landscape_brings_its_own_words_to_its_edition(tmp_path: Path) -> None:
    (tmp_path / "kinds").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "kinds" / "stage.yaml").write_text(KIND, encoding="utf-8")
    (tmp_path / "project.yaml").write_text("name: x\ntitle: {en: X, zh: 叉}\n", encoding="utf-8")
    (tmp_path / "sources" / "a.md").write_text("| Model | MMLU |\n|---|---|\n| GPT-4 | 86.4 |\n", encoding="utf-8")
    build(tmp_path)
    with open_view(tmp_path) as view:
        assert view.term("成熟", "en", "stage") == view.term("成熟", "en") == "Grown up"
        assert view.term("种子轮", "en", "investor") == "Seed"
        assert view.term("开源", "zh", "openness") == view.term("open", "zh", "openness") == "开源"
        assert view.term("七彩轮", "en", "funding_round") == "七彩轮"
