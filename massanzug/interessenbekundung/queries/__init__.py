"""What is read in this room: calls and Bekundungen up to the opening, the selection from there to the award."""
