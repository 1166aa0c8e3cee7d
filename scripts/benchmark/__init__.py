"""Imports measured beside what a programmer would write by hand, in one run."""
