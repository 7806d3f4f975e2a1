"""What the history of editions costs: time and room of keeping one, and of comparing two.

    python bench/history.py [--facts 100000]

The landscape is made of claims without documents' texts: models, each with scores on five benchmarks; between the two
editions one score in a hundred changes. Seconds are processor time, of all threads.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from geju.landscape import store
from geju.landscape.auditing import history
from geju.landscape.auditing.telling import diff, log
from geju.landscape.build import Material, build
from geju.landscape.report import BuildReport, report_record
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document, Origin
from geju.model.entity import Entity
from geju.model.project import Project
from geju.model.span import Span
from geju.model.value import Mention, Quantity
from geju.model.vocabulary import read_vocabulary

BENCHMARKS = ("MMLU", "GSM8K", "MATH", "HumanEval", "BBH")


def material(folder: Path, n_facts: int, edition: int) -> Material:
    """An edition of so many facts, one a claim, a hundred documents."""
    documents = tuple(
        Document(
            f"report-{n}.md", f"d-{n}", "markdown", f"# {n}\n", f"{n}-{edition}", "utf-8", Origin(date="2024-05-01"), ()
        )
        for n in range(100)
    )
    claims = []
    for n in range(n_facts):
        name, benchmark = f"Model-{n // 5}", BENCHMARKS[n % 5]
        moved = edition if n % 100 == 0 else 0
        raw = f"{Decimal(n % 9000 + moved) / 100 + 5}"
        claims.append(
            Claim(
                document=f"report-{n % 100}.md",
                document_id=f"d-{n % 100}",
                subject=Mention(name, "Model"),
                kind="score",
                value=Quantity(Decimal(raw), Decimal(raw), "", "", raw),
                span=Span(n, n + len(raw), n // 100 + 1, raw),
                qualifiers=qualifiers(benchmark=benchmark),
                subject_id=name.casefold(),
                qualifier_ids=qualifiers(benchmark=benchmark.casefold()),
            )
        )
    models = tuple(Entity(f"model-{n}", "Model", f"Model-{n}", (), (f"Model-{n}",)) for n in range((n_facts + 4) // 5))
    named = tuple(Entity(name.casefold(), "Benchmark", name, (), (name,)) for name in BENCHMARKS)
    project = Project(folder, "bench", (("en", "Bench"),))
    return Material(project, read_vocabulary(), documents, tuple(claims), (*models, *named))


def timed(what: str, work: Callable[[], object]) -> None:
    """Do it and print how much processor time it took."""
    started = time.process_time()
    work()
    print(f"{what:<44}{time.process_time() - started:8.2f} s")


def main() -> None:
    """Two editions, kept and compared."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--facts", type=int, default=100_000)
    n_facts = parser.parse_args().facts
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "project.yaml").write_text("name: bench\n", encoding="utf-8")
        for number in range(2):
            made = material(folder, n_facts, number)
            started = time.process_time()
            edition, _ = build(made)
            print(f"{'building the edition':<44}{time.process_time() - started:8.2f} s")
            store.write_pointer(folder, report_record(BuildReport(edition, 0, 0, ())))
            timed("keeping it in the history", lambda: history.record(folder))
            timed("finding that it is kept already", lambda: history.record(folder))
        for path in sorted((folder / store.FOLDER).rglob("*")):
            if path.is_file() and path.stat().st_size > 10_000:
                print(f"{path.name:<44}{path.stat().st_size / 1e6:8.2f} MB")
        timed(f"diff of two editions of {n_facts} facts", lambda: diff(folder))
        timed("log of one entity", lambda: log(folder, "Model-0"))


if __name__ == "__main__":
    main()
