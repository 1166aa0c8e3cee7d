"""Checks with many values, made by a seed that is printed."""

from hypothesis import HealthCheck, given, seed, settings

from ...seeds import a_seed


def at_random(*strategies, **options):
    """Let a check run with many values; `options` are those of the settings."""

    def made(check):
        slow = [HealthCheck.too_slow]
        how = settings(database=None, deadline=None, suppress_health_check=slow)
        return seed(a_seed())(settings(how, **options)(given(*strategies)(check)))

    return made
