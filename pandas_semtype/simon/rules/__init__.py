"""Rules beside the network: formats, check digits, ranges, vocabularies, cardinality.

A rule looks at the cells of a column and has an `Opinion`: it settles what the column is,
supports a label, or forbids one. `decide` joins the opinions with the scores of the network.

Every rule has a reason, such as ``format:email``; ``reasons.csv`` lists them all, with the
labels they speak of and the word lists they read. The documentation is made from it, and
tests hold it to the code.

With few cells a rule supports where it would settle. Rules of lists of names and codes that
support a label forbid its rivals under the same reason. A score below 1 is no certainty: an
opinion with score ``s`` multiplies or divides the odds of the network by ``(1 - s) ** -2``.
Lists of cities, people and firms are never complete, so only what they hold counts.
"""

from __future__ import annotations

from .opinion import Opinion

__all__ = ["Opinion"]
