"""The case file and what every case in it has: history, clocks, sign-offs, access."""
