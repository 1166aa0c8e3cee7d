"""Long lists of pairs, written down so that they can still be read."""


def read_pairs(text: str) -> dict[str, str]:
    """Read “CODE Name of it, CODE Name of it, …”."""
    pairs = (entry.strip().partition(" ") for entry in text.split(","))
    return {code: name for code, _, name in pairs}
