"""Columns of places, addresses, positions and travel codes."""
