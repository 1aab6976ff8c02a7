"""Input of the selection room to clean values."""
