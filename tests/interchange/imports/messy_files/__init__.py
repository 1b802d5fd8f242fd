"""Deliberately messy files, each with what a careful adviser expects of every row."""
