"""The client for coroutines: waits without blocking the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from .client import Client
from .endpoints import Endpoint
from .job import Job

if TYPE_CHECKING:
    from typing_extensions import Self


def _connected(src: str, options: dict[str, Any]) -> Client:
    told: Any = {"verbose": False, **options}
    return Client(src, **told)


class AsyncClient:
    """`async with await AsyncClient.connect(url) as client: await client.predict("Ada", api_name="/greet")`."""

    def __init__(self, client: Client):
        self.client = client

    @classmethod
    async def connect(cls, src: str, **options: Any) -> Self:
        """Connect; takes what `Client` takes."""
        return cls(await asyncio.to_thread(_connected, src, options))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.client.close()

    async def predict(self, *args: Any, **kwargs: Any) -> Any:
        """The result of one call. A cancelled wait stops the run."""
        job = await asyncio.to_thread(lambda: self.client.submit(*args, **kwargs))
        try:
            return await job
        except asyncio.CancelledError:
            await asyncio.to_thread(job.cancel)
            raise

    async def submit(self, *args: Any, **kwargs: Any) -> Job:
        """Start a call; `await job` gives its result, `async for` each partial one."""
        return await asyncio.to_thread(lambda: self.client.submit(*args, **kwargs))

    async def stream(self, *args: Any, **kwargs: Any) -> AsyncIterator[Any]:
        """Each result of a generator as it comes. A caller that stops listening stops the run."""
        job = await self.submit(*args, **kwargs)
        try:
            async for one in job.__aiter__():
                yield one
        finally:
            if not job.done():
                await asyncio.to_thread(job.cancel)

    async def endpoints(self) -> dict[str, Endpoint]:
        """The app's public endpoints by name."""
        return await asyncio.to_thread(lambda: self.client.endpoints)
