"""The forecast of the Planbudget: see docs/prognose.md."""
