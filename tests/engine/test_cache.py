"""Results kept for the next time."""

import asyncio

import numpy as np
import pytest

import limelight as gr
from limelight.engine.cache import Store, digest_of, read_size
from limelight.errors import BadProp
from limelight.testing import Person


def test_equal_inputs_are_computed_once():
    calls = []

    @gr.cache
    def double(x):
        calls.append(x)
        return x * 2

    assert [double(2), double(2), double(3), double(x=2)] == [4, 4, 6, 4]
    assert calls == [2, 3]


def test_arrays_are_told_apart_by_their_contents():
    assert digest_of(np.zeros(3)) == digest_of(np.zeros(3))
    assert len({digest_of(np.zeros(3)), digest_of(np.zeros((3, 1))), digest_of(np.ones(3)), digest_of([0.0] * 3)}) == 4


def test_generators_give_the_same_results_again():
    calls = []

    @gr.cache
    def count(n):
        calls.append(n)
        yield from range(n)

    assert [list(count(3)), list(count(3))] == [[0, 1, 2]] * 2
    next(count(5))  # one that was left is not kept
    assert list(count(5)) == [0, 1, 2, 3, 4]
    assert calls == [3, 5, 5]


def test_async_functions_and_generators_are_cached():
    calls = []

    @gr.cache
    async def one(x):
        calls.append(x)
        return x

    @gr.cache
    async def many(x):
        calls.append(x)
        for i in range(x):
            yield i

    async def use():
        return [await one(1), await one(1), [i async for i in many(2)], [i async for i in many(2)]]

    assert asyncio.run(use()) == [1, 1, [0, 1], [0, 1]]
    assert calls == [1, 2]


def test_the_least_recently_used_goes_first():
    store = Store(max_size=2)
    for key in "ab":
        store.set(key, key, key)
    store.get("a")
    store.set("c", "c", "c")
    assert store.keys() == ["a", "c"]


def test_memory_is_bounded():
    store = Store(max_size=0, max_memory="100kb")
    for i in range(50):
        store.set(i, i, np.zeros(1000))
    assert 0 < len(store) <= 12
    assert read_size("2gb") == 2_000_000_000
    with pytest.raises(BadProp, match="'512mb'"):
        read_size("a lot")


def test_a_key_says_which_arguments_matter():
    calls = []

    @gr.cache(key=lambda arguments: arguments["prompt"])
    def generate(prompt, seed):
        calls.append(seed)
        return f"{prompt}{seed}"

    assert [generate("a", 1), generate("a", 2)] == ["a1", "a1"]


def test_a_cache_per_session_is_not_shared():
    calls = []

    @gr.cache(per_session=True)
    def slow(text):
        calls.append(text)
        return text

    with gr.Blocks() as demo:
        a, b = gr.Textbox("x", label="a"), gr.Textbox(label="b")
        gr.Button("Go").click(slow, a, b)
    with Person(demo) as ada:
        ada.click("Go").click("Go")
        Person(ada).click("Go")
    assert len(calls) == 2


def test_a_cache_by_hand_keeps_named_data():
    kept = gr.Cache()
    assert kept.get("q") is None
    kept.set("q", text="answer", score=1)
    assert kept.get("q") == {"text": "answer", "score": 1}
    assert kept.keys() == ["q"]
    kept.clear()
    assert kept.get("q") is None
