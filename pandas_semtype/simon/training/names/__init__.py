"""Training of the model of names of columns, and of the labels that stand together."""
