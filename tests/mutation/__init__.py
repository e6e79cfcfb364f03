"""Small changes to the code that tests should notice; see ``python -m tests.mutation --help``."""
