"""Letopis: a sourced record of diplomacy from Russian-language news."""
