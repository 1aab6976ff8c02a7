"""Every read of a case. What one may not see does not exist."""
