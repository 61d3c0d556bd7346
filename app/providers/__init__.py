"""Provider organizations, their dated program participation, and expert profiles."""
