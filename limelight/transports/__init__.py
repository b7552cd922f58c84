"""How messages come and go: pages, sockets, files, and the contracts of other clients, as one ASGI app."""
