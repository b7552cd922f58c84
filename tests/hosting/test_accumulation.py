"""Nothing accumulates: what is counted before many sessions is counted again after them. Counts, not times."""

from __future__ import annotations

import asyncio
import gc
import statistics
import subprocess
import sys
import threading
import time
import tracemalloc
from collections import Counter
from itertools import pairwise

import pytest

import limelight as gr
from limelight.engine.engine import GRACE_S, KEPT_S, Engine
from limelight.engine.run import Run
from limelight.engine.session import Session
from limelight.files.store import FileStore
from tests.transports.serving import serve

ROUNDS = 5
# In a process of its own, so that only the server's side is counted.
CLIENT = """
import asyncio, json, sys
from websockets.asyncio.client import connect

url, count, listener, together = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])

async def visit(number):
    async with connect(url, max_size=None, open_timeout=60) as socket:
        await socket.send(json.dumps({"t": "hello"}))
        await socket.recv()
        run = {"t": "trigger", "run": f"run-number-{number}", "listener": listener, "inputs": [f"visitor {number}"]}
        await socket.send(json.dumps(run))
        while not any(message["t"] == "ended" for message in json.loads(await socket.recv()).get("m", ())):
            pass

async def stay():
    sockets = [await connect(url, open_timeout=60) for _ in range(count)]
    for socket in sockets:
        await socket.send(json.dumps({"t": "hello"}))
        await socket.recv()
    print("open", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    for socket in sockets:
        await socket.close()

async def main():
    if not together:
        return await stay()
    for first in range(0, count, together):
        await asyncio.gather(*(visit(number) for number in range(first, first + together)))

asyncio.run(main())
"""


@pytest.fixture
def served(tmp_path):
    gone = Counter()

    def letter(text, count):
        path = tmp_path / f"{text}.txt"
        path.write_text(text)
        return text.upper(), count + 1, str(path)

    with gr.Blocks() as demo:
        text, count = gr.Textbox(label="In"), gr.State(0, delete_callback=lambda _: gone.update(["deleted"]))
        out, file = gr.Textbox(label="Out"), gr.File(label="Letter")
        gr.Button("Go").click(lambda text: letter(text, 0)[::2], text, [out, file], concurrency_limit=4)
        out.change(lambda count: count + 1, count, count)
        demo.unload(lambda: gone.update(["unloaded"]))
    served = serve(demo)
    served.gone = gone
    yield served
    served.close()


def on_loop(served, work):
    """What `work()` gives on the server's loop."""
    done = threading.Event()
    result = []

    def call():
        result.append(work())
        done.set()

    served.demo.launched.host._loop.call_soon_threadsafe(call)
    assert done.wait(60)
    return result[0]


def visit(served, count, together=25):
    address = f"{served.url.replace('http', 'ws', 1)}limelight/socket"
    listener = next(one.id for one in served.demo.listeners.values())
    subprocess.run([sys.executable, "-c", CLIENT, address, str(count), str(listener), str(together)], check=True)


def let_go(served):
    """Until every page's connection has ended; then an hour passes."""
    engine = served.site.engine
    while on_loop(served, lambda: sum(one.connections for one in engine.sessions.values())):
        pass
    engine.clock.move(GRACE_S + 1)
    on_loop(served, lambda: engine.tidy(engine.clock()))
    engine.clock.move(KEPT_S + 1)
    on_loop(served, lambda: engine.tidy(engine.clock()))


def counted(served):
    """Everything that could accumulate."""
    gc.collect()
    engine, site = served.site.engine, served.site
    return on_loop(
        served,
        lambda: {
            "sessions": len(engine.sessions),
            "groups": len(engine.queue.groups),
            "waiting": engine.queue.waiting_count,
            "tasks": len(asyncio.all_tasks()),
            "pages": len(site.pages_open),
            "handles": len(engine.files._entries),
            "sources": len(engine.files._by_source),
            "files": sum(path.is_file() for path in engine.files.folder.rglob("*")),
            "run objects": sum(isinstance(one, Run) for one in gc.get_objects()),
            "session objects": sum(isinstance(one, Session) for one in gc.get_objects()),
        },
    )


def settled(served, expected):
    """What is counted once it is what is expected, or at last: a connection's last task may still be going."""
    end = time.monotonic() + 30
    while (found := counted(served)) != expected and time.monotonic() < end:
        time.sleep(0.05)
    return found


def test_two_thousand_sessions_leave_nothing_behind(served):
    visit(served, 50)
    let_go(served)
    served.gone.clear()
    before = counted(served)
    sizes_bytes = []
    tracemalloc.start()
    try:
        for _ in range(ROUNDS):
            visit(served, 400)
            let_go(served)
            gc.collect()
            sizes_bytes.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert settled(served, before) == before
    assert served.gone["unloaded"] == ROUNDS * 400
    # A table that doubles once does so in one round; what is left behind by each session is there in all of them.
    growth_bytes = statistics.median(after - before for before, after in pairwise(sizes_bytes)) / 400
    assert growth_bytes <= 64, f"{growth_bytes:.0f} bytes are left behind by each session: {sizes_bytes}"


def test_an_idle_session_takes_at_most_60_kb(served):
    visit(served, 1, together=1)
    address = f"{served.url.replace('http', 'ws', 1)}limelight/socket"
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        client = subprocess.Popen(
            [sys.executable, "-c", CLIENT, address, "200", "0", "0"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert client.stdout.readline().strip() == "open"
        gc.collect()
        each = (tracemalloc.get_traced_memory()[0] - before) / 200
        client.communicate("\n", timeout=60)
    finally:
        tracemalloc.stop()
    assert each <= 60_000, f"{each:,.0f} bytes for each idle session"


def test_a_thousand_waiting_runs_wake_nobody():
    hold = threading.Event()
    with gr.Blocks() as demo:
        gr.Button("Go").click(lambda: hold.wait(60), trigger_mode="multiple")

    async def work():
        engine = Engine(demo, FileStore())
        await engine.start()
        loop = asyncio.get_running_loop()
        session = engine.session()
        runs = [session.trigger(next(iter(demo.listeners.values())), []) for _ in range(1_001)]
        followers = [asyncio.ensure_future(run.finished()) for run in runs]
        for _ in range(10):
            await asyncio.sleep(0)
        turns, run_once = [], loop._run_once

        def turn():
            turns.append(1)
            run_once()

        loop._run_once = turn
        timers = len(loop._scheduled)
        await asyncio.sleep(0.5)
        counts = len(turns), timers, engine.queue.waiting_count
        hold.set()
        await asyncio.gather(*followers)
        await engine.stop()
        return counts

    loop = asyncio.SelectorEventLoop()
    try:
        turns, timers, waiting = loop.run_until_complete(work())
    finally:
        loop.close()
    assert waiting == 1_000
    assert timers <= 1, "only what is tidied now and then has a timer"
    assert turns <= 4, "the loop turned although nothing happened"
