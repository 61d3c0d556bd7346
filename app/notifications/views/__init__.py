"""Pages about messages: the staff page "Jobs" and the developers' mailbox."""
