"""A port to listen on: the asked one, or the first free one."""

from __future__ import annotations

import os
import socket

from .. import settings
from ..errors import ServerFailedToStart

FIRST_PORT = 7860


def listen(host: str, port: int | None) -> socket.socket:
    """A socket bound to `port`, or to the first free one from 7860 on; 0 lets the system choose.

    Raises `ServerFailedToStart` saying what is in the way and what to do.
    """
    if port is None:
        port = settings.PORT.read_int()
    if port is not None:
        return _bound(host, port)
    count = settings.PORT_COUNT.read_int() or 1
    for candidate in range(FIRST_PORT, FIRST_PORT + count):
        try:
            return _bind(host, candidate)
        except OSError as error:
            if not _is_taken(error):
                raise _failure(host, candidate, error) from error
    raise ServerFailedToStart(
        f"None of the ports {FIRST_PORT} to {FIRST_PORT + count - 1} is free on '{host}'. Stop another server, "
        "or choose a port: launch(server_port=...), or LIMELIGHT_PORT."
    )


def _bound(host: str, port: int) -> socket.socket:
    try:
        return _bind(host, port)
    except (OSError, OverflowError) as error:
        raise _failure(host, port, error) from error


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is said, for asyncio sends small answers at once (TCP_NODELAY) only on sockets that say it.
    opened = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # On Windows the option would let two servers share a port.
        if os.name == "posix":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen(2048)
    except BaseException:
        opened.close()
        raise
    opened.set_inheritable(True)
    return opened


def _is_taken(error: OSError) -> bool:
    import errno

    return error.errno in {errno.EADDRINUSE, errno.EACCES, getattr(errno, "WSAEACCES", errno.EACCES)}


def _failure(host: str, port: int, error: Exception) -> ServerFailedToStart:
    import errno

    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return ServerFailedToStart(
            f"Port {port} on '{host}' is taken by another program. Stop that one, choose another port with "
            "launch(server_port=...) or LIMELIGHT_PORT, or leave the port out: then the first free one "
            f"from {FIRST_PORT} is used."
        )
    if number == errno.EACCES:
        return ServerFailedToStart(f"Port {port} needs more rights than this program has. Choose one above 1023.")
    if number in {errno.EADDRNOTAVAIL, None} or isinstance(error, socket.gaierror):
        return ServerFailedToStart(
            f"'{host}' and port {port} cannot be listened on ({error}). Use server_name='127.0.0.1' for this machine "
            "only, '0.0.0.0' for every network, and a port from 1 to 65535."
        )
    return ServerFailedToStart(f"The server cannot listen on '{host}', port {port}: {error}.")
