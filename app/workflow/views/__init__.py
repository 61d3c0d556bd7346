"""Pages that every case has, whatever its life cycle."""
