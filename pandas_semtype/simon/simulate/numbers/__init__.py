"""Columns of numbers: counts, decimals, amounts, quantities."""
