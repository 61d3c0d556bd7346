"""People, the organizations they belong to, and how they sign in."""
