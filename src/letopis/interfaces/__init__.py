"""Interfaces: they parse the request, call what does the work, and lay out the answer."""
