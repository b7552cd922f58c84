"""Where runs and sessions are kept beyond the engine's own memory."""
