"""Pages of the case room: one query or one action each."""
