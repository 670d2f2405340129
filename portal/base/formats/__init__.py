"""How dates, times and numbers read in each language."""
