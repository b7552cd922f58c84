"""What people marked: kept durably, read back, exported."""
