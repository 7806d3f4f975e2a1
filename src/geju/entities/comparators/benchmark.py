"""Tests and their parts."""

from __future__ import annotations

from geju.entities.comparator import Candidate, Comparator
from geju.model.entity import Reason


class Benchmark(Comparator):
    """Two benchmarks are one where test and part are: ``TAU-Bench (Retail)`` and ``Tau-Bench Retail``; else they are two."""

    def compare(self, a: Candidate, b: Candidate) -> Reason | None:
        """Decides between any two benchmarks: there a character makes another test."""
        if a.type != "Benchmark" or b.type != "Benchmark":
            return None
        if a.key == b.key:
            return Reason("benchmark", 1.0, "entities.benchmark_same")
        return Reason("benchmark", -0.5, "entities.benchmark_different")
