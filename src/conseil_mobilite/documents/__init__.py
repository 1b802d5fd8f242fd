"""What leaves the program on paper: frozen values in, PDF bytes out."""
