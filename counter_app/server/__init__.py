"""The journal server: the side that is visited, as the centre or as a hall's hub."""
