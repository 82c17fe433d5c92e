"""The values that Letopis works on: articles, documents, casts, dates, records. No logic of reading."""
