"""Simulated keys: identifiers, codes of code lists, and standard numbers with check digits."""
