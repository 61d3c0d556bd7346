"""Questions about people, their memberships, links and sessions."""
