"""Free text through SIMOn: a document is a column, its sentences are cells."""
