"""The other protection: exact counts, the small ones hidden, then attacked before they leave."""
