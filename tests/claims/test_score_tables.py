"""Score tables with several header rows, with a test named beside them, with names and sizes apart."""

from __future__ import annotations

import pytest

from claims.making import extracted, said


def table(*rows: str) -> str:
    cells = [row.split("|") for row in rows]
    lines = ["| " + " | ".join(c.strip() for c in row) + " |" for row in cells]
    return "\n".join([lines[0], "|" + "---|" * len(cells[0]), *lines[1:]]) + "\n"


def scores(text: str, name: str = "a.md") -> set[tuple[str, str, str]]:
    """(subject, benchmark with shots and setting, amount)."""
    found = set()
    for claim in extracted(text, name).claims:
        if claim.kind == "score":
            q = dict(claim.qualifiers)
            words = " ".join(filter(None, (q["benchmark"], q.get("shots"), q.get("setting"))))
            found.add((claim.subject.name, words, str(claim.to_line()["amount"])))
    return found


def test_a_second_header_row_names_the_parts() -> None:
    text = table(
        "Model | RefCOCO | | MMLU",
        " | val | testA | ",
        "Qwen-VL-7B | 80.1 | 81.2 | 50.5",
        "CogVLM-17B | 82.1 | 83.2 | 51.5",
    )
    assert scores(text) == {
        ("Qwen-VL-7B", "RefCOCO (val)", "80.1"), ("Qwen-VL-7B", "RefCOCO (testA)", "81.2"), ("Qwen-VL-7B", "MMLU", "50.5"),
        ("CogVLM-17B", "RefCOCO (val)", "82.1"), ("CogVLM-17B", "RefCOCO (testA)", "83.2"), ("CogVLM-17B", "MMLU", "51.5"),
    }  # fmt: skip


def test_merged_group_cells_name_the_test_and_the_row_below_its_parts() -> None:
    text = (
        "<table><tr><td rowspan=2>Model</td><td colspan=2>OmniDocBench</td></tr><tr><td>EN</td><td>ZH</td></tr>"
        "<tr><td>GPT-4o</td><td>0.233</td><td>0.399</td></tr><tr><td>Qwen2.5-VL-72B</td><td>**0.226**</td><td>0.324</td></tr></table>\n"
    )
    assert scores(text) == {
        ("GPT-4o", "OmniDocBench (EN)", "0.233"), ("GPT-4o", "OmniDocBench (ZH)", "0.399"),
        ("Qwen2.5-VL-72B", "OmniDocBench (EN)", "0.226"), ("Qwen2.5-VL-72B", "OmniDocBench (ZH)", "0.324"),
    }  # fmt: skip


@pytest.mark.parametrize("again", ["MMLU (5-shot)", ""])
def test_a_column_of_languages_tells_rows_of_one_test_apart(again: str) -> None:
    text = table(
        "Benchmark | Language | Llama 3.1 8B | Llama 3.1 70B",
        "MMLU (5-shot) | German | 60.1 | 79.2",
        f"{again} | Thai | 50.3 | 72.9",
    )
    assert scores(text) == {
        ("Llama 3.1 8B", "MMLU (German) 5", "60.1"), ("Llama 3.1 70B", "MMLU (German) 5", "79.2"),
        ("Llama 3.1 8B", "MMLU (Thai) 5", "50.3"), ("Llama 3.1 70B", "MMLU (Thai) 5", "72.9"),
    }  # fmt: skip


def test_what_nothing_tells_apart_is_set_aside_and_said() -> None:
    text = table("Model | MMLU | MMLU | GSM8K", "GPT-4 | 86.4 | 80.1 | 92.0", "GLM-4 | 81.5 | 75.0 | 87.6")
    found = extracted(text)
    assert {(c.subject.name, dict(c.qualifiers)["benchmark"]) for c in found.claims} == {
        ("GPT-4", "GSM8K"),
        ("GLM-4", "GSM8K"),
    }
    problems = [p for p in found.set_aside if p.key == "claims.table_contradicts"]
    assert len(problems) == 1
    assert problems[0].line == 3
    assert dict(problems[0].params)["n"] == "4"


