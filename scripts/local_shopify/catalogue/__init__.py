"""What the shop has when it opens, and how it is named there."""
