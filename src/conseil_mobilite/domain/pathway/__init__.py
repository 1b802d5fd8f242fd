"""Referrals, pathways, actions and their funding."""
