"""Who may open the base: slots, keychain, wrapping."""
