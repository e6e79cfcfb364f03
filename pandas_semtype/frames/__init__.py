"""Frames of any library: which engine holds them, and a sample that the engine draws."""

from .detection import source_of
from .source import RowSource, Sampled

__all__ = ["RowSource", "Sampled", "source_of"]
