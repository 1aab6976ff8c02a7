"""Pages of the Planbudget."""
