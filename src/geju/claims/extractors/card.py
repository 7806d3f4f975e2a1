"""Claims out of cards: people with their posts and studies, boxes of figures, keys with values, people named with a post."""

from __future__ import annotations

from collections.abc import Iterator

from geju.base.errors import Problem
from geju.claims.cards.mentions import read_mentions
from geju.claims.cards.people import read_people
from geju.claims.context import contexts
from geju.claims.extractor import Extractor
from geju.claims.labels.badges import read_badges
from geju.claims.labels.boxes import read_boxes
from geju.claims.labels.keyed import read_keyed
from geju.claims.labels.listed import read_lists, read_products, read_ties
from geju.claims.labels.tiles import read_tiles
from geju.claims.labels.timeline import read_timelines
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.vocabulary import Vocabulary


class CardExtractor(Extractor):
    """Short lines that belong together without a sentence: a name above a title, a label above a number."""

    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
        """The claims of every card of a document."""
        around = contexts(document, vocabulary)
        yield from read_people(document, around, vocabulary)
        yield from read_mentions(document, vocabulary)
        yield from read_boxes(document, around, vocabulary)
        yield from read_tiles(document, around, vocabulary)
        yield from read_keyed(document, around, vocabulary)
        yield from read_lists(document, around, vocabulary)
        yield from read_ties(document, around, vocabulary)
        yield from read_products(document, around, vocabulary)
        yield from read_timelines(document, around, vocabulary)
        yield from read_badges(document, around)
