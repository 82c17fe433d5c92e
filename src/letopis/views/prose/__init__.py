"""What the chronicle holds, told in Russian sentences."""
