"""What a chronicle holds in the formats of others: one module a format, and the list of them (`registry`)."""
