"""Fake news: a task that learns from labelled texts, on one of several text encoders."""
