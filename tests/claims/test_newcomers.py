"""Companies, models and people that no lexicon knows, which an English text introduces."""

from __future__ import annotations

import pytest

from claims.making import said


@pytest.mark.parametrize(
    ("text", "kind", "claims"),
    [
        (
            "Danish artificial intelligence company Quern Labs has closed a round. Quern Labs is valued at $2 billion.",
            "valuation",
            {("Quern Labs", "valuation", "2000000000")},
        ),
        (
            "# Company profile: Orrin Sand Systems\n\nIt builds robots. Orrin has about 80 employees.",
            "metric",
            {("Orrin Sand Systems", "metric", "80", "measure=headcount")},
        ),
        (
            "At Quern Systems, the maker of planning software, Ann Lee is leaving. Quern Systems was founded in 2019.",
            "founded",
            {("Quern Systems", "founded", "2019")},
        ),
        (
            "Bo Ek, the CEO of Quern Labs, has left. Quern Labs was founded in 2019.",
            "founded",
            {("Quern Labs", "founded", "2019")},
        ),
        ("Britain's revenue grew. Britain was founded in 1707.", "founded", set()),
    ],
)
def test_companies_that_a_text_introduces(text: str, kind: str, claims: set[tuple[str, ...]]) -> None:
    assert said(text, kind) == claims


def test_what_a_company_is_valued_at_is_not_what_it_raised() -> None:
    text = "# Mistral valued at $14 billion in new funding"
    assert said(text, "funding_amount") == set()
    assert said(text, "valuation") == {("Mistral", "valuation", "14000000000")}


def test_models_with_a_version_and_their_results() -> None:
    text = (
        "# Meet Quern 2\n\nQuern 2 Large, a mixture-of-experts with 142B total parameters, is out.\n\n"
        "With 71.9% on MMLU, Quern 2 Large beats GPT-4o. It solves 84.3% of AIME 2025 problems. "
        "Our small model gets 46.2% on GPQA Diamond."
    )
    assert said(text, "parameters") == {("Quern 2 Large", "parameters", "142000000000")}
    assert said(text, "score") == {
        ("Quern 2 Large", "score", "71.9", "benchmark=MMLU"),
        ("Quern 2 Large", "score", "84.3", "benchmark=AIME 2025"),
    }


def test_a_day_or_a_figure_is_no_model() -> None:
    text = "On June 3, a new model came out. Figure 2, a plot of models, has 7 billion parameters."
    assert said(text, "parameters") == set()


@pytest.mark.parametrize(
    ("text", "kind", "claims"),
    [
        (
            "Ann Lee was named chief executive of Mistral.",
            "role",
            {("Ann Lee", "role", "Mistral", "title=chief executive")},
        ),
        (
            "Ann Lee, who led a lab in Oslo, has been hired by Mistral as chief scientist.",
            "role",
            {("Ann Lee", "role", "Mistral", "title=chief scientist")},
        ),
        (
            "Before helping Bo Ek set up Mistral, he was a researcher at OpenAI.",
            "former_role",
            set(),
        ),
    ],
)
def test_who_is_appointed(text: str, kind: str, claims: set[tuple[str, ...]]) -> None:
    assert said(text, kind) == claims


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("Mistral charges $0.60 per 1M input tokens for GPT-4o mini.", {("GPT-4o mini", "0.6", "direction=input")}),
        ("Prices for GPT-4o mini begin at $0.20/M input.", {("GPT-4o mini", "0.2", "direction=input")}),
        (
            "GPT-4o mini costs $1 per million input tokens on a miss and $0.1 on a hit; output is billed at $4.",
            {
                ("GPT-4o mini", "1", "direction=input"),
                ("GPT-4o mini", "0.1", "direction=cache_read"),
                ("GPT-4o mini", "4", "direction=output"),
            },
        ),
    ],
)
def test_prices_in_other_words(text: str, prices: set[tuple[str, ...]]) -> None:
    assert {(c[0], *c[2:]) for c in said(text, "price")} == prices


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        (
            "More than 4 million developers have built with Mistral's tools.",
            {("Mistral", "4000000..None", "measure=developers")},
        ),
        ("ChatGPT led the pack with 172 million monthly active users.", {("ChatGPT", "172000000", "measure=mau")}),
        ("ChatGPT reaches 800 million people every week.", {("ChatGPT", "800000000", "measure=wau")}),
    ],
)
def test_users_in_other_words(text: str, metrics: set[tuple[str, ...]]) -> None:
    assert {(c[0], *c[2:]) for c in said(text, "metric")} == metrics


def test_who_joined_a_round() -> None:
    text = "Mistral has raised $160 million. The Series C was joined by existing shareholders Cisco and Delta Fund, while Nvidia put money into the company."
    assert {claim[2] for claim in said(text, "investor")} == {"Cisco", "Delta Fund", "Nvidia"}


def test_family_names_and_its() -> None:
    text = (
        "# Quern Labs\n\nQuern Labs was founded in 2020 by Ann Quist and Bo Ek. Quist, the chief executive, spoke.\n\n"
        "Separately, Orrin Systems announced a $12 million round. Its co-founder and CEO, Ida Holm, was pleased."
    )
    assert said(text, "role") == {
        ("Ann Quist", "role", "Quern Labs", "title=chief executive"),
        ("Ida Holm", "role", "Orrin Systems", "title=co-founder"),
        ("Ida Holm", "role", "Orrin Systems", "title=CEO"),
    }


def test_the_end_of_a_whole_name_is_nobody_else() -> None:
    text = "Quern Labs was founded in 2020 by Ann Quist. Rolf Quist, the chief executive of Mistral, spoke."
    assert {claim[0] for claim in said(text, "role")} == {"Rolf Quist"}


def test_backers_with_an_aside() -> None:
    text = "Mistral raised $60 million. Cisco and Delta Ventures, both earlier backers, participated."
    assert {claim[2] for claim in said(text, "investor")} == {"Cisco", "Delta Ventures"}


def test_an_arm_of_a_backer_and_what_holds_today() -> None:
    text = "Mistral raised $60 million from Nvidia's Delta Fund and Cisco."
    assert {claim[2] for claim in said(text, "investor")} == {"Cisco", "Delta Fund"}
    text = "Mistral was founded in early 2020 and today has roughly 130 employees."
    assert said(text, "metric") == {("Mistral", "metric", "130", "measure=headcount")}


def test_where_a_company_is_based_is_no_part_of_its_name() -> None:
    text = "Bergen-based Helmquist, a maker of software for ships, has secured $40 million in a Series A round led by Cisco."
    assert said(text, "funding_amount") == {("Helmquist", "funding_amount", "40000000", "series=A")}


def test_a_result_of_the_one_compared_with() -> None:
    text = "# Quern 2\n\nQuern 2 is a language model. Compared with GPT-4o mini, which scores 61.2% on MMLU-Pro, it is good."
    assert said(text, "score") == {("GPT-4o mini", "score", "61.2", "benchmark=MMLU-Pro")}


def test_who_participated_and_what_the_deal_values_a_company_at() -> None:
    text = "Mistral has secured $40 million in a Series A. Cisco and Delta Growth also participated. The deal values Mistral at $210 million."
    assert {claim[2] for claim in said(text, "investor")} == {"Cisco", "Delta Growth"}
    assert {claim[2] for claim in said(text, "valuation")} == {"210000000"}
