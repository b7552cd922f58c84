"""What travels between a page and the server: values, patches, messages, and their bytes."""
