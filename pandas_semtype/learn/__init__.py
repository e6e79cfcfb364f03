"""Semantic types in scikit-learn: a transformer, a selector of columns, a pipeline."""

from .selector import SemtypeSelector, make_semtype_selector

__all__ = ["SemtypeSelector", "make_semtype_selector"]
