"""Where an app is served: on a port of its own, inside somebody's ASGI app, reloaded while it is written."""
