"""What wire stories, newsletters and announcements tell in the words of their trade."""

from __future__ import annotations

import pytest

from claims.making import extracted, said

ACME = "# Mistral at a glance\n\n"


def _all(text: str, claims: set[tuple[str, ...]], kind: str = "") -> None:
    found = said(ACME + text, kind)
    assert claims <= found, found


@pytest.mark.parametrize(
    ("text", "kind", "claims"),
    [
        (
            "Mistral was valued at $3 billion in May 2023, when it raised $200 million in a Series B round led by Index Ventures.",
            "funding_amount",
            {("Mistral", "funding_amount", "200000000", "series=B", "time=2023-05")},
        ),
        ("Harvey picked up a $90M Series C.", "funding_amount", {("Harvey", "funding_amount", "90000000", "series=C")}),
        ("Harvey closed a $40M seed at a $300M valuation.", "funding_round", {("Harvey", "funding_round", "Seed")}),
        (
            "- **May 2024**: $60M at a $700M valuation",
            "funding_amount",
            {("Mistral", "funding_amount", "60000000", "time=2024-05")},
        ),
    ],
)
def test_rounds(text: str, kind: str, claims: set[tuple[str, ...]]) -> None:
    _all(text, claims, kind)


@pytest.mark.parametrize(
    ("text", "investors"),
    [
        (
            "Harvey raised $80M, in a round led by Index Ventures with Nvidia, Northwind Partners and Cisco joining.",
            {"Cisco", "Index Ventures", "Northwind Partners", "Nvidia"},
        ),
        (
            "Harvey raised $80M with participation from Nvidia and Cisco, and from new investor Delta Pension Fund, the Oslo-based company said.",
            {"Cisco", "Delta Pension Fund", "Nvidia"},
        ),
    ],
)
def test_lists_of_investors_go_on(text: str, investors: set[str]) -> None:
    assert {claim[2] for claim in said(text, "investor")} == investors


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Harvey raised a $90M Series C at $1.2B.", {"1200000000"}),
        ("Harvey raised $90M at $1.2B from Index Ventures.", {"1200000000"}),
        ("Harvey raised $90M at $12 a share.", set()),
    ],
)
def test_what_a_round_was_raised_at(text: str, worth: set[str]) -> None:
    assert {claim[2] for claim in said(text, "valuation")} == worth


def test_items_of_a_line_are_told_apart() -> None:
    found = said(
        "**Quick hits:** Harvey raises $110M from Nvidia · Cognition picks up a $70M Series B", "funding_amount"
    )
    assert found == {("Harvey", "funding_amount", "110000000"), ("Cognition", "funding_amount", "70000000", "series=B")}


def test_a_time_that_labels_an_item_is_of_all_its_sentences() -> None:
    _all(
        "- **Mar 2024**: Opened an office; raised $70M at a $900M valuation",
        {
            ("Mistral", "funding_amount", "70000000", "time=2024-03"),
            ("Mistral", "valuation", "900000000", "time=2024-03"),
        },
    )


def test_who_reports_at_a_time_is_not_who_earns() -> None:
    text = "Reuters reported in May that the startup had crossed $70 million in annualized revenue."
    assert said(ACME + text, "metric") == {("Mistral", "metric", "70000000", "measure=arr")}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Mistral, which employs more than 350 people, is growing.", {("Mistral", "350..None", "measure=headcount")}),
        ("Mistral cut 150 employees last week.", set()),
        ("It has access to 200M+ WeChat users.", {("WeChat", "200000000..None", "measure=users")}),
    ],
)
def test_figures(text: str, figures: set[tuple[str, ...]]) -> None:
    assert {(claim[0], *claim[2:4]) for claim in said(ACME + text, "metric")} == figures


PER_MILLION = "Prices are per million tokens.\n\n"


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        (
            "GPT-5 mini costs $0.40/M input, $3.20/M output.",
            {("GPT-5 mini", "0.4", "input"), ("GPT-5 mini", "3.2", "output")},
        ),
        ("GPT-5 mini is $0.40 in and $3.20 out.", {("GPT-5 mini", "0.4", "input"), ("GPT-5 mini", "3.2", "output")}),
        (
            "GPT-5 mini is out: input costs $0.40 and output costs $3.20.",
            {("GPT-5 mini", "0.4", "input"), ("GPT-5 mini", "3.2", "output")},
        ),
    ],
)
def test_prices_that_say_only_in_and_out(text: str, prices: set[tuple[str, ...]]) -> None:
    found = said(PER_MILLION + text, "price")
    assert {(c[0], c[2], c[3].removeprefix("direction=")) for c in found} == prices


