"""Evaluation: gold sets, figures, floors."""
