"""Large tables on their way: whole for other programs, by window for pages, nothing for strangers."""

from __future__ import annotations

import json
import re

import httpx
import numpy as np
import pandas as pd
import pytest

import limelight as gr
from tests.transports.serving import serve

ROWS = 2_000


def frame() -> pd.DataFrame:
    return pd.DataFrame({"n": np.arange(ROWS), "name": [f"row {n}" for n in range(ROWS)]})


@pytest.fixture(scope="module")
def app():
    with gr.Blocks() as demo:
        shown = gr.Dataframe(frame(), label="Shown")
        out = gr.Dataframe(label="Out")
        count = gr.Number(label="Count")
        button = gr.Button("go")
        button.click(lambda: frame(), None, out, api_name="make")
        button.click(len, shown, count, api_name="count")
    served = serve(demo)
    yield served.url.rstrip("/"), shown.id
    served.close()


def window(base: str, component: int, value: dict, session: str | None = None, **asked) -> httpx.Response:
    data = {"table": {"meta": value["meta"], "edits": value.get("edits")}, "start": 0, "stop": 2, **asked}
    body = {"component_id": component, "fn_name": "window", "data": data, "session_hash": session}
    return httpx.post(f"{base}/gradio_api/component_server", json=body)


def first_value(base: str) -> dict:
    """Of the page."""
    found = re.search('id="limelight-config">(.*?)</script>', httpx.get(base).text, re.DOTALL)
    assert found
    nodes = json.loads(found[1])["root"]["children"]
    return next(one["props"]["value"] for one in nodes if one["props"].get("label") == "Shown")


def test_a_description_of_the_app_has_the_first_rows_only(app):
    config = httpx.get(f"{app[0]}/config").json()
    value = next(one["props"]["value"] for one in config["components"] if one["props"].get("label") == "Shown")
    assert set(value) == {"headers", "data", "metadata"}
    assert len(value["data"]) < 100


def test_other_programs_get_and_give_the_whole_table(app):
    base = app[0]
    made = httpx.post(f"{base}/api/make", json=[]).json()["result"]
    assert set(made) == {"headers", "data", "metadata"}
    assert (len(made["data"]), made["data"][-1]) == (ROWS, [ROWS - 1, f"row {ROWS - 1}"])
    assert httpx.post(f"{base}/api/count", json=[made]).json()["result"] == ROWS


def test_a_page_gets_its_first_rows_and_then_windows(app):
    base, shown = app
    value = first_value(base)
    assert len(value["data"]) < 100 < value["rows"] == ROWS
    got = window(base, shown, value, sort=[{"column": 0, "descending": True}]).json()
    assert (got["count"], got["data"][0]) == (ROWS, [ROWS - 1, f"row {ROWS - 1}"])
    edited = window(base, shown, {**value, "edits": [["cells", [[1, 1, "mine"]]]]}).json()
    assert edited["data"][1] == [1, "mine"]


@pytest.mark.parametrize(
    "asked",
    [{"sort": [{"column": 9}]}, {"filters": [{"column": 0, "test": "like"}]}, {"search": "x", "start": "y", "sort": 1}],
    ids=str,
)
def test_what_cannot_be_asked_is_refused_in_words(app, asked):
    answer = window(app[0], app[1], first_value(app[0]), **asked)
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_a_handle_that_was_not_issued_opens_nothing(app):
    value = {"meta": {"_type": "limelight.Table", "handle": "x" * 24}}
    answer = window(app[0], app[1], value)
    assert answer.status_code == 400
    assert "not kept any more" in answer.json()["detail"]
    assert httpx.post(f"{app[0]}/api/count", json=[value]).status_code == 422
