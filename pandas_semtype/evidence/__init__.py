"""What is kept of each part of a frame, so that parts can be added up and typed together."""

from .column import ColumnEvidence
from .frame import FrameEvidence
from .priority import PrioritySample

__all__ = ["ColumnEvidence", "FrameEvidence", "PrioritySample"]
