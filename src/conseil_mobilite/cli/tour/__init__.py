"""The guided tour: the whole story in the real window, by real keys and clicks, then verified."""
