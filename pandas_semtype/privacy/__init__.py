"""Personal data in frames: replaced by pseudonyms, made-up values or placeholders."""

from .masking import METHODS, mask

__all__ = ["METHODS", "mask"]
