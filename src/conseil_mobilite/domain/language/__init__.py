"""French dates, hours, amounts and spaces; days of Paris."""
