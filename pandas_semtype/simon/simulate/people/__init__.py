"""Columns of people, companies, jobs and languages."""
