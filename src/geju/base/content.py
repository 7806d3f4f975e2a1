"""Reads YAML content against a JSON schema; an error names the file, the line and what to do."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from geju.base.errors import ContentError, accessing
from geju.base.schema import check as schema_check


def load_yaml(path: Path, schema: Path) -> Any:
    """The content of a YAML file that obeys the JSON schema; raises ContentError with the line of the fault."""
    text = read_content(path)
    data = parse_yaml(text, path)
    check(data, schema, text, path)
    return data


@cache
def read_words(path: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    """The words of a file that stands beside the code that looks for them: meaning -> language -> words, in their order.

    Raises ContentError with the line of the fault.
    """
    content = load_yaml(path, Path(__file__).with_name("words.schema.json"))
    return {
        meaning: {language: tuple(words) for language, words in languages.items()}
        for meaning, languages in content.items()
    }


def read_content(path: Path) -> str:
    """The text of a file that people write for geju; raises ContentError where it is no UTF-8, AccessError."""
    with accessing(path):
        data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContentError("base.not_utf8", path=path, line=line) from error


def parse_yaml(text: str, path: Path) -> Any:
    """The content of YAML text; raises ContentError with the line of the fault."""
    import yaml

    try:
        loader = _loader()(text)
        try:
            return _plain(loader, loader.get_single_node(), {})
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        reason = str(getattr(error, "problem", "") or error).splitlines()[0]
        raise ContentError("base.yaml_broken", path=path, line=line, reason=reason) from error


def _plain(loader: Any, node: Any, seen: dict[Any, Any]) -> Any:
    """What a node says, each node read once. Most of a lexicon are words: the loader's own way takes twice as long."""
    if node is None:
        return None
    if node.tag == "tag:yaml.org,2002:str":
        return node.value
    if node in seen:
        return seen[node]
    if node.tag == "tag:yaml.org,2002:seq":
        items: list[Any] = []
        seen[node] = items
        items.extend(_plain(loader, item, seen) for item in node.value)
        return items
    if node.tag == "tag:yaml.org,2002:map" and all(key.tag == "tag:yaml.org,2002:str" for key, _ in node.value):
        table: dict[str, Any] = {}
        seen[node] = table
        table.update((key.value, _plain(loader, value, seen)) for key, value in node.value)
        return table
    seen[node] = loader.construct_object(node, deep=True)
    return seen[node]


@cache
def _loader() -> type[Any]:
    """PyYAML's safe loader that leaves dates as the words they are."""
    import yaml

    base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in base.yaml_implicit_resolvers.items()
    }
    return Loader


def check(data: object, schema: Path, text: str, path: Path) -> None:
    """Raise ContentError where data parsed from ``text`` do not obey the schema; all faults at once."""
    schema_check(data, schema, path, lambda where: _line(text, [str(part) for part in where]))


def _line(text: str, where: list[str]) -> int | None:
    """The 1-based line on which the value at a path stands, as deep as the path can be followed."""
    import yaml

    node = yaml.compose(text, Loader=_loader())
    line = None if node is None else node.start_mark.line + 1
    for part in where:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if str(k.value) == part), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and part.isdecimal() and int(part) < len(node.value):
            node = node.value[int(part)]
            line = node.start_mark.line + 1
        else:
            break
    return line