def test_a_price_shows_where_its_token_base_is_said() -> None:
    text = PER_MILLION + "GPT-5 mini is $0.40 in and $3.20 out."
    prices = [claim for claim in extracted(text).claims if claim.kind == "price"]
    assert len(prices) == 2
    for claim in prices:
        assert [e.span.quote for e in claim.evidence if e.role == "unit"] == ["per million tokens"]
    assert said("GPT-5 mini is $0.40 in and $3.20 out.", "price") == set()


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("Northwind Max is $120 per month.", {("Northwind Max", "120")}),
        ("ChatGPT Plus costs $20 a month or $200 a year.", {("ChatGPT Plus", "20"), ("ChatGPT Plus", "200")}),
        ("It is $120 per month.", set()),
    ],
)
def test_plans_that_nobody_knows(text: str, prices: set[tuple[str, ...]]) -> None:
    assert {(c[0], c[2]) for c in said(text, "price")} == prices


def test_scores_told_from_the_test_on() -> None:
    text = "On MMLU, GPT-5 mini achieves 82.0% without tools, compared with 81.7% for GPT-4o."
    assert said(text, "score") == {
        ("GPT-5 mini", "score", "82", "benchmark=MMLU"),
        ("GPT-4o", "score", "81.7", "benchmark=MMLU"),
    }


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Interim CEO Jane Dorsey spoke of costs.", {("Jane Dorsey", "role", "Mistral", "title=Interim CEO")}),
        (
            "**Jane Dorsey**, Chief Business Officer. Previously at Uber.",
            {
                ("Jane Dorsey", "role", "Mistral", "title=Chief Business Officer"),
                ("Jane Dorsey", "former_role", "Uber"),
            },
        ),
        (
            "**Jane Dorsey**, Chief Business Officer. Formerly a research scientist at OpenAI.",
            {("Jane Dorsey", "former_role", "OpenAI", "title=research scientist")},
        ),
        (
            "The company said it had hired Jane Dorsey, the former head of sales at Stripe, as chief revenue officer, "
            "and Omar Reyes, who previously served as deputy treasurer at Uber, as its chief financial officer.",
            {
                ("Jane Dorsey", "role", "Mistral", "title=chief revenue officer"),
                ("Jane Dorsey", "former_role", "Stripe", "title=head of sales"),
                ("Omar Reyes", "role", "Mistral", "title=chief financial officer"),
            },
        ),
    ],
)
def test_people_in_the_news(text: str, claims: set[tuple[str, ...]]) -> None:
    _all(text, claims)


def test_who_stands_in_brackets_has_no_post_here() -> None:
    assert not said(ACME + "Jane Dorsey (fmr CEO Delta Foundation) joined.", "role")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kai-Fu Lee founded 01.AI in 2023.", {("01.AI", "founder", "Kai-Fu Lee"), ("01.AI", "founded", "2023")}),
        (
            "Mistral was founded by former Google engineers Jane Dorsey and Omar Reyes.",
            {
                ("Jane Dorsey", "former_role", "Google", "title=engineer"),
                ("Omar Reyes", "former_role", "Google", "title=engineer"),
                ("Mistral", "founder", "Omar Reyes"),
            },
        ),
    ],
)
def test_founders(text: str, claims: set[tuple[str, ...]]) -> None:
    _all(text, claims)


def test_companies_side_by_side_over_time() -> None:
    text = "## Private valuations by month ($bn)\n\n| Month | OpenAI | xAI | Delta Pay |\n|---|---|---|---|\n| Jan 2024 | 29 | — | 7.5 |\n| Feb 2024 | 80 | 1 | 0 |\n"
    assert said(text, "valuation") == {
        ("OpenAI", "valuation", "29000000000", "time=2024-01"),
        ("OpenAI", "valuation", "80000000000", "time=2024-02"),
        ("xAI", "valuation", "1000000000", "time=2024-02"),
        ("Delta Pay", "valuation", "7500000000", "time=2024-01"),
    }


