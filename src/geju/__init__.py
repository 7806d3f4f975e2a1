"""geju reads documents about an industry and publishes a landscape in which every number leads to its source."""

__version__ = "0.1.0"
