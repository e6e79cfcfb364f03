"""Columns of identifiers: digests, check-digit numbers, phones, plates, tickers."""
