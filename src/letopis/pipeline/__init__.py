"""The only place that chains stages: article in, record out."""
