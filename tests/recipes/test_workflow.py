from __future__ import annotations

import json

import pytest

import limelight as gr
from limelight.errors import BadProp, Error
from limelight.testing.call import call_once


def reverse(text: str) -> str:
    return (text or "")[::-1]


def shout(text: str, times: int = 1) -> str:
    return text.upper() * times


def part(id, role, label, asset="text", **data):
    port = {"id": "p", "label": label, "type": asset}
    return {
        "id": id, "role": role, "label": label, "asset_type": asset, "inputs": [{**port, "id": "in"}],
        "outputs": [{**port, "id": "out"}], "data": data,
    }  # fmt: skip


def step(id, **what):
    ports = {"inputs": [{"id": "in", "label": "text"}], "outputs": [{"id": "out", "label": "output"}]}
    return {"id": id, "role": "operator", **ports, "data": {}, **what}


def edge(start, end):
    return {"from_node_id": start, "from_port_id": "out", "to_node_id": end, "to_port_id": "in", "type": "text"}


@pytest.fixture
def graph(tmp_path):
    def write(**more):
        told = {
            "schema_version": "2",
            "name": "Text tools",
            "references": [part("r", "reference", "Text", out="fox"), part("n", "reference", "Other")],
            "operators": [
                step("o", label="reverse", kind="fn", fn="reverse"),
                step("m", label="Llama", model_id="a/b"),
            ],
            "subjects": [part("s", "subject", "Turned"), part("g", "subject", "Made"), part("x", "subject", "Loud")],
            "edges": [edge("r", "o"), edge("o", "s"), edge("r", "m"), edge("m", "g"), edge("n", "x")],
            **more,
        }
        path = tmp_path / "workflow.json"
        path.write_text(json.dumps(told))
        return str(path)

    return write


def endpoints(demo):
    return {one.api_name: one for one in demo.listeners.values()}


def test_each_group_of_steps_is_an_endpoint(graph):
    demo = gr.Workflow(graph(), bind=[reverse])
    assert list(endpoints(demo)) == ["_load_initial", "call_space", "predict_fn_reverse", "turned", "loud"]
    assert demo.mode == "workflow"
    assert [one.label for one in endpoints(demo)["turned"].outputs] == ["Turned", "Made"]


def test_a_step_that_runs_elsewhere_leaves_its_output_empty(graph):
    demo = gr.Workflow(graph(), bind=[reverse])
    assert call_once(demo, endpoints(demo)["turned"], ["fox"])[0] == "xof"
    assert call_once(demo, endpoints(demo)["loud"], ["as it is"]) == "as it is"


def test_a_function_under_the_step_s_name_runs_it_here(graph):
    demo = gr.Workflow(graph(), bind={"reverse": reverse, "Llama": shout})
    assert call_once(demo, endpoints(demo)["turned"], ["fox"]) == ["xof", "FOX"]


def test_when_nothing_can_be_made_the_person_is_told_why(graph):
    group = gr.Workflow(graph(edges=[edge("r", "m"), edge("m", "s")])).steps.groups()[0]
    with pytest.raises(Error, match="'Llama' runs at a/b, and this app asks no other server"):
        group.run("fox")


def test_a_graph_that_goes_round_says_so(graph):
    told = graph(edges=[edge("o", "m"), edge("m", "o"), edge("o", "s")])
    group = gr.Workflow(told, bind={"reverse": reverse, "Llama": shout}).steps.groups()[0]
    with pytest.raises(Error, match="waits for itself"):
        group.run()


def test_functions_alone_make_a_graph(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    demo = gr.Workflow(bind=[reverse, shout], edges=[("reverse", "shout")])
    canvas = next(one for one in demo.nodes.values() if one.kind == "workflowcanvas")
    told = json.loads(canvas.initial_value())
    assert [one["id"] for one in told["nodes"]] == ["fn_reverse", "fn_shout"]
    assert told["nodes"][1]["inputs"][1] == {"id": "in_times", "label": "times", "type": "number"}
    assert told["edges"][0]["to_port_id"] == "in_text"
    assert call_once(demo, endpoints(demo)["predict_fn_shout"], ['["a", 2]']) == '["AA"]'


def test_what_cannot_be_a_graph_is_told_where_it_is_given(tmp_path):
    with pytest.raises(BadProp, match=r"there is no file 'nowhere\.json'"):
        gr.Workflow("nowhere.json")
    with pytest.raises(BadProp, match="names 'shout', which is not bound"):
        gr.Workflow(bind=[reverse], edges=[("reverse", "shout")])
    (tmp_path / "bad.json").write_text("{")
    with pytest.raises(BadProp, match="is no JSON"):
        gr.Workflow(str(tmp_path / "bad.json"))
