"""Writes the generated references (docs/reference/*.md) and the README's demonstration; a test checks that they are true.

python docs/generate.py          writes them
python docs/generate.py --check  leaves with status 1 where one is stale
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

from geju.base.language import say
from geju.base.registry import entries, entry_names
from geju.cli.command import Command
from geju.model.vocabulary import read_vocabulary

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "geju"
FOLDER = ROOT / "docs" / "reference"
HEAD = "<!-- Written by docs/generate.py; change the code or the YAML, then run `make docs`. -->\n\n"
SHELVES = {
    "Formats": "geju.documents.formats",
    "Extractors": "geju.claims.extractors",
    "Table readings": "geju.claims.tables.readers",
    "Sentence readings": "geju.claims.sentences.readers",
    "Comparators": "geju.entities.comparators",
    "Rules": "geju.landscape.rules",
    "Forms": "geju.exhibits.forms",
    "Publishers": "geju.outputs.publishers",
    "Sheets of the site": "geju.outputs.site.sheets",
    "Commands": "geju.cli.commands",
}


def kinds() -> str:
    """Every kind with its labels, value, qualifiers and rule."""
    lines = [
        "# Kinds · 论断类型",
        "",
        "| kind | | 中文 | subject | value | qualifiers | holds | rule |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    vocabulary = read_vocabulary()
    for kind in vocabulary.kinds.values():
        value = {
            "quantity": ", ".join(u for u in kind.units if u) or "number",
            "entity": ", ".join(kind.entity_types),
        }.get(kind.form, kind.form)
        qualifiers = ", ".join(q.name + ("*" if q.required else "") for q in kind.qualifiers)
        lines.append(
            f"| `{kind.name}` | {kind.label('en')} | {kind.label('zh')} | {', '.join(kind.subject)} | {value} | {qualifiers} | {kind.holds} | `{kind.rule}` |"
        )
    lines += ["", "`*`: without it the claim says nothing. Examples:", ""]
    lines += [f"- `{kind.name}`: {kind.example}" for kind in vocabulary.kinds.values() if kind.example]
    lines += ["", "## Entity types · 实体类型", ""]
    lines += [f"- **{t.name}** ({t.label('zh')}): {dict(t.about)['en']}" for t in vocabulary.entity_types.values()]
    return "\n".join(lines) + "\n"


def shelves() -> str:
    """Every entry of every shelf with the first line of its documentation."""
    lines = ["# Shelves · 书架", "", "One file is one entry; the file is the registration.", ""]
    for title, package in SHELVES.items():
        folder = SRC.joinpath(*package.split(".")[1:])
        lines += [f"## {title}", "", f"`src/{package.replace('.', '/')}/`", "", "| entry | what |", "| --- | --- |"]
        for name in entry_names(package):
            text = ast.get_docstring(ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))) or ""
            lines.append(f"| `{name}` | {text.splitlines()[0] if text else ''} |")
        lines.append("")
    return "\n".join(lines)


def commands() -> str:
    """Every command with its help in both languages."""
    lines = ["# Commands · 命令", ""]
    found = entries("geju.cli.commands", Command)
    for name, command in sorted(found.items(), key=lambda pair: (pair[1].order, pair[0])):
        lines += [f"## geju {name}", ""]
        for language in ("en", "zh"):
            lines += [command.words[language], ""]
        rows = []
        for parameter in command.parameters("en"):
            shown = (
                ", ".join(parameter.opts)
                if parameter.param_type_name == "option"
                else parameter.make_metavar(_context(name))
            )
            rows.append(f"| `{shown}` | {getattr(parameter, 'help', '') or ''} |")
        if rows:
            lines += ["| argument | |", "| --- | --- |", *rows, ""]
    lines += ["## Every command", "", "| option | |", "| --- | --- |"]
    lines += [
        f"| `{option}` | {say(key)} |"
        for option, key in (
            ("-C DIR", "cli.folder_option"),
            ("--format", "cli.format_option"),
            ("--language", "cli.language_option"),
        )
    ]
    return "\n".join(lines) + "\n"


def _context(name: str):  # type: ignore[no-untyped-def]
    import click

    return click.Context(click.Command(name))


def views() -> str:
    """Every view that exhibits may ask, with what it answers and its columns."""
    import duckdb

    lines = ["# Views · 视图", "", "What exhibits, `geju.open(…).query` and your own SQL may ask of an edition.", ""]
    for path in sorted((SRC / "landscape" / "views").glob("*.sql")):
        about = [
            line.removeprefix("--").strip()
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.startswith("--")
        ]
        lines += [f"## {path.stem}", "", " ".join(about), "", *_columns(path.stem), ""]
    assert duckdb
    return "\n".join(lines)


def _columns(view: str) -> list[str]:
    """The columns of a view, from an edition of two lines."""
    rows = _edition().query(f"SELECT * FROM {view} LIMIT 0")
    return ["`" + "`, `".join(rows.columns) + "`"]


_OPEN = []


def _edition():  # type: ignore[no-untyped-def]
    import tempfile

    import geju

    if not _OPEN:
        folder = Path(tempfile.mkdtemp())
        (folder / "sources").mkdir()
        (folder / "project.yaml").write_text("name: tiny\ntitle: {en: Tiny, zh: 微}\n", encoding="utf-8")
        (folder / "sources" / "a.md").write_text(
            "| Model | MMLU | GSM8K |\n|---|---|---|\n| GPT-4 | 86.4 | 92.0 |\n", encoding="utf-8"
        )
        geju.build(folder)
        _OPEN.append(geju.open(folder))
    return _OPEN[0]


# Where each first page shows the demonstration, and in which language.
_DEMOS = {
    "README.md": ("en", re.compile(r"(What `make demo` prints:\n\n```\n).*?(\n```\n)", re.DOTALL)),
    "README.zh.md": ("zh", re.compile(r"(`make demo` 的输出：\n\n```\n).*?(\n```\n)", re.DOTALL)),
}
_IDS = re.compile(r"\b[ef]-[a-z0-9]{12}\b")


def demo(language: str) -> str:
    """What the commands of `make demo` print in a language."""
    import os
    import shlex
    import shutil
    import subprocess
    import tempfile

    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    asked = [line.split("$(GEJU) ")[1] for line in lines if line.startswith("\t@$(GEJU)") and "publish" not in line]
    environ = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "GEJU_LANG", "LC_ALL", "LANG")}
    shown = []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "landscape"
        shutil.copytree(ROOT / "landscapes" / "llm-2024q3", place, ignore=shutil.ignore_patterns(".geju"))
        for words in asked:
            shared = ["-C", str(place), "--format", "table", "--language", language]
            command = [sys.executable, "-m", "geju", *shared, *shlex.split(words)]
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environ, check=True)
            shown.append("\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines()))
    return "\n\n".join([*shown, say("cli.published", language, path="build/site/index.html")])


PAGES = {"kinds.md": kinds, "shelves.md": shelves, "commands.md": commands, "views.md": views}


def main() -> int:
    """Write, or check."""
    check = "--check" in sys.argv[1:]
    stale = []
    for name, write in PAGES.items():
        text = HEAD + write().rstrip() + "\n"
        path = FOLDER / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not check:
                path.write_text(text, encoding="utf-8")
    for name, (language, place) in _DEMOS.items():
        readme = ROOT / name
        text = readme.read_text(encoding="utf-8")
        shown = demo(language)
        told = place.sub(lambda found, shown=shown: found[1] + shown + found[2], text)
        if _IDS.sub("", told) != _IDS.sub("", text):
            stale.append(name)
            if not check:
                readme.write_text(told, encoding="utf-8")
    sys.stdout.write(
        "stale: " + ", ".join(stale)
        if stale and check
        else f"{len(PAGES)} references and the first pages are up to date"
    )
    sys.stdout.write("\n")
    return 1 if stale and check else 0


if __name__ == "__main__":
    sys.exit(main())
