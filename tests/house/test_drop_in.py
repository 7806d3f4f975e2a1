"""One new file adds a format, an extractor, a kind, an exhibit, a publisher or a command: no list is touched.

Each test copies the package, adds exactly one file, and uses what the file adds through the command line.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def house(tmp_path: Path, root: Path) -> Path:
    shutil.copytree(root / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    landscape = tmp_path / "landscape"
    (landscape / "sources").mkdir(parents=True)
    (landscape / "project.yaml").write_text("name: tiny\ntitle: {en: Tiny, zh: 微型}\n", encoding="utf-8")
    (landscape / "sources" / "scores.md").write_text(
        "# Scores\n\n| Model | MMLU |\n|---|---|\n| GPT-4 | 86.4 |\n", encoding="utf-8"
    )
    return tmp_path


def geju(house: Path, *arguments: str) -> str:
    # -P keeps the working directory off the path; -S would hide the libraries.
    program = f"import sys; sys.path.insert(0, {str(house / 'src')!r}); from geju.cli.main import main; main()"
    command = [sys.executable, "-P", "-c", program, *arguments]
    done = subprocess.run(command, cwd=house, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def add(house: Path, place: str, text: str) -> None:
    path = house / place
    assert not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_copy_is_what_runs(house: Path) -> None:
    add(house, "src/geju/marker.py", "")
    program = "import geju.marker"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd="/")
    assert done.returncode != 0  # the installed package has no such file


def test_a_format(house: Path) -> None:
    add(
        house,
        "src/geju/documents/formats/shout.py",
        '''"""Shouted text: every line is a paragraph."""

from geju.base.text import MappedText
from geju.documents.format import Format, Outline
from geju.model.document import Block


class Shout(Format):
    """Lines of text that shout."""

    suffixes = (".shout",)

    def outline(self, text, path):
        blocks, at = [], 0
        for line in text.splitlines(keepends=True):
            if line.strip():
                blocks.append(Block("paragraph", at, at + len(line), MappedText.plain(line.rstrip(), at)))
            at += len(line)
        return Outline(tuple(blocks))
''',
    )
    source = house / "landscape" / "sources" / "news.shout"
    source.write_text("OpenAI released GPT-4 in March 2023.\n", encoding="utf-8")
    claims = [json.loads(line) for line in geju(house, "read", str(source)).splitlines()]
    assert ("released", "2023-03") in {(claim["property"], claim.get("time")) for claim in claims}


def test_an_extractor(house: Path) -> None:
    add(
        house,
        "src/geju/claims/extractors/colour.py",
        '''"""Finds the licence colour: a claim for every “green licence”."""

from geju.claims.extractor import Extractor
from geju.model.claim import Claim
from geju.model.span import Evidence
from geju.model.value import Mention, Term


class Colour(Extractor):
    """A line that says “X is green” gives X the licence “green”."""

    def extract(self, document, vocabulary):
        at = document.text.find(" is green")
        if at > 0:
            start = document.text.rfind("\\n", 0, at) + 1
            subject = document.span(start, at)
            yield Claim(
                document.name, document.document_id, Mention(subject.quote, "Model"), "license", Term("green"),
                document.span(at + 4, at + 9), evidence=(Evidence("subject", subject),), extractor="colour",
            )
''',
    )
    (house / "landscape" / "sources" / "note.txt").write_text("GPT-4 is green\n", encoding="utf-8")
    lines = geju(house, "read", str(house / "landscape" / "sources" / "note.txt")).splitlines()
    assert {"subject": "GPT-4", "property": "license", "text": "green"}.items() <= json.loads(lines[0]).items()


def test_a_kind(house: Path) -> None:
    add(
        house,
        "landscape/kinds/ticker.yaml",
        """kind: ticker
labels: {en: Ticker, zh: 股票代码}
about: {en: Under which code an organization is listed., zh: 机构上市所用的股票代码。}
subject: [Organization]
value: {form: text}
words: {en: [ticker, stock code], zh: [股票代码]}
rule: majority
""",
    )
    assert "ticker" in {kind["kind"] for kind in json.loads(geju(house, "-C", "landscape", "kinds"))}
    (house / "landscape" / "sources" / "code.md").write_text("# Tencent\n\n- **Ticker**: 0700.HK\n", encoding="utf-8")
    geju(house, "-C", "landscape", "build")
    facts = json.loads(geju(house, "-C", "landscape", "show", "Tencent"))["facts"]
    assert any(fact["kind"] == "ticker" and fact["text"] == "0700.HK" for fact in facts)


def test_an_exhibit(house: Path) -> None:
    add(
        house,
        "landscape/exhibits/who.yaml",
        """exhibit: who
title: {en: Who is who, zh: 谁是谁}
question: {en: Which entities are there?, zh: 有哪些实体？}
form: table
sql: SELECT name, type FROM entities ORDER BY name
columns:
  name: {en: Name, zh: 名称}
  type: {en: Type, zh: 类型}
""",
    )
    geju(house, "-C", "landscape", "build")
    assert "GPT-4" in geju(house, "-C", "landscape", "draw", "who")


def test_a_publisher(house: Path) -> None:
    add(
        house,
        "src/geju/outputs/publishers/tally.py",
        '''"""Publishes one number."""

from geju.outputs.publisher import Publisher


class Tally(Publisher):
    """A file with the number of claims."""

    def publish(self, view, folder, *, progress=None):
        (folder / "tally.txt").write_text(str(view.edition.n_claims), encoding="utf-8")
''',
    )
    geju(house, "-C", "landscape", "build")
    geju(house, "-C", "landscape", "publish", "tally", "--to", "out")
    assert (house / "out" / "tally.txt").read_text(encoding="utf-8") == "1"


def test_a_command(house: Path) -> None:
    add(
        house,
        "src/geju/cli/commands/greet.py",
        '''"""``geju greet``."""

from geju.cli.command import Command


class Greet(Command):
    """Greets."""

    words = {"en": "Say good day.", "zh": "问好。"}

    def run(self, terminal, folder, **options):
        terminal.output.write("good day\\n")
''',
    )
    assert geju(house, "greet") == "good day\n"
    assert "Say good day." in geju(house, "--help")
