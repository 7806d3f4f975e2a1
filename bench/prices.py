"""Where open databases of API prices disagree, and why: each pair of prices with its places and its cause.

    python bench/prices.py            prints the table
    python bench/prices.py --write    also writes it to bench/prices.md

models.dev and llm-prices are the samples beside the repository; litellm and genai-prices are unpacked into
``build/prices`` from ``bench/requirements-prices.txt``, where they can be. Only makers' own prices count, of input and
output, without a tier, a plan or hours, as far as a source says so.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from machine import machine
from offers import Offers, all_offers, packages
from price_causes import CAUSES, Offer, Verdict, explain, same

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Pair:
    """Two prices of one model that differ, and why."""

    model: str
    direction: str
    a: Offer
    b: Offer
    verdict: Verdict


def standing(offers: Iterable[Offer], source: str, today: str) -> list[Offer]:
    """What a source asks today, in each region: no tier or plan, not ended, of several days the last that has come."""
    plain = [o for o in offers if o.source == source and not o.scope and not o.until and o.on <= today]
    last = {region: max(o.on for o in plain if o.region == region) for region in {o.region for o in plain}}
    return [o for o in plain if o.on == last[o.region]]


def compare(found: Offers, today: str) -> tuple[list[Pair], dict[str, set[str]]]:
    """The pairs that differ, and for each model that stands in several sources these sources."""
    pairs: list[Pair] = []
    sources: dict[str, set[str]] = {}
    for (model, direction), offers in sorted(found.items()):
        here = {source: standing(offers, source, today) for source in sorted({o.source for o in offers})}
        here = {source: some for source, some in here.items() if some}
        if len(here) < 2:
            continue
        sources.setdefault(model, set()).update(here)
        for one, other in combinations(here, 2):
            for a, b in meeting(here[one], here[other]):
                pairs.append(Pair(model, direction, a, b, explain(a, b, offers)))
    return pairs, sources


def meeting(some: list[Offer], others: list[Offer]) -> Iterator[tuple[Offer, Offer]]:
    """The prices of two sources that differ, of one region; where none speak of one, those of different ones.

    A source may have several prices for a name; one that the other source has as well is no disagreement.
    """
    shared = {o.region for o in some} & {o.region for o in others}
    some, others = ([o for o in group if not shared or o.region in shared] for group in (some, others))
    alone = [o for o in some if not any(same(o.price, x.price) for x in others)]
    apart = [x for x in others if not any(same(o.price, x.price) for o in some)]
    for a in alone:
        for b in apart:
            if a.region == b.region or not shared:
                yield a, b


def report(pairs: list[Pair], sources: dict[str, set[str]], copies: dict[str, str], seconds: float) -> str:
    """The whole page."""
    apart = {pair.model for pair in pairs}
    share = len(apart) / len(sources) if sources else 0
    counts = Counter(pair.verdict.cause for pair in pairs)
    lines = [
        "# Where open price databases disagree, and why",
        "",
        f"Machine: {machine()}. `python bench/prices.py --write`, {seconds:.1f} s with all reading.",
        f"Sources: {', '.join(f'{name} ({copy})' for name, copy in sorted(copies.items()))}.",
        "Prices are USD for a million tokens as each source books them, the maker's own, without tier, plan or hours.",
        "",
        f"**{len(sources)} models** stand in two or more sources; **{len(apart)}** ({share:.1%}) have a price of input or output "
        f"that differs by more than 0.5 %, in {len(pairs)} pairs of prices.",
        "",
        "| cause | pairs | of these only possible | models |",
        "| --- | ---: | ---: | ---: |",
    ]
    for cause in CAUSES:
        models = {pair.model for pair in pairs if pair.verdict.cause == cause}
        weak = sum(not pair.verdict.firm for pair in pairs if pair.verdict.cause == cause)
        lines.append(f"| {cause} | {counts[cause]} | {weak} | {len(models)} |")
    lines += [
        "",
        "Only possible: one copy is a month or more older, or the ratio could be that of two rates; a change in between would",
        "explain it, and so would an error. *error* is what nothing here explains.",
        "",
        "| model | | one | where | other | where | ratio | cause | because |",
        "| --- | --- | ---: | --- | ---: | --- | ---: | --- | --- |",
    ]
    order = {cause: n for n, cause in enumerate(CAUSES)}
    for pair in sorted(pairs, key=lambda p: (order[p.verdict.cause], p.model, p.direction, p.a.place, p.b.place)):
        lines.append(_row(pair))
    return "\n".join(lines) + "\n"


def _row(pair: Pair) -> str:
    a, b = pair.a, pair.b
    low, high = sorted((a.price, b.price))
    ratio = f"{high / low:.2f}" if low else "–"
    cells = [
        pair.model,
        pair.direction,
        f"{a.price.normalize():f}",
        f"{a.source} `{a.place}`",
        f"{b.price.normalize():f}",
    ]
    cells += [f"{b.source} `{b.place}`", ratio, pair.verdict.cause, pair.verdict.words]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="also write bench/prices.md")
    parser.add_argument("--no-packages", action="store_true", help="only the samples beside the repository")
    given = parser.parse_args()
    today = date.today().isoformat()
    site, reason = (None, "not asked for") if given.no_packages else packages()
    started = time.perf_counter()
    found, copies = all_offers(site, today)
    pairs, sources = compare(found, today)
    text = report(pairs, sources, copies, time.perf_counter() - started)
    if reason:
        text += f"\nPackages were left out: {reason}.\n"
    print(text, end="")
    if given.write:
        (ROOT / "bench" / "prices.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
