"""What a chronicle is asked, and what it answers: read models, without layout."""
