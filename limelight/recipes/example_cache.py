"""Results of examples, kept on disk so that a click shows them at once."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import settings
from ..errors import CannotRun, Error
from ..files.table import Table
from ..wire.values import FileData, replace_files

if TYPE_CHECKING:
    from ..engine.engine import Engine
    from ..graph.component import Component
    from ..graph.listener import Listener


class ExampleCache:
    """The results of one list of examples. One file per sample; the name changes with the function and the samples.

    Parameters:
        runner: the listener whose function gives the results.
        samples: the inputs, one list per sample.
    """

    def __init__(self, runner: Listener, samples: list[list[Any]]):
        self.runner = runner
        self.samples = samples
        self.engine: Engine | None = None
        self.folder = Path(settings.EXAMPLES_CACHE.read() or ".gradio/cached_examples") / _key(runner, samples)

    async def start(self, engine: Engine) -> None:
        """Remember the engine that runs the function. For `on_start`."""
        self.engine = engine

    async def fill(self, engine: Engine) -> None:
        """Compute every result that is not there yet. For `on_start`; an example that fails raises `CannotRun`."""
        self.engine = engine
        for index in range(len(self.samples)):
            try:
                await self.result(index)
            except Error as error:
                raise CannotRun(f"Example {index} ({self.samples[index]!r}) cannot be cached: {error}") from error

    async def result(self, index: int) -> list[Any]:
        """The outputs of a sample as they travel, files as `FileData` on this machine. Raises what the function raised.

        When the caller is cancelled the computation goes on and is kept.
        """
        place = self.folder / f"{index}.json"
        if place.exists():
            return _read(place)
        values = await self._compute(index)
        _write(place, values)
        return values

    async def _compute(self, index: int) -> list[Any]:
        if self.engine is None:
            raise CannotRun("Examples are cached when the app is served; call launch() first.")
        files = self.engine.files
        inputs = wire_inputs(self.runner.inputs, self.samples[index])
        session = self.engine.session(None)
        payloads = [files.outgoing(value, owner=session.id, trusted=True) for value in inputs]
        run = session.trigger(self.runner, payloads)
        await run.finished()
        if run.error is not None:
            raise Error(run.error.message or "Error raised.", print_exception=False)
        values = [files.incoming(value, owner=session.id) for value in run.values]
        return [value.whole() if isinstance(value, Table) else value for value in values]


def wire_inputs(inputs: list[Any], sample: list[Any]) -> list[Any]:
    """A sample as it travels; inputs without a value in it have their first one."""
    return [
        _initial(one) if i >= len(sample) or sample[i] is None else one.postprocess(sample[i])
        for i, one in enumerate(inputs)
    ]


def _initial(component: Component) -> Any:
    return None if component.stateful else component.initial_value()


def _key(runner: Listener, samples: list[list[Any]]) -> str:
    fn = runner.fn
    code = getattr(getattr(fn, "__code__", None), "co_code", b"")
    names = [getattr(fn, "__module__", ""), getattr(fn, "__qualname__", ""), *(one.kind for one in runner.outputs)]
    text = repr(names).encode() + code + repr(samples).encode()
    return hashlib.sha256(text).hexdigest()[:16]


def _read(place: Path) -> list[Any]:
    from ..files.guard import set_static_paths

    def found(file: dict[str, Any]) -> FileData:
        path = place.parent / file["path"]
        set_static_paths(path)
        return FileData(path=str(path), orig_name=file.get("orig_name"), mime_type=file.get("mime_type"))

    values: list[Any] = replace_files(json.loads(place.read_text(encoding="utf-8")), found)
    return values


def _write(place: Path, values: list[Any]) -> None:
    import msgspec

    place.parent.mkdir(parents=True, exist_ok=True)

    def kept(file: FileData) -> dict[str, Any]:
        folder = place.with_suffix("") / hashlib.sha256(file.path.encode()).hexdigest()[:8]
        folder.mkdir(parents=True, exist_ok=True)
        copied = Path(shutil.copy(file.path, folder / Path(file.path).name))
        plain: dict[str, Any] = msgspec.to_builtins(file)
        return {**plain, "path": str(copied.relative_to(place.parent)), "url": None}

    plain = replace_files(values, kept, lambda value: isinstance(value, FileData))
    draft = place.with_suffix(".part")
    draft.write_text(json.dumps(plain), encoding="utf-8")
    draft.replace(place)  # a crash while writing leaves no half result
