"""What is wrong with a command line, in words of ours and in both languages."""

from __future__ import annotations

import click

from geju.base.errors import UnknownNameError
from geju.base.language import say


def usage_words(error: click.UsageError, language: str) -> str:
    """What click found wrong, and where to look it up."""
    path = error.ctx.command_path if error.ctx else "geju"
    return f"{_words(error, language)} {say('cli.see_help', language, command=path)}"


def _words(error: click.UsageError, language: str) -> str:
    if isinstance(error, click.NoSuchOption):
        known = error.ctx.command.params if error.ctx else ()
        options = [name for parameter in known if isinstance(parameter, click.Option) for name in parameter.opts]
        return UnknownNameError(say("cli.option", language), error.option_name, options).words(language)
    if isinstance(error, click.BadOptionUsage):
        return say("cli.no_value", language, name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return say("cli.missing", language, name=_name(error.param))
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param else None
        choices = ", ".join(map(str, kind.choices)) if isinstance(kind, click.Choice) else ""
        reason = say("cli.choices", language, known=choices) if choices else error.message
        return say("cli.bad_value", language, name=_name(error.param), reason=reason)
    return error.format_message()


def _name(parameter: click.Parameter | None) -> str:
    """What a user writes: the option with its hyphens, the argument by its name."""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name if parameter else "?"


def refuse_extra(ctx: click.Context, language: str) -> None:
    """Raise a usage error for words that no argument of the command takes."""
    if ctx.args:
        ctx.fail(say("cli.extra", language, words=" ".join(ctx.args)))
