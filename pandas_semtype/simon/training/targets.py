"""What is known of a label of a training column, besides right (1) and wrong (0)."""

from __future__ import annotations

__all__ = ["MASKED", "OPEN"]

OPEN = -1
"""May or may not be given; the primary label is the better answer."""

MASKED = -2
"""Nobody knows: the source has no such label."""
