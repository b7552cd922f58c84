"""Apps and models from elsewhere."""
