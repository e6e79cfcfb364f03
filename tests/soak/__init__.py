"""Many calls in one process, in threads and in processes; see ``python -m tests.soak``."""
