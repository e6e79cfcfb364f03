"""Fit the model of roles: ``python -m pandas_semtype.simon.training.roles``."""