def test_a_precision_column_tells_rows_of_one_model_apart() -> None:
    text = table(
        "Model | Precision | MMLU | C-Eval", "Qwen-7B-Chat | BF16 | 55.8 | 59.7", "Qwen-7B-Chat | Int4 | 55.1 | 59.2"
    )
    assert scores(text) == {
        ("Qwen-7B-Chat", "MMLU BF16", "55.8"), ("Qwen-7B-Chat", "C-Eval BF16", "59.7"),
        ("Qwen-7B-Chat", "MMLU Int4", "55.1"), ("Qwen-7B-Chat", "C-Eval Int4", "59.2"),
    }  # fmt: skip


def test_a_size_in_a_column_of_its_own_belongs_to_the_name() -> None:
    text = table(
        "Model | Size | HumanEval | MBPP", "Yi-Coder-Chat | 1.5B | 67.7 | 72.5", "Yi-Coder-Chat | 9B | 85.4 | 81.5"
    )
    assert scores(text) == {
        ("Yi-Coder-Chat 1.5B", "HumanEval", "67.7"), ("Yi-Coder-Chat 1.5B", "MBPP", "72.5"),
        ("Yi-Coder-Chat 9B", "HumanEval", "85.4"), ("Yi-Coder-Chat 9B", "MBPP", "81.5"),
    }  # fmt: skip
    assert ("Yi-Coder-Chat 9B", "parameters", "9000000000") in said(text)


@pytest.mark.parametrize(
    "above",
    [
        "## C-Eval\n\n### Results\n\n",
        "## Results\n\nWe tried the models on C-Eval as follows.\n\n",
        "## Exams\n\nC-Eval asks in Chinese about 52 subjects.\n\n### 结果\n\n",
    ],
)
def test_the_test_is_named_above_and_the_columns_are_its_parts(above: str) -> None:
    text = "# Report\n\n" + above + table("Model | STEM | Average", "GPT-4 | 67.1 | 68.7", "ChatGLM-6B | 33.3 | 38.9")
    assert scores(text) == {
        ("GPT-4", "C-Eval (STEM)", "67.1"), ("GPT-4", "C-Eval Average", "68.7"),
        ("ChatGLM-6B", "C-Eval (STEM)", "33.3"), ("ChatGLM-6B", "C-Eval Average", "38.9"),
    }  # fmt: skip


def test_a_list_of_tests_above_names_none() -> None:
    text = "## Results on MMLU and ZhenBench\n\n" + table(
        "Model | First | Second", "GPT-4 | 67.1 | 68.7", "ChatGLM-6B | 33.3 | 38.9"
    )
    assert scores(text) == set()


def test_tests_that_nobody_knows_in_an_evaluation_of_models() -> None:
    text = "## Evaluation\n\n" + table(
        "Model | JCQA | WorldSense-X | Votes | Year",
        "GPT-4 | 67.1 | 68.7 | 1203 | 2023",
        "GLM-4 | 33.3 | 38.9 | 876 | 2024",
    )
    assert scores(text) == set()  # votes: no table of scores alone
    text = "## Evaluation\n\n" + table(
        "Model | JCQA | WorldSense-X | Chinese", "GPT-4 | 67.1 | 68.7 | 50.2", "GLM-4 | 33.3 | 38.9 | 60.4"
    )
    assert {benchmark for _, benchmark, _ in scores(text)} == {"JCQA", "WorldSense-X"}


@pytest.mark.parametrize("head", ["Votes", "Year", "Cost", "Params", "Downloads", "Latency", "License", "Rank"])
def test_columns_beside_known_tests_are_no_tests(head: str) -> None:
    text = table(f"Model | MMLU | GSM8K | {head}", "GPT-4 | 86.4 | 92.0 | 12", "GLM-4 | 81.5 | 87.6 | 20")
    assert {benchmark for _, benchmark, _ in scores(text)} == {"MMLU", "GSM8K"}


@pytest.mark.parametrize(
    "text",
    [
        table("Model | Decode (tokens/s) | Memory (GB)", "Qwen-7B | 40.9 | 16.5", "Qwen-14B | 32.2 | 30.1"),
        table("Model | lr | epoch | batch", "Qwen-7B | 0.1 | 3.5 | 16.5", "Qwen-14B | 0.2 | 3.5 | 30.1"),
        table("Ratio(%) | Code | Math | Chat", "Role-Play | 21.2 | 18.6 | 12.4", "Long-Text | 11.2 | 8.6 | 2.4"),
        table("Benchmark | STEM | Humanities", "Social-Science | 52.1 | 60.2", "China-Specific | 51.1 | 61.2"),
    ],
)
def test_numbers_of_models_that_are_no_scores(text: str) -> None:
    assert scores("## Performance\n\n" + text) == set()


