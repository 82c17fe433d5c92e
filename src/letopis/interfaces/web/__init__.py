"""The chronicle over HTTP: an API for programs, pages for people."""
