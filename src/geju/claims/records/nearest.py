"""A feed that no mapping reads: which one comes nearest, and which of its keys are missing."""

from __future__ import annotations

from geju.base.errors import Problem
from geju.claims.records.mapping import mappings
from geju.model.document import Document

_FEEDS = ("json", "yaml", "toml")


def unmapped(document: Document) -> Problem | None:
    """A note for a structured document that no mapping fits, None for any other."""
    roots = [block.data for block in document.blocks if block.data is not None]
    if document.format not in _FEEDS or document.origin.mapping or not roots:
        return None
    root = roots[0]
    if any(mapping.fits(document.name, root) for mapping in mappings().values()):
        return None
    misses = {name: mapping.missed(root) for name, mapping in mappings().items() if mapping.match_keys}
    shares = {name: len(keys) / len(mappings()[name].match_keys) for name, keys in misses.items()}
    near = min(shares, key=lambda name: (shares[name], name), default="")
    near = near if near and shares[near] < 1 else ""
    params = {"near": near, "keys": ", ".join(misses[near]) or "-"} if near else {"known": ", ".join(mappings())}
    if near:
        params["records"] = ".".join(mappings()[near].records[0]) or "-"
    key = "claims.no_mapping_near" if near else "claims.no_mapping"
    return Problem(key, tuple(sorted(params.items())), document.name, document.line_of(root.start), "warning")