def test_two_values_in_a_cell() -> None:
    text = table(
        "Model | HellaSwag n=0 n=5 | COPA n=0 n=5",
        "KoGPT-6B | 55.9 &nbsp;&nbsp; 58.3 | 73.5 / 72.9",
        "LLaMA2-13B | 41.3 &nbsp; 44.0 | 59.3 / 63.8",
    )
    assert {s for s in scores(text) if s[0] == "KoGPT-6B"} == {
        ("KoGPT-6B", "HellaSwag 0", "55.9"), ("KoGPT-6B", "HellaSwag 5", "58.3"),
        ("KoGPT-6B", "COPA 0", "73.5"), ("KoGPT-6B", "COPA 5", "72.9"),
    }  # fmt: skip


def test_notes_and_words_raised_behind_names() -> None:
    text = table(
        "Model | VQAv2<sup>dev</sup> | MMLU<sup>1</sup>",
        "GPT-4<sup>0</sup> | 80.8% <sup>2</sup> | 86.4",
        "GLM-4<sup>*</sup> | 70.1% | 81.5",
    )
    assert scores(text) == {
        ("GPT-4", "VQAv2 dev", "80.8"), ("GPT-4", "MMLU", "86.4"), ("GLM-4", "VQAv2 dev", "70.1"), ("GLM-4", "MMLU", "81.5"),
    }  # fmt: skip


def test_the_column_headed_method_beats_that_of_the_model_inside() -> None:
    text = table(
        "Method | LLM | MMMU | MathVista",
        "Otter | MPT-7B | 32.2 | 25.1",
        "MiniGPT-4 | Vicuna-13B | 26.8 | 23.1",
        "LLaVA-1.5 | Vicuna-13B | 36.4 | 27.6",
    )
    assert {subject for subject, _, _ in scores(text)} == {"Otter", "MiniGPT-4", "LLaVA-1.5"}


@pytest.mark.parametrize(
    ("head", "benchmark"),
    [
        ("LibriSpeech test-clean", "LibriSpeech test-clean"),
        ("AGIEval English (3-5 shot)", "AGIEval English 3-5"),
        ("MMLU 准确率", "MMLU 准确率"),
        ("Accuracy (MMLU)", "MMLU"),
        ("HumanEval (Pass@1)", "HumanEval Pass@1"),
        ("Tern-Bench (judged by GPT-4.1)", "Tern-Bench judged by GPT-4.1"),
        ("GSMBK", "GSM8K"),
        ("LCBench", "LCBench"),
        ("τ²-Bench Telecom", "τ²-Bench Telecom"),
    ],
)
def test_what_a_header_says(head: str, benchmark: str) -> None:
    text = table(f"Model | {head} | BBH | MATH", "GPT-4 | 86.4 | 83.1 | 52.9", "GLM-4 | 81.5 | 75.2 | 47.9")
    assert {b for _, b, _ in scores(text)} == {benchmark, "BBH", "MATH"}


def test_a_broken_name_in_a_cell() -> None:
    text = table("Model | MMLU | GSM8K", "LLaMA-2<br>-70B | 69.0 | 58.4", "DeepSeek LLM <br> 67B | 71.3 | 63.4")
    assert {subject for subject, _, _ in scores(text)} == {"LLaMA-2-70B", "DeepSeek LLM 67B"}


def test_short_names_in_headers_and_cells_mean_the_model_named_whole() -> None:
    prose = "# Note\n\nDeepSeek-V9 is out; MiniMax M7.5 follows.\n\n"
    columns = table("Benchmark | M7.5 | GPT-4o", "MMLU | 88.1 | 87.2", "MATH | 70.5 | 76.6")
    rows = table("Model | MMLU | MATH", "V9 | 88.1 | 70.5", "GPT-4o | 87.2 | 76.6", "K4 | 60.1 | 44.2")
    assert ("MiniMax M7.5", "MATH", "70.5") in scores(prose + columns)
    assert {name for name, _, _ in scores(prose + rows)} >= {"DeepSeek-V9", "GPT-4o"}
    claim = next(c for c in extracted(prose + columns).claims if c.subject.name == "MiniMax M7.5" and c.kind == "score")
    where = next(e.span for e in claim.evidence if e.role == "subject")
    assert (where.quote, where.line) == ("MiniMax M7.5", 3)


