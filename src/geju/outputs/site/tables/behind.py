"""What stands behind a fact: its claims in their own words, folded; as HTML and as data for the script."""

from __future__ import annotations

from collections.abc import Callable

from geju.outputs.site.render import escaped, isolated
from geju.outputs.site.wording import Said, Told, Wording

_FEEDS = frozenset({"csv", "json", "toml", "yaml"})
_Places = Callable[[str], tuple[int, str]]


def behind(told: Told, up: str, wording: Wording) -> str:
    """The fold: status and number of claims, then each claim, those against it last, and why this one was taken."""
    fact, words = told.fact, wording.messages
    said = escaped(summary(told, wording))
    chips = f'<span class="chip {escaped(fact.status)}">{escaped(wording.status(fact.status))}</span>'
    if fact.hedged:
        chips += f' <span class="chip hedged">{words["hedged"]}</span>'
    if is_record(told, wording):
        return f'{chips} <span class="dim">{said}</span>'
    against = ""
    if told.claims_against:
        claims = "".join(claim(one, up, wording, named=True) for one in told.claims_against)
        against = f'<p class="against-head">{words["says_otherwise"]}</p><ul class="claims against">{claims}</ul>'
    why = reason(told, wording)
    return (
        f'<details class="behind"><summary>{chips}{f" <span>{said}</span>" if said else ""}</summary><ul class="claims">'
        + "".join(claim(one, up, wording) for one in told.claims_for)
        + f"</ul>{against}"
        + (f'<p class="dim because">{escaped(why)}</p>' if why else "")
        + "</details>"
    )


def is_record(told: Told, wording: Wording) -> bool:
    """Whether one record of a feed is all there is: it has no sentence around it, and the value leads to it."""
    one = len(told.claims_for) == 1 and not told.claims_against
    document = told.claims_for[0].claim.document_id if one else ""
    return one and not told.fact.until and wording.contents.documents[document].format in _FEEDS


def summary(told: Told, wording: Wording) -> str:
    """What stands beside the status: until when it held, how many claims say so and how many do not."""
    fact, words = told.fact, wording.messages
    if is_record(told, wording):
        only = told.claims_for[0]
        return f"{only.source}{_where(only, wording)}"
    n_for, n_against = len(told.claims_for), len(told.claims_against)
    until = words["until"].format(until=fact.until) + " " if fact.until and fact.status != "cancelled" else ""
    counts = [words["n_claims"].format(n=n_for)] if n_for > 1 else []
    counts += [words["n_against"].format(n=n_against)] if n_against else []
    return (until + words["comma"].join(counts)).strip()


def reason(told: Told, wording: Wording) -> str:
    """Why this value was taken; nothing where there was no other."""
    several = len(told.claims_for) + len(told.claims_against) > 1
    return wording.messages["because"].format(reason=told.reason) if told.reason and several else ""


def claim(said: Said, up: str, wording: Wording, *, named: bool = False) -> str:
    """A claim in its own words: what stands around them, the source, the line; ``named``: its value as well."""
    around = "{}<b>{}</b>{}".format(*map(escaped, (said.before, said.quote, said.after)))
    around = around if around.isascii() else f"<bdi>{around}</bdi>"
    value = f"{isolated(said.words)} — " if named else ""
    return (
        f'<li class="claim"><blockquote class="words">{around}</blockquote><p class="by">{value}'
        f'<a href="{up}{escaped(said.address)}">{isolated(said.source)}</a>'
        f'<span class="dim">{escaped(_where(said, wording))}</span></p></li>'
    )


def _where(said: Said, wording: Wording) -> str:
    words = wording.messages
    parts = (wording.place(said.claim.span), said.date, words["hedged"] if said.claim.hedged else "")
    return "".join(f" · {part}" for part in parts if part)


def claims_data(told: Told, places: _Places, wording: Wording) -> dict[str, object]:
    """The fold as the script reads it: chips, summary, claims for and against, and why."""
    fact = told.fact
    chips = [[fact.status, wording.status(fact.status)]]
    chips += [["hedged", wording.messages["hedged"]]] if fact.hedged else []
    found: dict[str, object] = {"h": chips}
    if said := summary(told, wording):
        found["s"] = said
    if is_record(told, wording):
        return found
    found["f"] = [_data(one, places, wording, "") for one in told.claims_for]
    if told.claims_against:
        found["a"] = [_data(one, places, wording, one.words) for one in told.claims_against]
    if why := reason(told, wording):
        found["w"] = why
    return found


def _data(said: Said, places: _Places, wording: Wording, words: str) -> list[object]:
    around = (said.before, said.quote, said.after)
    found = [*around, *places(said.address), said.source, _where(said, wording)]
    return [*found, words] if words else found
