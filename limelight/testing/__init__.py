"""Drive an app without a browser."""
