"""What a piece of work may take of the machine is given back when it ends."""

from __future__ import annotations

import gc

import pytest

from geju.base.limits import uncollected


def test_the_collector_rests_until_the_outermost_work_ends() -> None:
    assert gc.isenabled()
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_work_that_fails_wakes_the_collector() -> None:
    with pytest.raises(ValueError, match="failed"), uncollected():
        raise ValueError("failed")
    assert gc.isenabled()


def test_whoever_has_put_it_to_rest_keeps_it_so() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
