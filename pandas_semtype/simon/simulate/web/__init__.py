"""Columns of the web: addresses, hosts, files, agents, networks."""
