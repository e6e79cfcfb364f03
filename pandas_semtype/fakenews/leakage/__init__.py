"""Leakage: what gives the classes of texts away without being what the labels are about."""
