"""Labelled columns of open-data portals as training data."""
