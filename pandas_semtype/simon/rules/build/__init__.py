"""Compile the word lists of the rules, and fit what weighs them."""
