"""Who signs what, in what capacity and why: pure functions of the region, the case and the day."""
