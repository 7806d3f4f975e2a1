"""What several readings of models share: nouns that tell of a launch, names by their tails."""
