"""What people are asked about themselves and others."""
