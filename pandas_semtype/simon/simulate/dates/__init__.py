"""Columns of dates, timestamps and parts of the calendar."""
