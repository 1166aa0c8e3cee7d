"""What a programmer writes without the addon, for each kind of record."""
