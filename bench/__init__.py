"""Measured speed: `python -m bench hauptbuch` runs us and the peers side by side and writes bench/ERGEBNISSE.md.

Only ratios count whose two sides ran in turns in the same run, because the speed of a shared machine swings. Every side
is a process of its own that waits for orders (`bench.werk`), so that no one pays for another's imports or memory.
"""
