"""A page about a frame: types, reasons, distributions, odd cells and warnings, to look at."""

from .report import Report, make_report

__all__ = ["Report", "make_report"]
