"""Claims out of structured feeds (JSON, YAML, TOML, CSV, front matter), as a mapping in YAML says."""

from __future__ import annotations

from collections.abc import Iterator

from geju.base.errors import Problem
from geju.base.text import has_decimal_commas
from geju.claims.extractor import Extractor
from geju.claims.records.mapping import FeedMapping, mapping_named, mappings
from geju.claims.records.reading import read_records
from geju.claims.records.rows import table_records
from geju.model.claim import Claim
from geju.model.document import Block, Document, Node
from geju.model.vocabulary import Vocabulary

_TABULAR = ("csv", "xlsx", "spreadsheet")


class RecordExtractor(Extractor):
    """Reads a feed by the mapping that its origin names, else by the first whose keys its records have."""

    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """The claims of every record; records of the wrong shape as problems."""
        named = mapping_named(document.origin.mapping) if document.origin.mapping else None
        for block in document.blocks:
            root = _root(document, block)
            mapping = _mapping(document, root, named) if root else None
            if root and mapping:
                yield from read_records(document, root, mapping, vocabulary)


def _root(document: Document, block: Block) -> Node | None:
    """The records of a block: its tree of values, or the rows of a table in a document that is nothing but tables."""
    if block.data is not None:
        return block.data
    tabular = block.table is not None and (document.format in _TABULAR or document.origin.mapping)
    if not tabular or block.table is None:
        return None
    return table_records(block.table, commas=document.format == "csv" and has_decimal_commas(document.text))


def _mapping(document: Document, root: Node, named: FeedMapping | None) -> FeedMapping | None:
    if named:
        return named if document.format != "markdown" or named.fits(document.name, root) else None
    return next((m for m in mappings().values() if m.fits(document.name, root)), None)