def test_a_short_name_of_two_models_means_neither() -> None:
    prose = "# Note\n\nDeepSeek-V9 is out; Mistral V9 follows.\n\n"
    rows = table("Model | MMLU | MATH", "V9 | 88.1 | 70.5", "GPT-4o | 87.2 | 76.6")
    assert not {name for name, _, _ in scores(prose + rows)} & {"DeepSeek-V9", "Mistral V9"}


def test_a_size_is_added_only_to_a_name_that_repeats() -> None:
    text = table(
        "Model | #TP | HumanEval | MBPP",
        "DeepSeek-Coder-Base | 7B | 40.1 | 50.2",
        "DeepSeek-Coder-Base | 33B | 50.6 | 60.3",
        "Codestral | 22B | 55.1 | 61.4",
    )
    assert {name for name, _, _ in scores(text)} == {"DeepSeek-Coder-Base 7B", "DeepSeek-Coder-Base 33B", "Codestral"}


def test_right_answers_out_of_so_many_are_a_share() -> None:
    text = table("Model | GSM8K | MATH | AIME 2024", "GPT-4o | 95.8 | 76.6 | 3/30", "Qwen3-8B | 88.1 | 65.2 | 2/30")
    found = scores(text)
    assert {(name, amount) for name, test, amount in found if test == "AIME 2024"} == {
        ("GPT-4o", "10"),
        ("Qwen3-8B", "6.667"),
    }


@pytest.mark.parametrize("total", ["10", "30/40"])
def test_marks_out_of_ten_are_no_share(total: str) -> None:
    text = table(
        "Model | GSM8K | MATH | Quiz-X", f"GPT-4o | 95.8 | 76.6 | 3/{total}", f"Qwen3-8B | 88.1 | 65.2 | 2/{total}"
    )
    assert {test for _, test, _ in scores(text)} == {"GSM8K", "MATH"}


def test_a_row_over_a_group_says_whether_its_models_are_open() -> None:
    text = table(
        " | HumanEval | MBPP", "**Closed-Source Models** | | ", "GPT-4o | 91.0 | 73.5", "Models of ours | | ", "Yi-34B | 40.1 | 50.2",
        "Open Models | | ", "开源模型 | | ", "Qwen-14B | 43.1 | 51.2",
    )  # fmt: skip
    assert said(text, "openness") == {("GPT-4o", "openness", "Closed-Source"), ("Qwen-14B", "openness", "开源")}


def test_brackets_behind_a_model_tell_its_size_and_design() -> None:
    text = table(
        "Benchmark | moss-moon-003 (16B) | DeepSeek-V2 (MoE-236B)", "MMLU | 27.4 | 78.5", "C-Eval | 27.1 | 81.7"
    )
    found = said(text)
    assert ("moss-moon-003 (16B)", "parameters", "16000000000") in found
    assert {value for _, kind, value, *_ in found if kind in ("parameters", "architecture")} == {
        "16000000000",
        "236000000000",
        "MoE",
    }


def test_the_size_of_what_a_model_is_built_on_is_not_its_own() -> None:
    text = table("Model | LLM Size | TextVQA | DocVQA", "CogVLM2 | 8B | 84.2 | 92.3", "LLaVA-1.5 | 13B | 61.3 | 70.1")
    assert not said(text, "parameters")


def test_a_word_for_score_is_no_part_of_the_test() -> None:
    text = table("模型 | MMLU 得分 | GSM8K Score", "Qwen3-8B | 76.9 | 89.8", "GLM-4-9B | 74.7 | 84.0")
    assert {test for _, test, _ in scores(text)} == {"MMLU", "GSM8K"}


