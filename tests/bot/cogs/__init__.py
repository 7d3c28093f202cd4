"""Each feature on a simulated Discord."""
