"""Encoders that turn texts into vectors, whoever made them, with a classifier on top."""
