"""Transfer learning: new labels from a few example columns."""
