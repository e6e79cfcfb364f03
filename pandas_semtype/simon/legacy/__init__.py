"""The networks published in 2019: fetch and convert them, and run them as they were."""

from .convert import checkpoint_directory, read_published

__all__ = ["checkpoint_directory", "read_published"]
