"""What the body keeps in writing about its processing of data (RGPD, art. 30 and 35)."""
