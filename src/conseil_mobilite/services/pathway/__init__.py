"""Pathways, their actions and their funding."""
