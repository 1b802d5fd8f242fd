"""Who may open the base, and how: the code of the recovery kit, the delays of the lock."""