@pytest.mark.parametrize(
    ("text", "investors"),
    [
        (
            "Harvey raised $80M. Index Ventures and Northwind Partners co-led the deal, while Cisco and Delta Fund came in as new investors.",
            {"Cisco", "Delta Fund", "Index Ventures", "Northwind Partners"},
        ),
        (
            "Existing backers Nvidia, Delta Fund and Cisco also took part in the round.",
            {"Cisco", "Delta Fund", "Nvidia"},
        ),
    ],
)
def test_who_stands_before_the_verb(text: str, investors: set[str]) -> None:
    assert {claim[2] for claim in said(ACME + text, "investor")} == investors


def test_what_is_announced_is_a_round_of_its_own() -> None:
    text = "In May 2021, Harvey raised $20 million in a Series A. In June 2022, it announced a $70 million Series B."
    assert said(text, "funding_amount") == {
        ("Harvey", "funding_amount", "20000000", "series=A", "time=2021-05"),
        ("Harvey", "funding_amount", "70000000", "series=B", "time=2022-06"),
    }
    text = "Mistral, the Paris lab, confirmed Monday that it has closed a $70 million Series B."
    assert said(text, "funding_round") == {("Mistral", "funding_round", "B")}


def test_prices_of_the_model_that_the_title_before_names() -> None:
    text = "# GPT-4o news\n\n**What is new for GPT-5 mini.** The price is $0.40 per 1M tokens of input and $3 per 1M tokens of output for prompts."
    assert said(text, "price") == {
        ("GPT-5 mini", "price", "0.4", "direction=input"),
        ("GPT-5 mini", "price", "3", "direction=output"),
    }


def test_a_company_whose_name_is_a_word_is_known_by_what_it_says() -> None:
    text = "Lantern, the maker of billing agents, said on Thursday it has raised $35 million. Lantern hires. Lantern grows. Lantern has 85 employees."
    assert ("Lantern", "metric", "85", "measure=headcount") in said(text)
    assert ("Lantern", "funding_amount", "35000000") in said(text)


def test_a_stranger_before_a_title_is_the_employer() -> None:
    assert not said(ACME + "Delta co-founder Adam Crowe praised the market.", "role")


@pytest.mark.parametrize(
    ("text", "investors"),
    [
        (
            "The round was led by Index Ventures, with significant investment from Nvidia and Delta Fund.",
            {"Delta Fund", "Index Ventures", "Nvidia"},
        ),
        (
            "Mistral raised $90M in May. The round included Nvidia, Cisco and Delta Fund.",
            {"Cisco", "Delta Fund", "Nvidia"},
        ),
    ],
)
def test_other_words_for_investing(text: str, investors: set[str]) -> None:
    assert {claim[2] for claim in said(ACME + text, "investor")} == investors


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Mistral was founded by Jane Dorsey, the former co-CEO of Stripe, and Łukasz Żółty.",
            {("Mistral", "founder", "Jane Dorsey"), ("Mistral", "founder", "Łukasz Żółty")},
        ),
        (
            "Jane Dorsey, co-founder, spoke. She previously worked at Stripe as a product manager.",
            {("Jane Dorsey", "former_role", "Stripe", "title=product manager")},
        ),
        ("- **Qwen2.5-7B** (November 2024) – small", {("Qwen2.5-7B", "released", "2024-11")}),
    ],
)
def test_asides_lives_and_items(text: str, claims: set[tuple[str, ...]]) -> None:
    _all(text, claims)


def test_who_backs_is_not_whom_the_heading_is_about() -> None:
    assert not said(
        "# Nvidia-backed Lantern grows\n\nIn May 2023 it landed a $26 million seed round.", "funding_amount"
    )


def test_a_stranger_who_begins_a_sentence_is_not_the_one_before() -> None:
    text = "Mistral raised $90M. Lantern came out of stealth in April with $52 million in funding."
    assert {claim[2] for claim in said(text, "funding_amount")} == {"90000000"}
