"""Claims out of structured feeds (JSON, YAML, TOML), as a mapping in YAML says."""

from __future__ import annotations

from collections.abc import Iterator

from geju.base.errors import Problem
from geju.claims.extractor import Extractor
from geju.claims.records.mapping import mapping_named, mappings
from geju.claims.records.reading import read_records
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.vocabulary import Vocabulary


class RecordExtractor(Extractor):
    """Reads a feed by the mapping that its origin names, else by the first whose keys its records have."""

    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """The claims of every record; records of the wrong shape as problems."""
        for block in document.blocks:
            if block.data is None:
                continue
            named = document.origin.mapping
            mapping = (
                mapping_named(named)
                if named
                else next((m for m in mappings().values() if m.fits(document.name, block.data)), None)
            )
            if mapping:
                yield from read_records(document, block.data, mapping, vocabulary)
