"""What makes the files of ``rules/data``: compiled word lists and fitted rates of names.

Inference needs none of it. `additions`, `short_words` and `name_words` are written by hand;
the other modules read packages of the extra ``train``, or simulated columns.
"""
