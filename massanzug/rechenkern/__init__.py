"""Cellar of the house: money, time, distribution, paths and commitments as pure functions without Django.

Every function takes what it needs (`heute` included) and reads neither clock nor database. Money is integer
cents or `Betrag`; a module never rounds twice. Municipal values live in `parameter/*.toml`, not in code.
"""
