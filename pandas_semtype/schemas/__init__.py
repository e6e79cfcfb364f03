"""What columns mean, as schemas of other tools; each tool is imported by its function alone."""

from .exports import SchemaExports

__all__ = ["SchemaExports"]
