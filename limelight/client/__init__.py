"""Call apps from Python: `Client(url).predict("Ada", api_name="/greet")`.

It speaks with servers of Limelight and of Gradio, and needs nothing beyond the standard library and msgspec.
"""

from __future__ import annotations

from .asynchronous import AsyncClient as AsyncClient
from .client import Client as Client
from .files import file as file
from .files import handle_file as handle_file
from .job import Job as Job
from .job import Status as Status
from .job import StatusUpdate as StatusUpdate
from .webhook import verify_webhook as verify_webhook

__all__ = [
    "AsyncClient",
    "Client",
    "Job",
    "Status",
    "StatusUpdate",
    "file",
    "handle_file",
    "verify_webhook",
]
