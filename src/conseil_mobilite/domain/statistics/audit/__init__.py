"""The program's own attack: what can be deduced from published figures by whoever tries."""
