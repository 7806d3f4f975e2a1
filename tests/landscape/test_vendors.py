"""A price belongs to who asks it: a vendor's own price speaks neither for nor against the maker's."""

from __future__ import annotations

from pathlib import Path

from geju import pipeline

FEED = """{
  "nebel-1": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 2.5e-06},
  "azure/nebel-1": {"litellm_provider": "azure", "mode": "chat", "input_cost_per_token": 2.75e-06},
  "groq/nebel-1": {"litellm_provider": "groq", "mode": "chat", "input_cost_per_token": 2e-06, "input_cost_per_token_batches": 1e-06}
}
"""
OTHER = 'base_model = "openai/nebel-1"\n[cost]\ninput = 3\n[[cost.tiers]]\ntier = { size = 200_000 }\ninput = 6\n'


def test_prices_of_vendors_are_facts_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "land"
    (folder / "sources").mkdir(parents=True)
    (folder / "project.yaml").write_text("name: land\n", encoding="utf-8")
    (folder / "sources" / "a.json").write_text(FEED, encoding="utf-8")
    (folder / "sources" / "b.toml").write_text(OTHER, encoding="utf-8")
    assert pipeline.build(folder).problems == ()
    with pipeline.open_landscape(folder) as view:
        facts = {}
        for fact in view.facts("nebel-1", "price"):
            slot = dict(fact.slot)
            facts[slot.get("vendor", ""), slot.get("plan", ""), slot.get("above", "")] = fact
    assert set(facts) == {("", "", ""), ("", "", "200000"), ("azure", "", ""), ("groq", "", ""), ("groq", "batch", "")}
    own = facts["", "", ""]
    assert own.status == "disputed" and len(own.claims_against) == 1  # 2.5 and 3 are both said to be the maker's
    assert all(not f.claims_against for key, f in facts.items() if key != ("", "", ""))
