"""`import limelight` is quick and does nothing: proven by what it loads and touches, which does not flake."""

from __future__ import annotations

from tests.house.sources import module_name, python_files, report, run_fresh

BANNED = [
    *("numpy", "PIL", "pandas", "matplotlib", "scipy", "sklearn", "torch"),
    *("anyio", "starlette", "uvicorn", "httpx", "requests", "websockets", "asyncio"),
    *("sqlite3", "ssl", "multiprocessing", "unittest", "pydoc", "http.server"),
]

LOADS = """
import json, sys
before = set(sys.modules)
import limelight
print(json.dumps(sorted(set(sys.modules) - before)))
"""

TOUCHES = """
import json, sys, threading
seen = []
def watch(event, args):
    writes = event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+")
    reaches_out = event.split(".")[0] in {"socket", "subprocess", "_thread", "sqlite3"}
    if writes or reaches_out or event in {"os.mkdir", "os.remove", "os.system"}:
        seen.append(f"{event} {args[:1]}")
sys.addaudithook(watch)
import importlib
for name in NAMES:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name.split(".")[0] == "limelight":
            raise
print(json.dumps([seen, threading.active_count()]))
"""


def test_importing_limelight_loads_no_heavy_module():
    loaded = run_fresh(LOADS)
    found = [name for name in BANNED if name in loaded]
    assert not found, (
        f"`import limelight` loads {', '.join(found)}. Import it inside the function that needs it; "
        "`python -X importtime -c 'import limelight'` shows who asked for it."
    )


def test_importing_any_module_touches_nothing():
    names = [module_name(path) for path in python_files() if path.name != "__main__.py"]
    # What third packages do while they load is theirs; only names of our own files are looked at, in one interpreter.
    seen, threads = run_fresh(TOUCHES.replace("NAMES", repr(names)))
    ours = [event for event in seen if "site-packages" not in event and "/dev/null" not in event]
    assert not ours, report([f"{event}: do it in a function, when asked" for event in ours])
    assert threads == 1, "A thread runs after importing. Start it in a function, when asked."
