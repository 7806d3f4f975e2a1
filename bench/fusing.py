"""Fusing many claims, and asking the landscape that they make.

    python bench/fusing.py           prints the table
    python bench/fusing.py --write   also writes it to bench/fusing.md
    python bench/fusing.py --claims 100000    one size only
    python bench/fusing.py --runs 1           a quick look: the table says how many runs it is of

Ten claims an entity, in documents of fifty origins: scores, prices with dates, valuations in two currencies, developers. Seven
in ten repeat what is true, one in five leaves something unsaid or rounds it, the rest contradict. Each run is a process of its own; seconds are
wall clock, median and slowest of the runs, memory is the greatest peak. The landscape is then built as an edition, once, and opened by another process, which asks
``why``, ``show`` and ``audit`` of entities picked at random. Leaves with status 1 where time grows faster than ``size ** 1.1``.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

from geju.landscape.build import Material, build, weigh
from geju.landscape.fusing.fuse import fuse
from geju.landscape.view import View
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document, Origin
from geju.model.entity import Entity
from geju.model.project import Project
from geju.model.span import Span
from geju.model.value import Mention, Quantity, Value
from geju.model.vocabulary import read_vocabulary
from machine import machine

SIZES = (100_000, 1_000_000)
LIMIT = 1.1
N_DOCUMENTS = 2_000
BENCHMARKS = ("MMLU", "GSM8K", "MATH", "HumanEval", "BBH")
# A landscape of a million claims is asked so often.
N_ASKED = 300


def documents() -> tuple[Document, ...]:
    """Documents without text: of fifty producers, of every month of five years."""
    return tuple(
        Document(
            f"document-{n}.md",
            f"d-{n}",
            "markdown",
            "",
            f"{n:064x}",
            "utf-8",
            Origin(producer=f"Producer {n % 50}", kind=("official", "report", "news")[n % 3], date=_month(n)),
            (),
        )
        for n in range(N_DOCUMENTS)
    )


def _month(n: int) -> str:
    return f"{2020 + n // 12 % 5}-{n % 12 + 1:02}-15"


def claims(n_claims: int) -> Iterator[Claim]:
    """Ten claims an entity, the same for the same number on every machine."""
    chance = random.Random(20240920)
    names = [(f"document-{n}.md", f"d-{n}") for n in range(N_DOCUMENTS)]
    thing = ""
    for n in range(n_claims):
        entity, turn = divmod(n, 10)
        thing = thing if turn else f"thing-{entity}"
        document, document_id = names[chance.randrange(N_DOCUMENTS)]
        kind, value, said, ids = _said(chance, entity, turn)
        yield Claim(
            document=document,
            document_id=document_id,
            subject=Mention(f"Thing {entity}", "Organization" if kind == "valuation" else "Model"),
            kind=kind,
            value=value,
            span=Span(n * 100, n * 100 + 8, n + 1, f"word {n % 1000}"),
            qualifiers=qualifiers(**said),
            extractor="table",
            subject_id=thing,
            object_id=f"thing-{entity // 10 * 10}" if kind == "developer" else "",
            qualifier_ids=qualifiers(**ids),
        )


def _said(
    chance: random.Random, entity: int, turn: int
) -> tuple[str, Value, dict[str, str | None], dict[str, str | None]]:
    luck = chance.random()
    off = Decimal(chance.randrange(1, 90)) / 10 if luck > 0.9 else Decimal(0)
    if turn < 6:
        name = BENCHMARKS[(entity + turn // 2) % len(BENCHMARKS)]
        amount = Decimal(400 + entity * 7 % 550) / 10 + off
        value = round(amount) if 0.7 < luck < 0.8 else amount
        shots = "5" if luck < 0.75 else None
        return "score", _number(str(value)), {"benchmark": name, "shots": shots}, {"benchmark": name.lower()}
    if turn < 8:
        amount = Decimal(entity % 400 + 1) / 10 + off
        time = _month(chance.randrange(60))[:7]
        return "price", _number(str(amount), "USD/Mtoken"), {"direction": "input", "time": time}, {}
    if turn == 8:
        billions = Decimal(entity % 50 + 1) + off
        unit = "USD" if luck < 0.8 else "CNY"
        raw = f"{billions}B"
        value = Quantity(billions * 10**9, billions * 10**9, unit, "", raw)
        return "valuation", value, {"time": _month(chance.randrange(60))[:7]}, {}
    return "developer", Mention(f"Thing {entity // 10 * 10}", "Organization"), {}, {}


def _number(raw: str, unit: str = "") -> Quantity:
    return Quantity(Decimal(raw), Decimal(raw), unit, "", raw)


def material(n_claims: int, folder: Path) -> Material:
    """What an edition of that many claims is made of."""
    entities = [Entity(f"thing-{n}", "Model", f"Thing {n}", (), (f"Thing {n}",)) for n in range(n_claims // 10)]
    entities += [Entity(name.lower(), "Benchmark", name, (), (name,)) for name in BENCHMARKS]
    return Material(
        project=Project(folder, "many", (("en", "Many"), ("zh", "许多"))),
        vocabulary=read_vocabulary(),
        documents=documents(),
        claims=tuple(claims(n_claims)),
        entities=tuple(entities),
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fusing(n_claims: int) -> dict[str, float]:
    """Seconds of fusing alone, and the peak of memory with the claims themselves."""
    made = material(n_claims, Path())
    for claim in made.claims:
        assert claim.claim_id  # as they come from the readers
    trust = weigh(made.documents)
    held = _peak()
    started = time.perf_counter()
    fused = fuse(made.claims, made.vocabulary.kinds, trust)
    seconds = time.perf_counter() - started
    counted = sum(len(f.claims_for) + len(f.claims_against) for f in fused.facts) + len(fused.set_aside)
    assert counted == n_claims
    return {
        "seconds": seconds, "peak": _peak(), "held": held, "facts": len(fused.facts), "relations": len(fused.relations),
        "disputed": sum(f.status == "disputed" for f in fused.facts),
    }  # fmt: skip


def building(n_claims: int, folder: str) -> dict[str, float | str]:
    """Seconds of writing the edition, fusing included."""
    made = material(n_claims, Path(folder))
    started = time.perf_counter()
    edition, _ = build(made)
    return {
        "seconds": time.perf_counter() - started, "peak": _peak(), "path": edition.path,
        "megabytes": Path(edition.path).stat().st_size / 2**20,
    }  # fmt: skip


def asking(n_claims: int, path: str) -> dict[str, float]:
    """Milliseconds of each question in turn, once the edition is open."""
    from geju.landscape.auditing.audit import audit

    chance = random.Random(7)
    found: dict[str, float] = {}
    started = time.perf_counter()
    with View(Path(path)) as view:
        view.find("Thing 1")
        found["open"] = (time.perf_counter() - started) * 1000
        facts = [row[0] for row in view.rows("SELECT fact_id FROM store.facts WHERE n_against > 0 LIMIT 20000")]
        questions: dict[str, Callable[[], object]] = {
            "why": lambda: view.why(chance.choice(facts)),
            "show": lambda: view.facts(f"Thing {chance.randrange(n_claims // 10)}"),
            "audit": lambda: audit(view, f"Thing {chance.randrange(n_claims // 10)}"),
            "audit, everything": lambda: audit(view, most=50),
        }
        for name, ask in questions.items():
            times = []
            for _ in range(N_ASKED):
                begun = time.perf_counter()
                ask()
                times.append((time.perf_counter() - begun) * 1000)
            found[f"{name}: p50"] = statistics.median(times)
            found[f"{name}: p99"] = statistics.quantiles(times, n=100)[98]
    found["peak"] = _peak()
    return found


def run(what: str, *words: str) -> dict[str, float]:
    """One measurement in a process of its own."""
    command = [sys.executable, __file__, "--one", what, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--claims", type=int)
    parser.add_argument("--runs", type=int, default=3, help="how many runs of each size")
    parser.add_argument("--one", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        what, n_claims, *rest = given.one
        ask = {"fusing": fusing, "building": building, "asking": asking}[what]
        print(json.dumps(ask(int(n_claims), *rest)))  # type: ignore[operator]
        return
    sizes = (given.claims,) if given.claims else SIZES
    lines = [
        "# Fusing, measured", "", "`python bench/fusing.py --write`", "",
        "Seconds of fusing are the median and the slowest of the runs.", "",
        "| claims | facts | disputed | relations | fusing, s | slowest, s | peak, MB (claims alone) | runs |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]  # fmt: skip
    seconds = {}
    for size in sizes:
        runs = [run("fusing", str(size)) for _ in range(given.runs)]
        seconds[size] = statistics.median(r["seconds"] for r in runs)
        one = runs[0]
        peak, held = max(r["peak"] for r in runs), max(r["held"] for r in runs)
        lines.append(
            f"| {size:,} | {one['facts']:,.0f} | {one['disputed']:,.0f} | {one['relations']:,.0f} "
            f"| {seconds[size]:.1f} | {max(r['seconds'] for r in runs):.1f} | {peak:,.0f} ({held:,.0f}) | {len(runs)} |"
        )
    exponent = 0.0
    if len(sizes) > 1:
        first, last = sizes[0], sizes[-1]
        exponent = math.log(seconds[last] / seconds[first]) / math.log(last / first)
        lines += ["", f"Growth from {first:,} to {last:,} claims: exponent {exponent:.2f} (1 is linear)."]
    with tempfile.TemporaryDirectory() as folder:
        size = sizes[-1]
        built = run("building", str(size), folder)
        asked = run("asking", str(size), str(built["path"]))
        lines += [
            "", f"The edition of {size:,} claims, of one run: built in {built['seconds']:.1f} s, {built['megabytes']:,.0f} MB on disk, "
            f"peak {built['peak']:,.0f} MB; opened in {asked['open']:.0f} ms; asked each question {N_ASKED} times "
            f"with a peak of {asked['peak']:,.0f} MB.", "",
            "| question | p50, ms | p99, ms |", "| --- | ---: | ---: |",
            *(
                f"| {name} | {asked[f'{name}: p50']:.1f} | {asked[f'{name}: p99']:.1f} |"
                for name in ("why", "show", "audit", "audit, everything")
            ),
        ]  # fmt: skip
    lines += ["", f"Measured on {machine()}.", ""]
    print("\n".join(lines))
    if given.write:
        Path(__file__).with_suffix(".md").write_text("\n".join(lines), encoding="utf-8")
    sys.exit(exponent > LIMIT)


if __name__ == "__main__":
    main()
