"""Claims out of tables, whichever way up they stand."""

from __future__ import annotations

from collections.abc import Iterator

from geju.base.errors import Problem
from geju.base.registry import entries
from geju.claims.context import contexts
from geju.claims.extractor import Extractor
from geju.claims.tables.reader import TableReader
from geju.claims.tables.scores.elsewhere import reread
from geju.claims.tables.sheet import Sheet
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.vocabulary import Vocabulary

READERS = "geju.claims.tables.readers"
# Problems that themselves say that a table is of a reader's kind.
_TELLING = ("claims.table_contradicts", "claims.score_impossible")
_LARGEST = 1_000_000


class TableExtractor(Extractor):
    """Asks the readings of ``claims/tables/readers`` in their order; the first that finds a claim has read the table."""

    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """The claims of every table of a document."""
        tables: list[list[Claim | Problem]] = []
        readers = sorted(entries(READERS, TableReader).items(), key=lambda pair: (pair[1].order, pair[0]))
        for context in contexts(document, vocabulary):
            table = context.block.table
            if table is None:
                continue
            if table.n_rows * table.n_columns > _LARGEST:
                said = (("limit", f"{_LARGEST:,}"), ("n", f"{table.n_rows * table.n_columns:,}"))
                line = document.line_of(context.block.start)
                yield Problem("claims.table_too_large", said, document.name, line, "warning")
                continue
            sheet = Sheet(document, table, context)
            for _, reader in readers:
                found = list(reader.read(sheet, vocabulary))
                if any(isinstance(one, Claim) or one.key in _TELLING for one in found):
                    tables.append(found)
                    break
        anew = reread([[one for one in found if isinstance(one, Claim)] for found in tables], vocabulary.lexicon)
        for found in tables:
            yield from (anew.get(id(one), one) if isinstance(one, Claim) else one for one in found)
