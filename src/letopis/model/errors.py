"""The errors that a user sees: one clear line each, exit code 2."""

from __future__ import annotations


class LetopisError(Exception):
    """Names the thing, the cause and what to do; shown without a traceback. Stops everything."""


class InputError(LetopisError):
    """One bad input: skipped and named, the others are still read."""
