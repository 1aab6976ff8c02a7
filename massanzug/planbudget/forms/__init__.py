"""Input of the Planbudget room to clean values."""
