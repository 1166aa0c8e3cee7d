"""What can go wrong with a catalogue."""


class CatalogueError(Exception):
    """A catalogue that cannot be loaded; the message is one clear line."""
