"""Referrals received and sent."""
