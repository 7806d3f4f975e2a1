"""Asking in words: what narrows a fact, the nearest where nothing fits, and the reader's language throughout."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from geju.asking import NOW
from geju.base.errors import UnknownNameError, UsageError
from geju.cli.asking import facts_asked
from geju.cli.commands import compare, draw, kinds, show, why
from geju.cli.render import Terminal
from geju.landscape.view import View, open_view
from site_landscape import built


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal on which nothing is wrapped."""
    monkeypatch.setenv("COLUMNS", "160")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def view(folder: Path) -> View:
    return open_view(folder)


def shown(command: object, folder: Path, language: str, output_format: str = "table", **options: object) -> str:
    output = io.StringIO()
    terminal = Terminal(language, output_format, output, io.StringIO())  # type: ignore[arg-type]
    command.run(terminal, folder, **({"clock": NOW} | options))  # type: ignore[attr-defined]
    return output.getvalue()


@pytest.mark.parametrize("words", [("MATH",), ("math",), ("benchmark=MATH",), ("评测=MATH",), ("benchmark=math",)])
@pytest.mark.parametrize("kind", ["score", "Score", "评测成绩"])
def test_a_bare_word_is_a_value_of_any_qualifier(view: View, kind: str, words: tuple[str, ...]) -> None:
    (fact,) = facts_asked(view, "Claude 3 Opus", kind, words, "en")
    assert dict(fact.slot) == {"benchmark": "MATH"}


def test_several_words_narrow_together(view: View) -> None:
    found = facts_asked(view, "智谱", "investor", ("2022-09",), "en")
    assert len(found) == 2
    (one,) = facts_asked(view, "智谱", "investor", ("2022", "Qiming Venture Partners"), "en")
    assert one in found
    assert facts_asked(view, "智谱", "funding_round", ("Seed",), "zh") == facts_asked(
        view, "智谱", "funding_round", ("种子轮",), "en"
    )


@pytest.mark.parametrize(
    ("words", "error", "near"),
    [
        (("bench=MATH",), UnknownNameError, "did you mean “benchmark”"),
        (("benchmark=MATHH",), UsageError, "did you mean “MATH”"),
        (("MATHH",), UsageError, "did you mean “MATH”"),
        (("MATH", "MMLU"), UsageError, "Known: MATH"),
    ],
)
def test_the_nearest_is_named(view: View, words: tuple[str, ...], error: type[UsageError], near: str) -> None:
    with pytest.raises(error) as raised:
        facts_asked(view, "Claude 3 Opus", "score", words, "en")
    assert near in raised.value.words("en")
    assert "Known" not in raised.value.words("zh")


def test_an_entity_alone_lists_its_facts_with_a_hint(folder: Path) -> None:
    said = shown(why.Why(), folder, "en", asked=("Claude 3 Opus",))
    assert "geju why f-" in said and "geju why 'Claude 3 Opus' price" in said and "MATH" in said
    data = json.loads(shown(why.Why(), folder, "en", "json", asked=("Claude 3 Opus",)))
    assert len(data["facts"]) == 5


def test_things_are_called_as_the_reader_calls_them_and_quotes_stay(folder: Path) -> None:
    english = shown(show.Show(), folder, "en", entity="智谱", kind="")
    assert "Tang Jie" in english and "Seed" in english and "Academics" in english
    assert not any(word in english.partition("Names:")[0] for word in ("唐杰", "种子轮", "学院派", "启明创投"))
    said = shown(why.Why(), folder, "en", asked=("智谱", "founder"))
    assert "= Tang Jie" in said and "“唐杰”" in said
    chinese = shown(show.Show(), folder, "zh", entity="Zhipu AI", kind="")
    assert "智谱 AI · 机构" in chinese and "融资轮次" in chinese and "轮次 B+ · 时间 2024-05" in chinese
    assert not any(word in chinese for word in ("funding_round", "series", "time ", "Organization"))
    side = shown(compare.Compare(), folder, "en", names=("智谱", "百川智能"), shared=False)
    assert "Wang Xiaochuan" in side and "王小川" not in side


def test_kinds_are_told_in_chinese(folder: Path) -> None:
    said = shown(kinds.Kinds(), folder, "zh", name="score", mappings=False)
    assert all(word in said for word in ("评测*", "示例数", "时间", "模型", "多数"))
    assert "benchmark" not in said and "Model " not in said.replace("GLM", "")


def test_rows_about_a_company_are_those_of_the_company(folder: Path) -> None:
    def rows(name: str, entity: str, exhibit: str = "funding") -> list[list[str]]:
        data = json.loads(shown(draw.Draw(), folder, "en", "json", names=(exhibit,), entity=entity, all=False))
        return [["".join(mark["words"] for mark in cell) for cell in row] for row in data["rows"]]

    assert {row[0] for row in rows("funding", "智谱")} == {"Zhipu AI"}
    assert {row[0] for row in rows("funding", "启明创投")} == {"Zhipu AI"}, (
        "an investor heads no row: those that name it"
    )
    assert {row[0] for row in rows("scores", "MATH", "scores")} == {"GLM-4", "GPT-4", "Claude 3 Opus"}
    assert {row[0] for row in rows("people", "清华大学", "people")} == {"Tang Jie"}


def test_people_are_told_in_english(folder: Path) -> None:
    said = shown(draw.Draw(), folder, "en", names=("people",), entity="", all=False)
    assert "Tsinghua University" in said and "Zhipu AI · CEO" in said and "清华" not in said
    assert "智谱 AI · 创始人" in shown(draw.Draw(), folder, "zh", names=("people",), entity="", all=False)
