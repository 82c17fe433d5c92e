"""Document -> Record: everything that one article tells, each fact with its words (extract.py)."""
