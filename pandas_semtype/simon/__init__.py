"""SIMOn: simulate columns, train a network on them, and tell what real columns mean."""
