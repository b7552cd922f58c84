"""Sockets that compress without holding memory for it: a page that says nothing costs next to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

SMALL_BYTES = 256
"""Compressing less than this saves nothing."""


def socket_protocol() -> type:
    """uvicorn's protocol for WebSockets, with compression that begins anew for each message.

    The usual one keeps 50 kB for each connection, so that a message can refer to the one before.
    """
    from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
    from websockets.extensions.permessage_deflate import PerMessageDeflate, ServerPerMessageDeflateFactory

    class Sparing(PerMessageDeflate):
        def encode(self, frame: Any) -> Any:
            is_small = frame.fin and frame.opcode is not frame.opcode.CONT and len(frame.data) < SMALL_BYTES
            return frame if is_small else super().encode(frame)

    class Factory(ServerPerMessageDeflateFactory):
        def process_request_params(self, params: Sequence[Any], accepted_extensions: Sequence[Any]) -> Any:
            agreed, usual = super().process_request_params(params, accepted_extensions)
            return agreed, Sparing(
                usual.remote_no_context_takeover,
                usual.local_no_context_takeover,
                usual.remote_max_window_bits,
                usual.local_max_window_bits,
                self.compress_settings,
            )

    class Protocol(WebSocketsSansIOProtocol):
        def __init__(self, *args: Any, **options: Any):
            super().__init__(*args, **options)
            # Both sides forget each message: what is kept between messages is what takes the memory.
            factory = Factory(
                server_no_context_takeover=True,
                client_no_context_takeover=True,
                server_max_window_bits=13,
                client_max_window_bits=12,
                compress_settings={"memLevel": 6},
            )
            self.conn.available_extensions = [factory]

    return Protocol