def test_the_family_stands_over_its_members_in_a_header_of_two_rows() -> None:
    text = (
        "<table><tr><th rowspan=2>评测集</th><th colspan=2>Tern2</th><th colspan=2>Qwen3</th></tr>"
        "<tr><th>7B-Base</th><th>40B-A3B-Base</th><th>Qwen3-8B-Base</th><th>Qwen3-14B-Base</th></tr>"
        "<tr><td>MMLU</td><td>71.5</td><td>77.25</td><td>74.5</td><td>79.5</td></tr>"
        "<tr><td>GSM8K</td><td>81.5</td><td>88.5</td><td>85.25</td><td>90.5</td></tr></table>\n"
    )
    assert scores(text) == {
        ("Tern2-7B-Base", "MMLU", "71.5"), ("Tern2-40B-A3B-Base", "MMLU", "77.25"),
        ("Qwen3-8B-Base", "MMLU", "74.5"), ("Qwen3-14B-Base", "MMLU", "79.5"),
        ("Tern2-7B-Base", "GSM8K", "81.5"), ("Tern2-40B-A3B-Base", "GSM8K", "88.5"),
        ("Qwen3-8B-Base", "GSM8K", "85.25"), ("Qwen3-14B-Base", "GSM8K", "90.5"),
    }  # fmt: skip


EDITIONS = (
    "### Base models\n\n{base}\n### Instruct models\n\n{tuned}\nSee [Tern2-7B-it](https://a.b/tern/Tern2-7B-it).\n"
)


def test_a_heading_tells_the_tuned_edition_of_a_name_that_also_stands_below_base_models() -> None:
    rows = "Test | Llama 3.1 8B | Tern2-7B | GPT-4o\nMMLU | {} | {} | {}\nGSM8K | {} | {} | {}".format
    base = table(*rows(66.5, 70.5, 88.5, 55.5, 60.5, 90.5).split("\n"))
    tuned = table(*rows(69.5, 72.5, 88.5, 84.5, 85.5, 90.5).split("\n"))
    assert scores(EDITIONS.format(base=base, tuned=tuned)) == {
        ("Llama 3.1 8B", "MMLU", "66.5"), ("Tern2-7B", "MMLU", "70.5"), ("GPT-4o", "MMLU", "88.5"),
        ("Llama 3.1 8B", "GSM8K", "55.5"), ("Tern2-7B", "GSM8K", "60.5"), ("GPT-4o", "GSM8K", "90.5"),
        ("Llama 3.1 8B Instruct", "MMLU", "69.5"), ("Tern2-7B-it", "MMLU", "72.5"),
        ("Llama 3.1 8B Instruct", "GSM8K", "84.5"), ("Tern2-7B-it", "GSM8K", "85.5"),
    }  # fmt: skip


def test_names_stay_as_printed_where_one_says_its_edition() -> None:
    base = table("Test | Mixtral 8x22B | Tern2-7B", "MMLU | 77.5 | 70.5", "GSM8K | 80.5 | 60.5")
    tuned = table("Test | Mixtral 8x22B | Tern2-7B Chat", "MMLU | 78.5 | 72.5", "GSM8K | 87.5 | 85.5")
    subjects = {subject for subject, _, _ in scores(EDITIONS.format(base=base, tuned=tuned))}
    assert subjects == {"Mixtral 8x22B", "Tern2-7B", "Tern2-7B Chat"}


def test_ratings_are_of_the_arena_that_the_words_above_name() -> None:
    rows = ("1 | glm-4.6 | 1422 ± 9 | 4,401 | Z.ai | MIT", "2 | Kimi-K2-0905 | 1416 ± 5 | 8,772 | Moonshot AI | MIT")
    text = "## Chatbot Arena\n\n" + table("Rank | Model | Arena Score | Votes | Organization | License", *rows)
    assert scores(text) == {
        ("glm-4.6", "Chatbot Arena Arena Score", "1422"), ("Kimi-K2-0905", "Chatbot Arena Arena Score", "1416"),
    }  # fmt: skip
    assert said(text, "developer") == {
        ("glm-4.6", "developer", "Z.ai"), ("Kimi-K2-0905", "developer", "Moonshot AI"),
    }  # fmt: skip
    assert not scores(table("Rank | Model | Arena Score | Votes | Organization | License", *rows))


def test_ratings_below_plain_words_are_parts_of_what_rates() -> None:
    rows = ("Model | Overall | Coding | Math", "glm-4.6 | 1422 | 1449 | 1420", "Kimi-K2-0905 | 1416 | 1431 | 1409")
    assert ("glm-4.6", "Chatbot Arena (Math)", "1420") in scores("## Chatbot Arena\n\n" + table(*rows))
    assert not scores(table(*rows))


