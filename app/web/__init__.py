"""Edges that know no subject: headers, guards, page rendering."""
