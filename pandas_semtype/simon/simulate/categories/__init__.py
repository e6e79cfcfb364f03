"""Columns of few values that repeat: categories, scales, booleans, genders."""