def test_the_average_of_a_part_is_of_that_part() -> None:
    text = "### C-Eval\n\n" + table("Model | Average | Avg(Hard)", "Tern2-7B | 68.5 | 54.5", "Qwen-7B | 63.5 | 46.5")
    assert scores(text) == {
        ("Tern2-7B", "C-Eval Average", "68.5"), ("Tern2-7B", "C-Eval (Hard)", "54.5"),
        ("Qwen-7B", "C-Eval Average", "63.5"), ("Qwen-7B", "C-Eval (Hard)", "46.5"),
    }  # fmt: skip


def test_total_and_active_sizes_in_one_row_of_scores() -> None:
    text = table(
        "|Tern2-8B | Granite-9-Tiny",
        "Total / active params | 8.5B / 1.5B | 7B / 1B",
        "MMLU | 66.5 | 60.5",
        "GPQA | 29.5 | 26.5",
    )
    assert {c[:3] for c in said(text) if c[1] != "score"} == {
        ("Tern2-8B", "parameters", "8500000000"), ("Tern2-8B", "active_parameters", "1500000000"),
        ("Granite-9-Tiny", "parameters", "7000000000"), ("Granite-9-Tiny", "active_parameters", "1000000000"),
    }  # fmt: skip


def test_an_edition_below_all_models_belongs_to_their_names() -> None:
    text = (
        "<table><tr><th rowspan=2>Benchmark</th><th rowspan=2># Shots</th><th>Tern2-7B</th><th>Qwen3-8B</th></tr>"
        "<tr><th>Base</th><th>Base</th></tr>"
        "<tr><td>MMLU</td><td>5</td><td>71.5</td><td>77.25</td></tr>"
        "<tr><td>GSM8K</td><td>8</td><td>81.5</td><td>88.5</td></tr></table>\n"
    )
    assert scores(text) == {
        ("Tern2-7B-Base", "MMLU 5", "71.5"), ("Qwen3-8B-Base", "MMLU 5", "77.25"),
        ("Tern2-7B-Base", "GSM8K 8", "81.5"), ("Qwen3-8B-Base", "GSM8K 8", "88.5"),
    }  # fmt: skip


def test_parts_in_brackets_name_the_values_of_a_cell() -> None:
    text = table(
        "Benchmark | Tern2-7B | Qwen3-8B",
        "TAU-Bench (Airline / Retail) | 58.5 / 74.5 | 60.5 / 77.5",
        "MMLU | 71.5 | 77.25",
    )
    assert scores(text) == {
        ("Tern2-7B", "TAU-Bench (Airline)", "58.5"), ("Tern2-7B", "TAU-Bench (Retail)", "74.5"),
        ("Qwen3-8B", "TAU-Bench (Airline)", "60.5"), ("Qwen3-8B", "TAU-Bench (Retail)", "77.5"),
        ("Tern2-7B", "MMLU", "71.5"), ("Qwen3-8B", "MMLU", "77.25"),
    }  # fmt: skip


def test_the_type_of_all_models_is_no_part_of_their_names() -> None:
    text = table("|Tern2-7B | GPT-4", "Type | Chat | Chat", "MMLU | 71.5 | 86.25", "GSM8K | 81.5 | 92.5")
    assert {subject for subject, _, _ in scores(text)} == {"Tern2-7B", "GPT-4"}
    text = table("Model | Type | MMLU | GSM8K", "Tern2-7B | Chat | 71.5 | 81.5", "GPT-4 | Chat | 86.25 | 92.5")
    assert {subject for subject, _, _ in scores(text)} == {"Tern2-7B", "GPT-4"}


def test_who_built_the_agent_did_not_make_the_model() -> None:
    rows = (
        "Agent | Model | Org | SWE-bench Verified",
        "Tern | Claude Opus 4.1 | ByteDance | 78.5",
        "Lark | GPT-5 mini | Princeton | 59.5",
    )
    assert said(table(*rows), "developer") == set()
    assert said(table(*(row.replace("SWE-bench Verified", "Resolved") for row in rows)), "developer") == set()
    plain = [
        " | ".join(row.split(" | ")[1:])
        for row in ("Agent | Model | Org | MMLU", "A | Qwen9-Max | Alibaba | 78.5", "B | GLM-9 | Z.ai | 59.5")
    ]
    assert {c[0] for c in said(table(*plain), "developer")} == {"Qwen9-Max", "GLM-9"}
