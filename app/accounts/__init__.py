"""People, organizations, memberships, sign-in, sessions and invitations."""
