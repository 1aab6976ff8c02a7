"""Input of the case room to clean values."""
