"""The local directory of services and the catalogue of aids."""
