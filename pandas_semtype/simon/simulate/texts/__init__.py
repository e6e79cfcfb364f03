"""Columns of text: sentences, titles, products, scientific names, codes."""
