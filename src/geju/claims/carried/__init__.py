"""Whether words carry what a claim says: numbers, names, qualifiers. The law in ``ground.py`` asks; no extractor does."""
