"""The claims that a card makes about one person."""

from __future__ import annotations

from dataclasses import dataclass

from geju.base.text import MappedText
from geju.claims.context import Said
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document
from geju.model.span import Evidence, Span
from geju.model.value import Mention, Quantity, Value


@dataclass(frozen=True)
class Employer:
    """An organization in a text: ``text[start:end]`` names it; ``said`` where the words that name it are elsewhere."""

    mention: Mention
    start: int = 0
    end: int = 0
    said: Evidence | None = None

    @classmethod
    def of(cls, company: Said) -> Employer:
        """The organization that the surroundings name."""
        return cls(company.mention, said=company.evidence("value"))


@dataclass(frozen=True)
class About:
    """A text about a person who is named here or elsewhere."""

    document: Document
    text: MappedText
    person: Said

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the source."""
        return self.document.span_of(self.text, start, end)

    def post(self, employer: Employer, start: int, end: int, *, title: str = "", former: bool = False) -> Claim:
        """A present or former post, said by ``text[start:end]``."""
        evidence = [self.person.evidence()]
        if employer.said:
            evidence.append(employer.said)
        elif not start <= employer.start < employer.end <= end:
            evidence.append(Evidence("value", self.span(employer.start, employer.end)))
        kind = "former_role" if former else "role"
        return self._claim(kind, employer.mention, self.span(start, end), tuple(evidence), title=title)

    def study(self, school: Mention, start: int, end: int, degree: str = "") -> Claim:
        """A time at a school, said by ``text[start:end]``."""
        return self._claim("education", school, self.span(start, end), (self.person.evidence(),), degree=degree)

    def count(self, value: Quantity, start: int, end: int, measure: str, region: str = "") -> Claim:
        """How many of something the person has, said by ``text[start:end]``."""
        evidence = (self.person.evidence(), Evidence("measure", self.document.span_of(self.text)))
        return self._claim("metric", value, self.span(start, end), evidence, measure=measure, region=region)

    def founded(self, employer: Employer, place: Span, *why: Evidence) -> Claim:
        """That the person founded an organization, said by the words at ``place``."""
        role = (employer.said.role if employer.said else "value").replace("value", "subject")
        named = employer.said.span if employer.said else self.span(employer.start, employer.end)
        return Claim(
            self.document.name, self.document.document_id, employer.mention, "founder", self.person.mention, place,
            evidence=(Evidence(role, named), self.person.evidence("value"), *why), extractor="card",
        )  # fmt: skip

    def _claim(self, kind: str, value: Value, span: Span, evidence: tuple[Evidence, ...], **said: str) -> Claim:
        return Claim(
            self.document.name, self.document.document_id, self.person.mention, kind, value, span,
            qualifiers(**said), evidence=evidence, extractor="card",
        )  # fmt: skip
