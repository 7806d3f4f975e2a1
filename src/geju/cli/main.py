"""The command line's door: finds the commands, speaks both languages, turns errors into words and exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from geju.base.errors import AccessError, GejuError, UnknownNameError, UsageError
from geju.base.language import LANGUAGES, say
from geju.base.registry import entries
from geju.base.settings import settings
from geju.cli.command import Command
from geju.cli.render import Terminal, inert
from geju.cli.streams import ended, write_anything
from geju.cli.usage import refuse_extra, usage_words
from geju.model.figure import Clock

SHELF = "geju.cli.commands"


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its status: 0 done, 1 not possible, 2 not meant."""
    write_anything()
    words = sys.argv[1:] if arguments is None else arguments
    sys.exit(ended(run(words), _complain))


def run(words: list[str]) -> int:
    """Run one command line; returns the exit status."""
    language = "en"
    try:
        language = _language(words)
        return int(_group(language).main(words, prog_name="geju", standalone_mode=False) or 0)
    except click.exceptions.Exit as left:
        return left.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _complain(say("cli.stopped", language), 130)
    except click.UsageError as error:
        return _complain(usage_words(error, language), 2)
    except GejuError as error:
        Terminal(language).problems(error.also)
        return _complain(error.words(language), 2 if isinstance(error, UsageError) else 1)
    except BrokenPipeError:
        sys.stderr.close()
        return 141
    except OSError as error:
        return _complain(AccessError.from_system(error).words(language), 1)


def _complain(words: str, status: int) -> int:
    with suppress(OSError):  # nobody is left to tell
        print(f"geju: {inert(words)}", file=sys.stderr)  # noqa: T201 - the one place errors are printed
    return status


def _language(words: list[str]) -> str:
    """The language asked for on the command line, needed before anything is parsed; else the settings'."""
    for word, following in pairwise([*words, ""]):
        asked = word.partition("=")[2] if word.startswith("--language=") else following
        if word.partition("=")[0] == "--language" and asked in LANGUAGES:
            return asked
    return settings().language


class _Worded(click.Command):
    """A command whose help is headed in the user's language."""

    language = "en"
    allow_extra_args = True  # refused in the user's language

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if not isinstance(self, click.Group):
            refuse_extra(ctx, self.language)
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, say("cli.usage", self.language) + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        rows = [row for row in (p.get_help_record(ctx) for p in options) if row]
        if rows:
            with formatter.section(say("cli.options", self.language)):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = say("cli.help_option", self.language)
        return option


class _Shelf(_Worded, click.Group):
    """The commands of the shelf, read from its folder."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section(say("cli.commands", self.language)):
            formatter.write_dl([(name, _short(c, self.language)) for name, c in _commands()])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, _ in _commands()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = dict(_commands()).get(cmd_name)
        return _command(cmd_name, found, self.language) if found else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in dict(_commands()):
            raise UnknownNameError(say("cli.command", self.language), args[0], [name for name, _ in _commands()])
        return super().resolve_command(ctx, args)


def _commands() -> list[tuple[str, Command]]:
    found = entries(SHELF, Command)
    return sorted(((name.rstrip("_"), c) for name, c in found.items()), key=lambda pair: (pair[1].order, pair[0]))


def _words(command: Command, language: str) -> str:
    return command.words.get(language, command.words["en"])


def _short(command: Command, language: str) -> str:
    return _words(command, language).strip().splitlines()[0]


def _group(language: str) -> click.Group:
    version = click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_version,
        help=say("cli.version_option", language),
    )
    group = _Shelf(
        "geju",
        help=say("cli.about", language),
        params=[*_shared_options(language), version],
        callback=_help_alone,
        invoke_without_command=True,
    )
    group.language = language
    return group


def _help_alone(**shared: object) -> None:
    """Without a command, say what there is."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _shared_options(language: str, formats: Sequence[str] = Command.formats) -> list[click.Parameter]:
    """The options that may stand before a command and after it."""
    return [
        click.Option(["-C", "folder"], type=click.Path(path_type=Path), help=say("cli.folder_option", language)),
        click.Option(
            ["--format", "output_format"],
            type=click.Choice(formats),
            help=say("cli.format_option", language),
        ),
        click.Option(["--language"], type=click.Choice(LANGUAGES), help=say("cli.language_option", language)),
    ]


def _clock_options(language: str) -> list[click.Parameter]:
    """The options of commands that ask an edition: of which date."""
    return [
        click.Option(["--as-of"], default="", metavar="DATE", help=say("cli.as_of_option", language)),
        click.Option(["--known-at"], default="", metavar="DATE", help=say("cli.known_at_option", language)),
    ]


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from geju import __version__

        click.echo(f"geju {__version__}")
        ctx.exit()


def _command(name: str, command: Command, language: str) -> click.Command:
    shared = {str(option.name): option for option in _shared_options(language, command.formats)}

    def call(**options: Any) -> int | None:
        before = click.get_current_context().find_root().params
        given = {key: options.pop(key) or before.get(key) for key in shared}
        terminal = Terminal(language, given.get("output_format") or "auto")
        if command.asks:
            options["clock"] = Clock(options.pop("as_of"), options.pop("known_at"))
        return command.run(terminal, given["folder"] or Path(), **options)

    own = [*command.parameters(language), *(_clock_options(language) if command.asks else ())]
    # A command whose own option bears a shared one's name keeps its own (export --format).
    taken = {name for parameter in own for name in parameter.opts}
    extra = [option for option in shared.values() if not taken & set(option.opts)]
    shared = {str(option.name): option for option in extra}
    worded = _Worded(name, help=_words(command, language), params=[*own, *extra], callback=call)
    worded.language = language
    return worded
