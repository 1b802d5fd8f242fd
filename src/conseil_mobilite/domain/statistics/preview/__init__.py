"""What leaves beside what it comes from, for the adviser's eyes before anything leaves."""
