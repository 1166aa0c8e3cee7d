"""The kinds of records that are synchronised, and the work of each mode.

A new kind is a row of `KINDS`; a new mode is a name in `SyncMode`, and a `Work` that is
listed in `WORKS`. Nobody else asks for a kind or a mode by its name.
"""
