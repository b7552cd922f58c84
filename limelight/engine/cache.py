"""Results kept for the next time: `@gr.cache` for functions, `gr.Cache` for parts of what a function computes.

Keys are made of contents, so two equal pictures are one key. Signed-in people never see each other's results; a cache
with `per_session=True` is not shared at all.
"""

from __future__ import annotations

import functools
import hashlib
import inspect
import pickle
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from ..errors import BadProp
from ..graph.building import current_run
from .request import Header

_UNITS = {"b": 1, "kb": 1000, "mb": 1000**2, "gb": 1000**3, "kib": 1024, "mib": 1024**2, "gib": 1024**3}
_MISS = object()


class Store:
    """The least recently used entries go first. Safe to use from any thread.

    Parameters:
        max_size: most entries; 0 is no limit.
        max_memory: most bytes, a number or text such as "512mb"; None is no limit.
    """

    def __init__(self, max_size: int = 128, max_memory: str | int | None = None):
        self.max_size = max_size
        self.max_bytes = read_size(max_memory)
        self._entries: OrderedDict[Any, tuple[Any, Any, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Any, default: Any = None) -> Any:
        """The value under a key, now the most recently used; `default` when there is none."""
        with self._lock:
            if key not in self._entries:
                return default
            self._entries.move_to_end(key)
            return self._entries[key][1]

    def set(self, key: Any, raw_key: Any, value: Any) -> None:
        """Keep a value, and let older ones go when there are too many or too large ones."""
        size_bytes = size_of(value) if self.max_bytes is not None else 0
        with self._lock:
            if key in self._entries:
                self._bytes -= self._entries.pop(key)[2]
            self._entries[key] = (raw_key, value, size_bytes)
            self._bytes += size_bytes
            while self._entries and self._is_too_full():
                self._bytes -= self._entries.popitem(last=False)[1][2]

    def _is_too_full(self) -> bool:
        too_many = bool(self.max_size) and len(self._entries) > self.max_size
        return too_many or (self.max_bytes is not None and self._bytes > self.max_bytes)

    def keys(self, owner: Any = _MISS) -> list[Any]:
        """The keys as they were given, of one owner or of all."""
        with self._lock:
            return [raw for key, (raw, _, _) in self._entries.items() if owner is _MISS or key[0] == owner]

    def clear(self, owner: Any = _MISS) -> None:
        """Forget everything, or everything of one owner."""
        with self._lock:
            for key in [key for key in self._entries if owner is _MISS or key[0] == owner]:
                self._bytes -= self._entries.pop(key)[2]

    def __len__(self) -> int:
        return len(self._entries)


class Cache:
    """A cache that a function fills by hand. Give a function a parameter with this as its default.

        def answer(prompt, cache=gr.Cache()):
            found = cache.get(prompt)
            if found is None:
                cache.set(prompt, text=model(prompt))

    Parameters:
        max_size: most entries; 0 is no limit.
        max_memory: most bytes, a number or text such as "512mb"; None is no limit.
        per_session: keep each session's entries apart.
    """

    def __init__(self, max_size: int = 128, max_memory: str | int | None = None, per_session: bool = False):
        self._store = Store(max_size, max_memory)
        self.per_session = per_session

    def get(self, key: Any) -> dict[str, Any] | None:
        """What was kept under a key, or None. Parameters: key: anything `gr.cache` can tell apart."""
        found: dict[str, Any] | None = self._store.get((owner_of(self.per_session), digest_of(key)))
        return found

    def set(self, key: Any, **data: Any) -> None:
        """Keep data under a key. Parameters: key: as in `get`; data: what to keep, by name."""
        self._store.set((owner_of(self.per_session), digest_of(key)), key, data)

    def keys(self) -> list[Any]:
        """All keys, as they were given."""
        return self._store.keys(owner_of(self.per_session))

    def clear(self) -> None:
        """Forget all entries."""
        self._store.clear(owner_of(self.per_session))


def cache(
    fn: Callable[..., Any] | None = None,
    *,
    key: Callable[[dict[str, Any]], Any] | None = None,
    max_size: int = 128,
    max_memory: str | int | None = None,
    per_session: bool = False,
) -> Callable[..., Any]:
    """Keep a function's results by its inputs: `@gr.cache`, `@gr.cache(max_size=8)` or `gr.cache(fn)(x)`.

    A generator's results are kept once it has ended by itself and given again one after the other.

    Parameters:
        fn: the function; sync or async, a generator or not.
        key: gives the key from the arguments by name, when not all of them matter.
        max_size: most results; 0 is no limit.
        max_memory: most bytes, a number or text such as "512mb"; None is no limit.
        per_session: keep each session's results apart.
    """
    if fn is None:
        return functools.partial(cache, key=key, max_size=max_size, max_memory=max_memory, per_session=per_session)
    # Kept on the function, so that `gr.cache(fn)` inside another function finds it again.
    store: Store = vars(fn).setdefault("_limelight_cache", Store(max_size, max_memory))
    signature = inspect.signature(fn)

    def key_of(args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, str]:
        arguments = signature.bind(*args, **kwargs)
        arguments.apply_defaults()
        known = {
            name: str(one) if isinstance(one, Header) else one
            for name, one in arguments.arguments.items()
            if isinstance(one, Header) or not hasattr(type(one), "injected_as")
        }
        return owner_of(per_session), digest_of(key(known) if key else known)

    return _wrapped(fn, store, key_of)


KeyOf = Callable[[tuple[Any, ...], dict[str, Any]], tuple[Any, str]]


def _wrapped(fn: Callable[..., Any], store: Store, key_of: KeyOf) -> Callable[..., Any]:
    if inspect.isasyncgenfunction(fn):
        wrap = _wrap_async_generator
    elif inspect.isgeneratorfunction(fn):
        wrap = _wrap_generator
    elif inspect.iscoroutinefunction(fn):
        wrap = _wrap_async
    else:
        wrap = _wrap_plain
    return functools.wraps(fn)(wrap(fn, store, key_of))


def _wrap_plain(fn: Callable[..., Any], store: Store, key_of: KeyOf) -> Callable[..., Any]:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        key = key_of(args, kwargs)
        if (found := store.get(key, _MISS)) is _MISS:
            store.set(key, key, found := fn(*args, **kwargs))
        return found

    return wrapper


def _wrap_async(fn: Callable[..., Any], store: Store, key_of: KeyOf) -> Callable[..., Any]:
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        key = key_of(args, kwargs)
        if (found := store.get(key, _MISS)) is _MISS:
            store.set(key, key, found := await fn(*args, **kwargs))
        return found

    return wrapper


def _wrap_generator(fn: Callable[..., Any], store: Store, key_of: KeyOf) -> Callable[..., Any]:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        key = key_of(args, kwargs)
        if (found := store.get(key, _MISS)) is not _MISS:
            yield from found
            return
        results = []
        for result in fn(*args, **kwargs):
            results.append(result)
            yield result
        store.set(key, key, results)

    return wrapper


def _wrap_async_generator(fn: Callable[..., Any], store: Store, key_of: KeyOf) -> Callable[..., Any]:
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        key = key_of(args, kwargs)
        if (found := store.get(key, _MISS)) is not _MISS:
            for result in found:
                yield result
            return
        results = []
        async for result in fn(*args, **kwargs):
            results.append(result)
            yield result
        store.set(key, key, results)

    return wrapper


def owner_of(per_session: bool) -> tuple[str | None, str | None]:
    """Whose results these are: the signed-in person's, and with `per_session` this session's alone."""
    run = current_run.get()
    if run is None:
        return None, None
    return run.session.user, run.session.id if per_session else None


def digest_of(value: Any) -> str:
    """A digest of a value's contents. Raises `BadProp` for what has no contents to compare."""
    digest = hashlib.sha256()
    _feed(digest, value)
    return digest.hexdigest()


def _feed(digest: Any, value: Any) -> None:
    digest.update(type(value).__qualname__.encode() + b"\0")
    if value is None or isinstance(value, (str, int, float, bool)):
        digest.update(repr(value).encode() + b"\0")
    elif isinstance(value, (bytes, bytearray)):
        digest.update(len(value).to_bytes(8, "big") + value)
    elif isinstance(value, dict):
        for name in sorted(value, key=repr):
            _feed(digest, name)
            _feed(digest, value[name])
    elif isinstance(value, (list, tuple)):
        digest.update(len(value).to_bytes(8, "big"))
        for item in value:
            _feed(digest, item)
    elif hasattr(value, "tobytes"):  # NumPy arrays, PIL images
        digest.update(
            repr(
                (getattr(value, "shape", None), getattr(value, "size", None), str(getattr(value, "dtype", "")))
            ).encode()
        )
        digest.update(value.tobytes())
    else:
        digest.update(_pickled(value))


def _pickled(value: Any) -> bytes:
    try:
        return pickle.dumps(value)
    except Exception as error:
        raise BadProp(
            f"gr.cache cannot tell one {type(value).__name__} from another ({error}). "
            "Give key=... that makes a key from the arguments that matter."
        ) from error


def size_of(value: Any) -> int:
    """Roughly how many bytes a value takes."""
    if hasattr(value, "nbytes"):
        return int(value.nbytes)
    if isinstance(value, dict):
        return sys.getsizeof(value) + sum(size_of(one) for pair in value.items() for one in pair)
    if isinstance(value, (list, tuple, set)):
        return sys.getsizeof(value) + sum(size_of(one) for one in value)
    if hasattr(value, "tobytes"):
        return len(value.tobytes())
    return sys.getsizeof(value)


def read_size(size: str | int | None) -> int | None:
    """Bytes from a number or from text such as "512mb". Raises `BadProp` for anything else."""
    if size is None or isinstance(size, int):
        return size
    text = size.strip().lower()
    number = text.rstrip("kmgib ")
    unit = text[len(number) :].strip() or "b"
    try:
        return int(float(number) * _UNITS[unit])
    except (ValueError, KeyError):
        raise BadProp(f"max_memory must be bytes or text such as '512mb', not {size!r}.") from None
