"""The prices of four open databases as offers: makers' own prices of input and output, each with file and line."""

from __future__ import annotations

import ast
import csv
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from geju.claims.extract import extract
from geju.claims.records.mapping import mapping_named
from geju.documents.read import read
from geju.model.value import Quantity
from geju.model.vocabulary import read_vocabulary
from price_causes import Offer

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "corpus"
PLACE = ROOT / "build" / "prices"
WANTED = ROOT / "bench" / "requirements-prices.txt"
SCOPE = ("plan", "above", "hours", "kept", "tokens", "days", "per")
_DAY = re.compile(r"20\d\d-[01]\d-[0-3]\d")
_ENDS = ("deprecation_date", "to_date", "end_date", '"source"')
_GENAI = {"input_mtok": "input", "output_mtok": "output"}
Offers = dict[tuple[str, str], list[Offer]]


def packages() -> tuple[Path | None, str]:
    """Where the two packages are unpacked (their data alone: no dependencies), else why they are not."""
    wanted = WANTED.read_text(encoding="utf-8")
    stamp = PLACE / "installed.txt"
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted):
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        command = [*install, "--upgrade", "--target", str(PLACE / "site"), "-r", str(WANTED)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or ["pip failed"]
            return None, re.sub(r"\S*/\S*", "…", errors[-1])
        stamp.write_text(wanted, encoding="utf-8")
    return PLACE / "site", ""


def all_offers(site: Path | None, today: str) -> tuple[Offers, dict[str, str]]:
    """(folded model, direction) -> offers of all sources; and for each source which copy it is."""
    found: Offers = {}
    copies: dict[str, str] = {}
    days = _manifest()

    def take(source: str, copy: str, offers: Iterator[tuple[str, Offer]]) -> None:
        copies[source] = copy
        for direction, offer in offers:
            kept = found.setdefault((fold(offer.model), direction), [])
            if not any(o == offer for o in kept):
                kept.append(offer)

    prices = SHARED / "prices"
    dev = sorted(prices.glob("*models.dev__providers__*__models__*.toml"))
    take("models.dev", f"{len(dev)} files, a sample", (o for path in dev for o in _read(path, "models.dev", days)))
    simon = sorted(prices.glob("simonw__llm-prices__*.json"))
    take("llm-prices", f"{len(simon)} files", (o for path in simon for o in _read(path, "llm-prices", days)))
    if site:
        path = site / "litellm" / "model_prices_and_context_window_backup.json"
        take("litellm", _version("litellm"), _read(path, "litellm", {path.name: _newest(path, today)}))
        data = site / "genai_prices" / "data.py"
        take("genai-prices", _version("genai-prices"), _genai(data, _newest(data, today)))
    else:
        for path in prices.glob("pypi__litellm-*.json"):
            take("litellm", "a sample", _read(path, "litellm", days))
    return found, copies


def fold(name: str) -> str:
    """A model's name as all sources can write it: ``Claude 3.5 Sonnet`` is ``claude-3-5-sonnet``."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _read(path: Path, source: str, days: dict[str, str]) -> Iterator[tuple[str, Offer]]:
    """The offers that geju reads in a file; those of vendors who are not the maker are left out."""
    document = read(path)
    own = path.stem.partition("__models__")[2].rpartition("__")[2] or path.stem.partition("__models__")[2]
    for claim in extract(document, read_vocabulary()).claims:
        said = dict(claim.qualifiers)
        value = claim.value
        if claim.kind != "price" or said.get("vendor") or not isinstance(value, Quantity) or value.amount is None:
            continue
        if said["direction"] not in ("input", "output"):
            continue
        yield (
            said["direction"],
            Offer(
                source=source,
                model=own or claim.subject.name,
                amount=value.amount,
                currency=value.unit[:3],
                on=said.get("time", ""),
                until=said.get("until", ""),
                region=said.get("region", ""),
                scope=tuple((name, said[name]) for name in SCOPE if name in said),
                seen=days.get(path.name, ""),
                place=f"{path.name.rpartition('__providers__')[2].rpartition('__data__')[2]}:{claim.span.line}",
            ),
        )


def _genai(path: Path, seen: str) -> Iterator[tuple[str, Offer]]:
    """The offers of the package's data, which is Python: read as a tree, never run."""
    own = next(
        scope.silent for claim in mapping_named("genai_prices").claims for name, scopes in claim.qualifiers
        for scope in scopes if name == "vendor"
    )  # fmt: skip
    for provider in _calls(ast.parse(path.read_text(encoding="utf-8")), "Provider"):
        vendor = _text(provider, "id")
        for model in _calls(provider, "ModelInfo"):
            name = _text(model, "id").rpartition("/")[2]
            if not any(re.fullmatch(pattern, f"{vendor} {name}") for pattern in own):
                continue
            base = Offer("genai-prices", name, Decimal(0), region="cn" if vendor == "zhipuai" else "", seen=seen)
            conditions = _calls(model, "ConditionalPrice") or [model]
            for call in (*conditions, *_calls(model, "PriceVariant")):
                yield from _terms(call, base)


def _terms(call: ast.Call, base: Offer) -> Iterator[tuple[str, Offer]]:
    """The offers of a price with its condition: a first day, hours, a batch."""
    kind = call.func.id if isinstance(call.func, ast.Name) else ""
    if kind == "ModelInfo":
        call = next(iter(_calls(call, "ModelPrice")), call)
    started = _calls(call, "StartDateConstraint")
    on = "-".join(f"{n:02}" for n in _numbers(started[0])) if started else ""
    hours = " – ".join(":".join(f"{n:02}" for n in _numbers(c)) for c in _calls(call, "time"))
    plan = next((str(d.values[0].value) for d in ast.walk(call) if isinstance(d, ast.Dict) and isinstance(d.values[0], ast.Constant)), "") if kind == "PriceVariant" else ""  # fmt: skip
    scope = tuple((name, word) for name, word in (("plan", plan), ("hours", hours)) if word)
    for price in [call] if kind == "ModelInfo" else _calls(call, "ModelPrice"):
        for word in price.keywords:
            if word.arg not in _GENAI:
                continue
            one = replace(base, on=on, place=f"data.py:{word.value.lineno}")
            amounts = [Decimal(str(c.args[0].value)) for c in _calls(word.value, "Decimal") if isinstance(c.args[0], ast.Constant)]  # fmt: skip
            starts = [_numbers(tier)[0] for tier in _calls(word.value, "Tier")]
            for amount, above in zip(amounts, (0, *starts), strict=True):
                more = (("above", str(above)),) if above else ()
                yield _GENAI[word.arg], replace(one, amount=amount, scope=(*scope, *more))


def _calls(node: ast.AST, name: str) -> list[ast.Call]:
    """The calls of a name in a tree, in the order of the text, none inside another."""
    if isinstance(node, ast.Call) and name in (getattr(node.func, "id", ""), getattr(node.func, "attr", "")):
        return [node]
    return [call for child in ast.iter_child_nodes(node) for call in _calls(child, name)]


def _numbers(call: ast.Call) -> list[int]:
    """The whole numbers that a call is given, also by the call within it (``start_date=datetime.date(2026, 3, 13)``)."""
    return [n.value for n in ast.walk(call) if isinstance(n, ast.Constant) and isinstance(n.value, int)]


def _text(call: ast.Call, name: str) -> str:
    return next((str(k.value.value) for k in call.keywords if k.arg == name and isinstance(k.value, ast.Constant)), "")


def _newest(path: Path, today: str) -> str:
    """The newest day up to today that a file names, but for days on which something ends: it is at least that new."""
    lines = path.read_text(encoding="utf-8").splitlines()
    days = (day for line in lines if not any(word in line for word in _ENDS) for day in _DAY.findall(line))
    return max((day for day in days if day <= today), default="")


def _manifest() -> dict[str, str]:
    """File name -> the day of its copy."""
    path = SHARED / "manifest.tsv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {Path(row["path"]).name: row["date"] for row in csv.DictReader(file, delimiter="\t")}


def _version(package: str) -> str:
    found = re.search(rf"^{re.escape(package)}==(\S+)", WANTED.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""
