"""Fault drills: real processes, real connections, real deaths; measured and judged."""
